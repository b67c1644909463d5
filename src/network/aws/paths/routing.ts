import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { type Choice, type Destination, longest } from './destination.ts';
import type { Hop } from './next-hop.ts';
import { type RouteTables, type Routes, hopKey, routeTables } from './route-tables.ts';
import { vpcOf } from '../places/subnets.ts';

/** The route table of a subnet, as far as the plan tells. */
export interface SubnetTable {
  readonly hops: readonly Hop[];
  /** VPN gateways whose routes it learns. */
  readonly learns: readonly Resource[];
  /**
   * What refuses packets that have no route: the table, or a subnet that is associated with none. Undefined where the
   * table may have routes that the inputs do not show.
   */
  readonly refuses: Resource | undefined;
  /** What would settle the routes it has, where that is open. Without it, a table outside the inputs is taken to lead there. */
  readonly open: Missing;
  /** Equal for subnets with the same table. */
  readonly table: Resource | undefined;
}

/** The table a subnet is associated with, else the main table of its VPC. */
export function tableOf(net: NetworkBuilder, subnet: Resource): SubnetTable {
  const known = net.once(knownTables);
  const found = known.get(subnet) ?? find(net, subnet);
  known.set(subnet, found);
  return found;
}

function knownTables(): Map<Resource, SubnetTable> {
  return new Map();
}

function find(net: NetworkBuilder, subnet: Resource): SubnetTable {
  const all = net.once(routeTables);
  const associated = all.tablesOf.get(subnet);
  if (associated) {
    const [table, ...others] = [...associated.tables];
    if (others.length > 0) return anyOf([...associated.tables].map((one) => all.routesOf.get(one)));
    const isSure = associated.certainty !== 'guessed';
    const own = of(all, table, isSure && table?.mode === 'managed' ? table : undefined);
    return isSure ? own : { ...own, hops: own.hops.map((hop) => ({ ...hop, certainty: 'guessed' })) };
  }
  if (all.outside.has(subnet)) return { ...unknownTable, open: all.outside.get(subnet) };
  const vpc = vpcOf(net, subnet);
  if (vpc?.mode !== 'managed' || subnet.mode !== 'managed') return unknownTable;
  const main = all.mainOf.get(vpc);
  if (main && main !== vpc) return of(all, main, main.mode === 'managed' ? main : undefined);
  const born = of(all, vpc, subnet);
  // The main table of a VPC that this plan makes has the routes that are made here; of one that exists it may have others.
  const isNew = vpc.actions.includes('create');
  return isNew ? born : { ...born, refuses: undefined, open: born.open ?? [argument(vpc, 'main_route_table_id')] };
}

const unknownTable: SubnetTable = { hops: [], learns: [], refuses: undefined, open: undefined, table: undefined };

function of({ routesOf, loose }: RouteTables, table: Resource | undefined, refuses: Resource | undefined): SubnetTable {
  const routes = table && routesOf.get(table);
  return {
    hops: [...(routes?.hops.values() ?? []), ...loose],
    learns: [...(routes?.learns ?? [])],
    refuses: routes?.open === undefined ? refuses : undefined,
    open: refuses && routes?.open,
    table,
  };
}

/** One of several tables: a route that all of them have is certain whichever it is. */
function anyOf(all: readonly (Routes | undefined)[]): SubnetTable {
  const hops = new Map(all.flatMap((routes) => [...(routes?.hops ?? [])]));
  const inAll = (key: string): boolean => all.every((routes) => routes?.hops.has(key));
  return {
    ...unknownTable,
    // Which endpoint of a firewall it leads to may differ from table to table.
    hops: [...hops.values()].map((hop) => ({
      ...hop,
      path: undefined,
      certainty: inAll(hopKey(hop)) ? hop.certainty : 'guessed',
    })),
  };
}

/** Next hops of a subnet, in the order of the inputs. Empty where the table is not in the inputs. */
export function hopsOf(net: NetworkBuilder, subnet: Resource): readonly Hop[] {
  return tableOf(net, subnet).hops;
}

/** The next hop of a subnet for a destination, and those that may outrank it as far as the plan tells. */
export function hopTo(net: NetworkBuilder, subnet: Resource, destination: Destination): Choice<Hop> {
  return longest(hopsOf(net, subnet), destination);
}

/** What would tell the route table of a subnet that is associated with one outside the inputs. */
export function tableOutside(net: NetworkBuilder, subnet: Resource): Missing {
  return net.once(routeTables).outside.get(subnet);
}

/** Everything any route of the inputs leads to. */
export function allHops(net: NetworkBuilder): readonly Hop[] {
  return [...net.once(routeTables).routesOf.values()].flatMap(({ hops }) => [...hops.values()]);
}
