import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { entryOf } from '../catalogue/catalogue.ts';
import { refuseWithoutNames } from '../dns/private-names.ts';
import { everywhere } from './destination.ts';
import { forward } from './forward.ts';
import { tableOf } from './routing.ts';
import { flag } from '../settings.ts';
import { wordOf } from '../settings-or-missing.ts';
import { vpcOf } from '../places/subnets.ts';
import { isType, named } from '../type-aliases.ts';

/**
 * What a program in `subnet` needs to reach services that AWS runs for the Region: an interface endpoint that answers to the
 * name of the service, a gateway endpoint in its route table, else its way out. A program that has neither is refused at the
 * endpoint that is meant for it, else at its route table.
 * https://docs.aws.amazon.com/vpc/latest/privatelink/privatelink-access-aws-services.html
 */
export function needWaysToServices(
  net: NetworkBuilder,
  client: Draft,
  subnet: Resource,
  stores: readonly Resource[],
): void {
  const vpc = vpcOf(net, subnet);
  if (!vpc) return;
  for (const { store, endpoints, answering, perhaps } of servicesFrom(net, subnet, stores)) {
    const node = answering && net.node(answering);
    for (const { endpoint, missing } of perhaps) {
      const other = net.node(endpoint);
      if (other !== undefined) net.need(client, { of: [other], unless: missing });
    }
    if (node === undefined) refuseUnreachable(net, { client, subnet, vpc, store }, endpoints);
    else {
      net.need(client, { of: [node] });
      refuseWithoutNames(net, client, vpc, answering?.id);
    }
  }
}

/** The interface endpoints that a program in `subnet` calls: by the names of services, or by their own. */
export function endpointsFrom(net: NetworkBuilder, subnet: Resource, stores: readonly Resource[]): readonly Resource[] {
  const own = stores.filter((store) => isType(store, 'aws_vpc_endpoint'));
  return [...own, ...servicesFrom(net, subnet, stores).flatMap(({ answering }) => answering ?? [])];
}

interface Asked {
  readonly store: Resource;
  readonly endpoints: readonly Endpoint[];
  /** The endpoint whose addresses the name of the service has, for all of the VPC. */
  readonly answering: Resource | undefined;
  /** Where none does for certain, those whose addresses it may have, and what would tell. */
  readonly perhaps: readonly { readonly endpoint: Resource; readonly missing: Missing }[];
}

function servicesFrom(net: NetworkBuilder, subnet: Resource, stores: readonly Resource[]): readonly Asked[] {
  const vpc = vpcOf(net, subnet);
  const all = (vpc && net.once(endpointsByVpc).get(vpc)) ?? [];
  const services = new Map(stores.flatMap((store) => serviceOf(store, subnet)));
  return Array.from(services, ([service, store]) => {
    const endpoints = all.filter((one) => one.service === service);
    const answering = endpoints.find(({ kind, answers }) => kind === 'Interface' && answers === true)?.endpoint;
    return { store, endpoints, answering, perhaps: answering ? [] : all.flatMap((one) => mayAnswer(one, service)) };
  });
}

/** An interface endpoint that may have the name of the service. */
function mayAnswer({ endpoint, kind, service, answers, isPrivate }: Endpoint, wanted: string): Asked['perhaps'] {
  const isOther = isPrivate || (service !== undefined && service !== wanted);
  if (kind !== 'Interface' || isOther || answers === false) return [];
  const missing = [
    ...(service === undefined ? [argument(endpoint, 'service_name')] : []),
    ...(answers === undefined ? [argument(endpoint, 'private_dns_enabled')] : []),
  ];
  return [{ endpoint, missing }];
}

/** The service as endpoints name it, where it is in the Region of the subnet. */
function serviceOf(store: Resource, { region }: Resource): readonly (readonly [string, Resource])[] {
  const service = entryOf(store).endpoint;
  const isElsewhere = store.region !== undefined && region !== undefined && store.region !== region;
  return service === undefined || isElsewhere ? [] : [[service, store]];
}

interface Caller {
  readonly client: Draft;
  readonly subnet: Resource;
  readonly vpc: Resource;
  readonly store: Resource;
}

