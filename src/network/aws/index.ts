import type { Resource } from '../../input/deployment.ts';
import type { Family } from '../builder.ts';
import { directory, userPool } from './authentication.ts';
import { autoScalingGroup } from './auto-scaling.ts';
import { cacheCluster, replicationGroup } from './cache.ts';
import { databaseProxy } from './database-proxy.ts';
import { directConnectConnection, directConnectLag } from './circuit.ts';
import { classicLoadBalancer } from './classic-load-balancer.ts';
import { customerGateway } from './customer-gateway.ts';
import { clientVpn } from './client-vpn.ts';
import { databaseCluster, databaseClusterPart } from './database-cluster.ts';
import { directConnectGateway, virtualInterface } from './direct-connect.ts';
import { elasticAddress, record } from './dns.ts';
import { ecsService } from './ecs.ts';
import { eksCluster, eksFargateProfile, eksNodeGroup } from './eks.ts';
import { networkFirewall } from './firewall.ts';
import { accelerator, endpointGroup } from './global-accelerator.ts';
import { instance, networkInterface } from './instance.ts';
import { lambdaFunction } from './lambda.ts';
import { loadBalancer } from './load-balancer.ts';
import { natGateway } from './nat.ts';
import { databaseInstance } from './rds.ts';
import { resolverEndpoint } from './resolver.ts';
import { searchDomain } from './search.ts';
import { regionalServices, table } from './storage.ts';
import { transitGateway, transitGatewayAttachment } from './transit-gateway.ts';
import { canonicalType } from './types.ts';
import { fileSystem } from './file-systems.ts';
import { endpointService, vpcEndpoint } from './vpc-endpoint.ts';
import { vpnConnection } from './vpn.ts';

const families: readonly Family[] = [
  accelerator,
  autoScalingGroup,
  cacheCluster,
  classicLoadBalancer,
  clientVpn,
  customerGateway,
  databaseCluster,
  databaseClusterPart,
  databaseInstance,
  databaseProxy,
  directConnectConnection,
  directConnectGateway,
  directConnectLag,
  directory,
  ecsService,
  eksCluster,
  eksFargateProfile,
  eksNodeGroup,
  elasticAddress,
  endpointGroup,
  endpointService,
  fileSystem,
  instance,
  lambdaFunction,
  loadBalancer,
  natGateway,
  networkFirewall,
  networkInterface,
  record,
  regionalServices,
  replicationGroup,
  resolverEndpoint,
  searchDomain,
  table,
  transitGateway,
  transitGatewayAttachment,
  userPool,
  virtualInterface,
  vpcEndpoint,
  vpnConnection,
];

const byType = new Map(families.flatMap((family) => family.types.map((type) => [type, family] as const)));

/** The family that models a resource; undefined where its type is not modelled. */
export function familyOf(resource: Resource): Family | undefined {
  return byType.get(canonicalType(resource.type));
}

/** True when a resource of this type can become a component. */
export function isModelled(type: string): boolean {
  return byType.has(canonicalType(type));
}
