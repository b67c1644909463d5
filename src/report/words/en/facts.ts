import type { Fact } from '../../../network/network.ts';
import { outage } from '../durations.ts';
import type { Say, Words } from '../words.ts';
import { all, some } from './joined.ts';

/** What would settle something. */
export const factsInEnglish: Words['fact'] = {
  argument: ({ of, path }, { id }) => `${path} of ${id(of)}`,
  'allowed-by': ({ of, path }, { id }) => `${path} of ${id(of)}`,
  'zone-of': ({ of, and = [] }, { id }) => `the zone of ${all([of, ...and].map(id))}`,
  'zones-of': ({ of, and = [] }, { id }) => `the zones of ${all([of, ...and].map(id))}`,
  'zone-picked': ({ of }, { id }) => `the zone that AWS chooses for ${id(of)}`,
  'zones-of-nodes': ({ of }, { id }) => `the zones that AWS chooses for ${id(of)}`,
  subnets: ({ of }, { id }) => `the subnets of ${id(of)}`,
  listener: ({ of }, { id }) => `a listener of ${id(of)}`,
  targets: ({ of }, { id }) => `the targets of ${id(of)}`,
  target: ({ of }, { id }) => `the target of ${id(of)}`,
  'target-group': ({ of }, { id }) => `the target group of ${id(of)}`,
  contents: ({ of }, { id }) => `the contents of ${id(of)}`,
  'mount-targets': ({ of }, { id }) => `the mount targets of ${id(of)}`,
  instance: ({ of }, { id }) => `an instance of ${id(of)}`,
  'other-nodes': ({ of }, { id }) => `whether the cluster of ${id(of)} has other nodes`,
  'writing-cluster': ({ of }, { id }) => `the primary cluster of the global database of ${id(of)}`,
  clients: ({ of, to = '' }, { id }) => `whether all clients of ${id(of)} are inside the VPC of ${id(to)}`,
  'leads-to': ({ of }, { id }) => `what ${id(of)} points to`,
  'asked-name': ({ of, to }, { id }) => `whether ${to}, which ${id(of)} requests, leads to what it should check`,
  'data-of': ({ of, to = '' }, { id }) => `whether ${id(of)} receives the data of ${id(to)}`,
  measures: ({ of }, { id }) => `what ${id(of)} monitors`,
  'alarm-in-its-region': ({ of, path }, { id }) =>
    `${path} of ${id(of)}, whose alarm is in the Region that it monitors`,
  'learned-blocks': ({ of, to }, { id }) =>
    `the CIDR blocks learned over BGP${to === undefined ? '' : ` in addition to ${to}`} in ${id(of)}`,
  'static-routes': ({ of }, { id }) => `the static routes of ${id(of)}`,
  'connection-under': ({ of }, { id }) => `the connection that carries ${id(of)}`,
  'virtual-interfaces': ({ of }, { id }) => `the virtual interfaces and connections of ${id(of)}`,
  entries: ({ of }, { id }) => `the entries of ${id(of)}`,
  'next-hop': ({ of, to = '' }, { id }) => `the next hop from ${id(of)} to ${id(to)}`,
  accepted: ({ of }, { id }) => `whether ${id(of)} is accepted`,
  association: ({ of }, { id }) => `the route table that ${id(of)} is associated with`,
  'regional-nat': ({ of }, { id }) => `whether ${id(of)} is a regional NAT gateway`,
  'one-pool': ({ of, number }, { id }) =>
    `whether the ${number} instances like ${id(of)} are one pool or ${number} separate services`,
  'in-service': (fact, say) => `when ${about(fact, say)} enters service (its status is planned)`,
  outage: (fact, say) =>
    `how long ${about(fact, say)} is down (assumed: ${outage(...(fact.seconds ?? [0, Infinity]))})`,
  'copy-age': (fact, say) =>
    `how far ${about(fact, say)} is behind (assumed: ${outage(...(fact.seconds ?? [0, Infinity]))})`,
  'first-up': (fact, say) => `whether ${about(fact, say)} or its dependency starts first`,
  need: (fact, say) => `the dependency of ${about(fact, say)} that is not in the inputs`,
  action: ({ of }, { id }) => `what the apply does to ${id(of)}`,
  own: ({ of }) => of,
  stated: ({ of, path }) => `${path} of ${of} in nospof.yaml`,
  'test-tier': () => 'the stacks that tiers.test of nospof.yaml matches',
  'tier-of': ({ and = [] }) => `whether ${some(and)} ${and.length === 1 ? 'is' : 'are'} production or test`,
};

/** The part or domain a fact is about. */
export function about({ of, part }: Fact, { id, title }: Say): string {
  return part === undefined ? id(of) : title(part);
}
