import type { Resource } from '../../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../../builder.ts';
import { allOf, factAbout } from '../../../fact.ts';
import { entryOf } from '../../catalogue/catalogue.ts';
import { zoneOf } from '../../places/subnet-zones.ts';
import { closedBy } from './closed-stores.ts';
import { refusing, tellRefusing } from './flow.ts';
import { aclTypes } from './acl-rules.ts';
import type { Flow } from './groups-refuse.ts';
import type { Groups } from './interface.ts';
import { type MayRefuse, mayRefuse } from './may-refuse.ts';
import { type StoreEnd, storeEnds } from './store-ends.ts';

/** What sends to stores: a program, in whatever members it runs. */
export interface Program {
  readonly resource: Resource;
  readonly groups: Groups;
  /** The stores whose address it is given. */
  readonly calls: ReadonlySet<Resource>;
}

/**
 * Tells on `member`, which stands in one of the subnets, which of the stores it uses it is refused. A store that it is not given
 * the address of is known from the rule that lets it in: how it gets out is all that may be refused.
 */
export function refuseStores(
  net: NetworkBuilder,
  member: Draft,
  { resource, groups, calls }: Program,
  subnets: readonly Resource[],
  stores: readonly Resource[],
): void {
  for (const store of stores) {
    // It is told of the store itself; a file system is what its mount targets let in.
    if (entryOf(store).listens && closedBy(net, store) !== undefined) continue;
    const ways = nearest(net, storeEnds(net, store), subnets).flatMap(({ owner, end, ports }) =>
      ports.map((port) => {
        const flow = { from: { subnets, groups }, to: end, protocol: 'tcp', port } as const;
        return { flow, refused: refusing(net, flow), portOf: { resource: owner, path: 'port' } };
      }),
    );
    // One mount target, one port is enough.
    const [first] = ways;
    const open = ways
      .filter(({ refused }) => refused === undefined)
      .map(({ flow }) => refusedSomewhere(net, flow, store) ?? mayRefuse(net, flow));
    if (open.length > 0 && open.every((one) => one && (one.by !== 'group-in' || calls.has(store)))) {
      net.need(member, { of: [], unless: allOf(...open.map((one) => one?.missing)) });
    }
    if (first?.refused === undefined || open.length > 0) continue;
    if (first.refused.by === 'group-in' && !calls.has(store)) continue;
    const sent = { ...first.flow, sender: resource, receiver: store, portOf: first.portOf };
    tellRefusing(net, member, sent, first.refused);
  }
}

/**
 * Network ACLs refuse the flow where a store stands in some of its subnets, and the plan does not tell in which one it serves. Inside
 * a subnet no ACL is asked, so a member beside the store may reach it, and no other one does.
 */
function refusedSomewhere(net: NetworkBuilder, flow: Flow, store: Resource): MayRefuse | undefined {
  const { to } = flow;
  if (typeof to === 'string' || to.subnets.length < 2 || net.all(aclTypes).length === 0) return undefined;
  // What sends nothing at all takes no load either, which is told.
  if (refusing(net, { ...flow, to: 'anywhere', port: undefined })) return undefined;
  const isRefused = to.subnets.some((subnet) => {
    const there = { ...flow, to: { ...to, subnets: [subnet] } };
    // A subnet that nothing gets into is told of the store.
    return refusing(net, there) && !refusing(net, { ...there, from: 'anywhere' });
  });
  return isRefused ? { by: 'acl', missing: [factAbout(store, 'zone-picked')] } : undefined;
}

/** A file system is reached in the member's own zone, where it is reached there. */
function nearest(net: NetworkBuilder, ends: readonly StoreEnd[], subnets: readonly Resource[]): readonly StoreEnd[] {
  if (ends.length < 2) return ends;
  const zones = new Set(subnets.map((subnet) => zoneOf(net, subnet).key));
  const own = ends.filter(({ end }) => end.subnets.some((subnet) => zones.has(zoneOf(net, subnet).key)));
  return own.length > 0 ? own : ends;
}
