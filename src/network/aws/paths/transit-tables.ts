import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import { type Prefix, prefixesOf } from './destination.ts';
import { attachmentType, endOf, endTypes, gatewayTypes, joinsSeveral } from './transit-ends.ts';
import { named } from '../type-aliases.ts';
import { vpcOf } from '../places/subnets.ts';

/** One static route of a transit gateway: a prefix has one end, whatever else is attached. */
export interface TransitRoute {
  readonly route: Resource;
  /** Its table; the gateway itself stands for its default table. */
  readonly table: Resource;
  readonly leadsTo: Prefix;
  /** The attachment it leads to; undefined when it is not in the inputs, or when packets are dropped. */
  readonly end: Resource | undefined;
  readonly blackhole: boolean;
}

/** The static routes of every table of the inputs. */
export function staticRoutes(net: NetworkBuilder): readonly TransitRoute[] {
  return [...net.once(transitTables).routes.values()].flat();
}

/** The VPC attachments of each VPC. */
export function attachmentsByVpc(net: NetworkBuilder): ReadonlyMap<Resource, readonly Resource[]> {
  const byVpc = new Map<Resource, Resource[]>();
  for (const attachment of net.all(named(attachmentType))) {
    const vpc = vpcOf(net, attachment);
    if (vpc) push(byVpc, vpc, attachment);
  }
  return byVpc;
}

export interface TransitTables {
  /** By attachment, and by attachment and gateway for what joins several: each has its own. */
  readonly tableOf: ReadonlyMap<string, { table?: Resource; gap?: Missing }>;
  readonly routes: ReadonlyMap<Resource, readonly TransitRoute[]>;
  readonly propagated: ReadonlyMap<Resource, ReadonlySet<Resource>>;
  /** Tables that may hold more than the inputs show, with what would tell. */
  readonly open: ReadonlyMap<Resource, Missing>;
  /** What would tell the attachment of an association that names none. */
  readonly openAssociation: Missing;
}

const tableTypes = ['aws_ec2_transit_gateway_route_table', ...gatewayTypes];
const tablePath = 'transit_gateway_route_table_id';
const endPath = 'transit_gateway_attachment_id';

/** Associations, propagations and static routes, by table. */
export function transitTables(net: NetworkBuilder): TransitTables {
  const tableOf = new Map<string, { table?: Resource; gap?: Missing }>();
  const routes = new Map<Resource, TransitRoute[]>();
  const propagated = new Map<Resource, Set<Resource>>();
  const open = new Map<Resource, Missing>();
  let openAssociation: Missing;
  const all = net.all(tableTypes);

  for (const join of net.graph.ofType('aws_ec2_transit_gateway_route_table_association')) {
    const table = only(net, join, tablePath, tableTypes);
    const end = endAt(net, join);
    const found = table ? { table } : { gap: [argument(join, tablePath)] };
    if (!end) openAssociation ??= [argument(join, endPath)];
    else if (table && joinsSeveral(end)) tableOf.set(`${end.id} ${gatewayOfTable(net, table)?.id ?? ''}`, found);
    else tableOf.set(end.id, found);
  }
  for (const join of net.graph.ofType('aws_ec2_transit_gateway_route_table_propagation')) {
    const table = only(net, join, tablePath, tableTypes);
    const end = endAt(net, join);
    if (table && end) propagated.set(table, (propagated.get(table) ?? new Set()).add(end));
    else for (const one of table ? [table] : all) open.set(one, [argument(join, table ? endPath : tablePath)]);
  }
  for (const type of ['aws_ec2_transit_gateway_route', 'aws_ec2_transit_gateway_prefix_list_reference']) {
    for (const route of net.graph.ofType(type)) {
      const table = only(net, route, tablePath, tableTypes);
      if (!table) {
        for (const one of all) open.set(one, [argument(route, tablePath)]);
        continue;
      }
      const blackhole = route.attributes.boolean('blackhole') === true;
      const end = endAt(net, route);
      for (const leadsTo of prefixesOf(net, route, route.attributes)) {
        push(routes, table, { route, table, leadsTo, end, blackhole });
      }
    }
  }
  return { tableOf, routes, propagated, open, openAssociation };
}

function endAt(net: NetworkBuilder, join: Resource): Resource | undefined {
  const end = only(net, join, endPath, endTypes);
  return end && endOf(net, end);
}

/** What an argument of one value points at, unless it is a guess. */
function only(net: NetworkBuilder, resource: Resource, path: string, types: readonly string[]): Resource | undefined {
  const [reference] = net.graph.resolve(resource, path, types).references;
  return reference && reference.certainty !== 'guessed' ? reference.target : undefined;
}

function gatewayOfTable(net: NetworkBuilder, table: Resource): Resource | undefined {
  return gatewayTypes.includes(table.type) ? table : only(net, table, 'transit_gateway_id', gatewayTypes);
}
