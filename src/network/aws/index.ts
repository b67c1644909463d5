import type { Family, Provider } from '../builder.ts';
import { directory } from './stores/authentication.ts';
import { autoScalingGroup } from './compute/auto-scaling.ts';
import { cacheCluster } from './stores/cache.ts';
import { replicationGroup } from './stores/replication-group.ts';
import { databaseProxy } from './stores/database-proxy.ts';
import { directConnectConnection, directConnectLag } from './premises/circuit.ts';
import { classicLoadBalancer } from './balancers/classic-load-balancer.ts';
import { customerGateway } from './premises/customer-gateway.ts';
import { dataSets } from './copies/data-sets.ts';
import { clusterEndpoint, databaseCluster } from './stores/database-cluster.ts';
import { directConnectGateway, virtualInterface } from './premises/direct-connect.ts';
import { elasticAddress, record } from './dns/dns.ts';
import { beanstalkEnvironment } from './compute/beanstalk.ts';
import { distribution } from './balancers/cloudfront.ts';
import { ecsService } from './compute/ecs.ts';
import { eksCluster, eksFargateProfile, eksNodeGroup } from './compute/eks.ts';
import { accelerator, endpointGroup } from './balancers/global-accelerator.ts';
import { instance, networkInterface } from './compute/instance.ts';
import { kafkaCluster } from './stores/kafka.ts';
import { lambdaFunction } from './compute/lambda.ts';
import { loadBalancer } from './balancers/load-balancer.ts';
import { natGateway } from './paths/nat.ts';
import { databaseInstance } from './stores/rds.ts';
import { searchDomain } from './stores/search.ts';
import { table } from './stores/storage.ts';
import { canonicalType } from './type-aliases.ts';
import { facesInternet } from './balancers/faces-internet.ts';
import { entryOf, isModelled } from './catalogue/catalogue.ts';
import { productClass } from './catalogue/product-class.ts';
import { drawnFromEntry } from './drawn.ts';
import { placement } from './places/placement.ts';
import { closable } from './paths/admission/closed-stores.ts';
import { closableByZone } from './paths/admission/closed-zones.ts';
import { fileSystem } from './stores/file-systems.ts';
import { endpointService, vpcEndpoint } from './paths/vpc-endpoint.ts';
import { clientVpn } from './premises/client-vpn.ts';
import { resolverEndpoint } from './dns/resolver.ts';
import { vpnConnection } from './premises/vpn.ts';

const families: readonly Family[] = [
  accelerator,
  autoScalingGroup,
  beanstalkEnvironment,
  cacheCluster,
  classicLoadBalancer,
  clientVpn,
  clusterEndpoint,
  customerGateway,
  databaseCluster,
  databaseInstance,
  databaseProxy,
  directConnectConnection,
  directConnectGateway,
  directConnectLag,
  directory,
  distribution,
  ecsService,
  eksCluster,
  eksFargateProfile,
  eksNodeGroup,
  elasticAddress,
  endpointGroup,
  endpointService,
  fileSystem,
  instance,
  kafkaCluster,
  lambdaFunction,
  loadBalancer,
  natGateway,
  networkInterface,
  record,
  replicationGroup,
  resolverEndpoint,
  searchDomain,
  table,
  virtualInterface,
  vpcEndpoint,
  vpnConnection,
];

const byType = new Map(
  families
    .map(closableByZone)
    .map(closable)
    .flatMap((family) => family.types.map((type) => [type, family] as const)),
);
const fromEntry = closable(closableByZone(drawnFromEntry));

/** What is known of AWS that the builder needs to draw a network. */
export const aws: Provider = {
  familyOf: (resource) =>
    byType.get(canonicalType(resource.type)) ?? (isModelled(resource.type) ? fromEntry : undefined),
  classOf: productClass,
  isGlobal: (resource) => entryOf(resource).scope === 'global',
  dataSets,
  // A zone that may be any of the others is no second one.
  listedZones: (net, resource) =>
    new Set(placement(net, resource).zones.flatMap(({ zone }) => (zone?.open === undefined ? (zone?.key ?? []) : [])))
      .size,
  shown(resource) {
    const { scope, isRegional, role } = entryOf(resource);
    const isPublic = facesInternet(resource);
    const shown = { service: isRegional && role, onPremises: scope === 'premises' };
    return isPublic === undefined ? shown : { ...shown, isPublic };
  },
};