function refuseUnreachable(
  net: NetworkBuilder,
  { client, subnet, vpc, store }: Caller,
  endpoints: readonly Endpoint[],
): void {
  const { refuses, hops, table } = tableOf(net, subnet);
  const { whole } = everywhere[4];
  const isOut = 'steps' in forward(net, subnet, whole);
  // Endpoints may be shared by other networks that a route leads to.
  if (refuses === undefined || isOut || hops.length > 0) return;
  // An endpoint whose service or tables are not known may be one for it.
  const all = net.once(endpointsByVpc).get(vpc) ?? [];
  if (all.some(({ isPrivate }) => isPrivate) || net.once(looseEndpoints)) return;
  if (endpoints.some(({ tables }) => table && tables?.includes(table))) return;
  const open = [
    ...all.filter(({ service }) => service === undefined).map(({ endpoint }) => argument(endpoint, 'service_name')),
    ...endpoints.flatMap(({ endpoint, answers, tables }) => [
      ...(answers === undefined ? [argument(endpoint, 'private_dns_enabled')] : []),
      ...(tables === undefined ? [argument(endpoint, 'route_table_ids')] : []),
    ]),
  ];
  if (open.length > 0) {
    net.need(client, { of: [], unless: open });
    return;
  }
  const [gateway] = endpoints.filter(({ kind }) => kind === 'Gateway');
  const [silent] = endpoints.filter(({ kind }) => kind === 'Interface');
  if (gateway) {
    net.refuse(client, gateway.endpoint, {
      is: 'not-in-table',
      path: 'route_table_ids',
      from: refuses.id,
      and: net.originOf(refuses),
    });
  } else if (silent) net.refuse(client, silent.endpoint, { is: 'no-private-name', path: 'private_dns_enabled' });
  else net.refuse(client, refuses, { is: 'no-route', to: store.id });
}

interface Endpoint {
  readonly endpoint: Resource;
  /** `s3`; undefined where it is not known. */
  readonly service: string | undefined;
  /** It leads to an endpoint service of somebody's own, whose name is made with it. */
  readonly isPrivate: boolean;
  readonly kind: string | undefined;
  /** Whether the name of the service has its addresses; undefined where that is not known. */
  readonly answers: boolean | undefined;
  /** Route tables that have it; undefined where they are not all known. */
  readonly tables: readonly Resource[] | undefined;
}

function endpointsByVpc(net: NetworkBuilder): ReadonlyMap<Resource, readonly Endpoint[]> {
  const found = new Map<Resource, Endpoint[]>();
  for (const endpoint of net.all(named('aws_vpc_endpoint'))) {
    const [vpc] = net.targets(endpoint, 'vpc_id', named('aws_vpc'));
    if (!vpc) continue;
    const at = endpoint.attributes;
    const kind = wordOf(endpoint, 'vpc_endpoint_type', 'Gateway');
    const one = {
      endpoint,
      service: at.string('service_name')?.split('.').at(-1),
      isPrivate: net.graph.resolve(endpoint, 'service_name', ['aws_vpc_endpoint_service']).references.length > 0,
      kind: typeof kind === 'string' ? kind : undefined,
      answers: kind === 'Gateway' ? false : flag(at, 'private_dns_enabled', false),
      tables: tablesWith(net, endpoint),
    };
    found.set(vpc, [...(found.get(vpc) ?? []), one]);
  }
  return found;
}

/** The VPC of an endpoint is not known: it may be that of any. */
function looseEndpoints(net: NetworkBuilder): boolean {
  return net.all(named('aws_vpc_endpoint')).some((one) => net.targets(one, 'vpc_id', named('aws_vpc')).length === 0);
}

function tablesWith(net: NetworkBuilder, endpoint: Resource): readonly Resource[] | undefined {
  const types = [...named('aws_route_table', 'aws_default_route_table'), ...named('aws_vpc')];
  const joins = net.all(['aws_vpc_endpoint_route_table_association']).filter((one) => {
    const of = net.targets(one, 'vpc_endpoint_id', named('aws_vpc_endpoint'));
    return of.length === 0 || of.includes(endpoint);
  });
  const lists = [
    net.graph.resolve(endpoint, 'route_table_ids', types),
    ...joins.map((one) => net.graph.resolve(one, 'route_table_id', types)),
  ];
  const isOpen = lists.some(
    ({ references, literals, unresolved }) =>
      references.some(({ certainty }) => certainty === 'guessed') || literals.length > 0 || unresolved.length > 0,
  );
  return isOpen ? undefined : lists.flatMap(({ references }) => references.map(({ target }) => target));
}
