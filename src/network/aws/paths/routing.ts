import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, argument } from '../../fact.ts';
import { type Destination, match } from './destination.ts';
import { type Choice, longest } from './longest-prefix.ts';
import type { Hop } from './next-hop.ts';
import { type Routes, hopKey, routeTables } from './route-tables.ts';
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
    const own = of(net, table, isSure && table?.mode === 'managed' ? table : undefined);
    return isSure ? own : { ...own, hops: net.once(guessedHops)(own.hops) };
  }
  if (all.outside.has(subnet)) return { ...unknownTable, open: all.outside.get(subnet) };
  const vpc = vpcOf(net, subnet);
  if (vpc?.mode !== 'managed' || subnet.mode !== 'managed') return unknownTable;
  const main = all.mainOf.get(vpc);
  if (main && main !== vpc) return of(net, main, main.mode === 'managed' ? main : undefined);
  const born = of(net, vpc, subnet);
  // The main table of a VPC that this plan makes has the routes that are made here; of one that exists it may have others.
  const isNew = vpc.actions.includes('create');
  return isNew ? born : { ...born, refuses: undefined, open: born.open ?? [argument(vpc, 'main_route_table_id')] };
}

const unknownTable: SubnetTable = { hops: [], learns: [], refuses: undefined, open: undefined, table: undefined };

function of(net: NetworkBuilder, table: Resource | undefined, refuses: Resource | undefined): SubnetTable {
  const routes = table && net.once(routeTables).routesOf.get(table);
  return {
    hops: hopsOfTable(net, table),
    learns: [...(routes?.learns ?? [])],
    refuses: routes?.open === undefined ? refuses : undefined,
    open: refuses && routes?.open,
    table,
  };
}

/** The routes of a table: one list for all subnets that use it. */
export function hopsOfTable(net: NetworkBuilder, table: Resource | undefined): readonly Hop[] {
  const { routesOf, loose } = net.once(routeTables);
  const known = net.once(knownHops);
  const found = known.get(table) ?? [...((table && routesOf.get(table))?.hops.values() ?? []), ...loose];
  known.set(table, found);
  return found;
}

function knownHops(): Map<Resource | undefined, readonly Hop[]> {
  return new Map();
}

/** The same for subnets of which it is a guess that they use the table. */
function guessedHops(): (hops: readonly Hop[]) => readonly Hop[] {
  const known = new Map<readonly Hop[], readonly Hop[]>();
  return (hops) => {
    const found = known.get(hops) ?? hops.map((hop) => ({ ...hop, certainty: 'guessed' as const }));
    known.set(hops, found);
    return found;
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
  const hops = hopsOf(net, subnet);
  const choice = longest(hops, destination);
  const { route } = choice;
  if (route?.leadsTo.list === undefined) return choice;
  const ties = hops.filter(
    (hop) => isTie(hop, route) && match(hop.leadsTo, destination) === match(route.leadsTo, destination),
  );
  return ties.length === 0 ? choice : { route: undefined, rivals: [route, ...ties, ...choice.rivals] };
}

/**
 * Of two prefix lists with the same block AWS picks either at random.
 * https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
function isTie({ leadsTo, target, kind, id }: Hop, route: Hop): boolean {
  const isSame = target === route.target && kind === route.kind && id === route.id;
  return leadsTo.list !== undefined && leadsTo.list !== route.leadsTo.list && !isSame;
}

/** What would tell the route table of a subnet that is associated with one outside the inputs. */
export function tableOutside(net: NetworkBuilder, subnet: Resource): Missing {
  return net.once(routeTables).outside.get(subnet);
}

/** Everything any route of the inputs leads to. */
export function allHops(net: NetworkBuilder): readonly Hop[] {
  return [...net.once(routeTables).routesOf.values()].flatMap(({ hops }) => [...hops.values()]);
}
