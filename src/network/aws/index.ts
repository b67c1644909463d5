import type { Resource } from '../../input/deployment.ts';
import type { Family } from '../builder.ts';
import { directory, userPool } from './stores/authentication.ts';
import { autoScalingGroup } from './compute/auto-scaling.ts';
import { cacheCluster, replicationGroup } from './stores/cache.ts';
import { databaseProxy } from './stores/database-proxy.ts';
import { directConnectConnection, directConnectLag } from './premises/circuit.ts';
import { classicLoadBalancer } from './balancers/classic-load-balancer.ts';
import { customerGateway } from './premises/customer-gateway.ts';
import { clientVpn } from './premises/client-vpn.ts';
import { databaseCluster, databaseClusterPart } from './stores/database-cluster.ts';
import { directConnectGateway, virtualInterface } from './premises/direct-connect.ts';
import { elasticAddress, record } from './names/dns.ts';
import { ecsService } from './compute/ecs.ts';
import { eksCluster, eksFargateProfile, eksNodeGroup } from './compute/eks.ts';
import { networkFirewall } from './routes/firewall.ts';
import { accelerator, endpointGroup } from './balancers/global-accelerator.ts';
import { instance, networkInterface } from './compute/instance.ts';
import { lambdaFunction } from './compute/lambda.ts';
import { loadBalancer } from './balancers/load-balancer.ts';
import { natGateway } from './routes/nat.ts';
import { databaseInstance } from './stores/rds.ts';
import { resolverEndpoint } from './premises/resolver.ts';
import { searchDomain } from './stores/search.ts';
import { regionalServices, table } from './stores/storage.ts';
import { transitGateway, transitGatewayAttachment } from './routes/transit-gateway.ts';
import { canonicalType } from './types.ts';
import { fileSystem } from './stores/file-systems.ts';
import { endpointService, vpcEndpoint } from './routes/vpc-endpoint.ts';
import { vpnConnection } from './premises/vpn.ts';

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
