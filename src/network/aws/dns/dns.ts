import type { Resource } from '../../../input/deployment.ts';
import { type Missing, factAbout } from '../../fact.ts';
import type { Alternative } from '../../network.ts';
import type { Mistake } from '../../mistake.ts';
import { isSet } from '../settings.ts';
import { resourceTitle } from '../../title.ts';
import { type Draft, type Family, type NetworkBuilder, alternative, atOnce } from '../../builder.ts';
import { type Open, isOpen } from '../settings-or-missing.ts';
import { type RecordSet, recordSets } from './record-sets.ts';
import { blind, noSignal } from './failover-signal.ts';
import { recordSignal, servingRecords } from './record-signal.ts';
import { recordTargets } from './record-targets.ts';
import { type Peer, anyAnswer, needOneOf, needWatched } from './signal-needs.ts';

/**
 * Records of one name and type are alternatives. Only a member with a health signal (a health check, or an alias that
 * evaluates its target's health) is taken out of answers when it fails.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export const record: Family = {
  types: ['aws_route53_record'],
  model(resource, node, net) {
    node.standsForOthers = true;
    const set = recordSet(net, resource);
    if (set !== undefined) net.need(node, { of: [set.index] });
  },
};

/** An address stands for what it is bound to. */
export const elasticAddress: Family = {
  types: ['aws_eip'],
  model(address, node, net) {
    const owners = [
      ...net.targets(address, 'instance', ['aws_instance']),
      ...net.targets(address, 'network_interface', ['aws_network_interface']),
      ...net
        .pointingAt(address, 'aws_eip_association', 'allocation_id', ['aws_eip'])
        .flatMap((join) => [
          ...net.targets(join, 'instance_id', ['aws_instance']),
          ...net.targets(join, 'network_interface_id', ['aws_network_interface']),
        ]),
    ];
    const owner = owners[0] && net.node(owners[0]);
    if (owner !== undefined) net.need(node, { of: [owner] });
  },
};

/** The junction for a record's name; undefined where none of its members leads to something in the inputs. */
export function recordSet(net: NetworkBuilder, resource: Resource): Draft | undefined {
  const set = net.once(recordSets).get(resource);
  if (!set) return undefined;
  const id = `name ${set.key}`;
  const known = net.find(id);
  if (known) return known;
  const members = set.records.flatMap((one) => {
    const node = recordMember(net, one);
    return node === undefined ? [] : [{ node, one }];
  });
  if (members.length === 0) return undefined;
  const draft = net.group(id, set.title);
  // What a check asks is compared with what its record leads to, which has to be drawn for that.
  net.last(() => needAnswers(net, draft, set, members));
  return draft;
}

/** What the name needs of its records, each watched as its health check or its alias says. */
function needAnswers(
  net: NetworkBuilder,
  draft: Draft,
  set: RecordSet,
  members: readonly { readonly node: number; readonly one: Resource }[],
): void {
  const inside = new Set(members.map(({ one }) => one));
  const outside = set.records.filter((one) => !inside.has(one));
  const serving = servingRecords(set.records);
  const serves = (one: Resource): boolean | Open => serving.get(one) ?? true;
  const idle = set.records.find((one) => isSet(one.attributes, 'weighted_routing_policy') && serves(one) === false);
  const peers = members.map(({ node, one }): Answer => {
    const seen = recordSignal(net, one, regionsOf(net, node));
    const signal = idle !== undefined && seen === noSignal ? blind(idleMistake(net, one, idle)) : seen;
    return { one, component: node, signal, serves: serves(one) };
  });
  const elsewhere = outside.map((one) => outsideAnswer(net, one, serves(one) !== false));
  const first = outside.find((one) => serves(one) !== false);
  if (set.doubts.size > 0) needPerhapsAlone(net, draft, peers, elsewhere, set.doubts);
  else needOneOf(net, draft, first ? relieved(peers, outsideFact(first)) : peers, elsewhere);
}

function idleMistake(net: NetworkBuilder, one: Resource, idle: Resource): Mistake {
  return { is: 'weight-unwatched', origin: net.originOf(one), to: idle.id };
}

interface Answer extends Peer {
  readonly one: Resource;
}

function regionsOf(net: NetworkBuilder, node: number): ReadonlySet<string | undefined> {
  const targets = net.draft(node).needs.flatMap(({ alternatives }) => alternatives.map(({ component }) => component));
  return new Set(targets.map((target) => net.draft(target).resource?.region));
}

/** What waits for an answer outside the inputs is needed only where nothing is there, which `missing` would tell. */
function relieved(peers: readonly Answer[], missing: NonNullable<Missing>): readonly Answer[] {
  if (peers.some(({ serves }) => serves === true)) return peers;
  return peers.map((peer) => (peer.serves === false ? { ...peer, serves: { missing } } : peer));
}

/** Records that may be of one name: in the best world they are, in the worst each has a name of its own. */
function needPerhapsAlone(
  net: NetworkBuilder,
  draft: Draft,
  peers: readonly Answer[],
  elsewhere: readonly Alternative[],
  doubts: ReadonlyMap<Resource, Missing>,
): void {
  const any = net.group(`${draft.id} any`, anyAnswer(draft));
  const of = [...peers.map(({ component }) => component), ...elsewhere];
  net.need(any, { of, detection: 'end-to-end', switchTime: atOnce });
  const [doubt] = doubts.values();
  for (const { component, one, signal, serves } of peers) {
    const missing = doubts.get(one) ?? doubt;
    const standby = alternative(any.index, { active: false, world: 'best', missing });
    if (serves === true) needWatched(net, draft, { of: [alternative(component), standby] }, signal);
    else net.need(draft, { of: [component], unless: isOpen(serves) ? serves.missing : missing });
  }
}

/** An answer that leads out of the inputs, to another site perhaps: whether anything is there the plan cannot tell. */
function outsideAnswer(net: NetworkBuilder, one: Resource, active: boolean): Alternative {
  const answer = net.group(`${one.id} answer outside`, resourceTitle(one));
  return alternative(answer.index, { active, world: 'best', missing: outsideFact(one) });
}

function outsideFact(one: Resource): NonNullable<Missing> {
  return [factAbout(one, 'leads-to')];
}

/** The site-local member of a name, for judging a dual-site service within each site. */
export function recordMembers(net: NetworkBuilder, resource: Resource): readonly number[] {
  return (net.once(recordSets).get(resource)?.records ?? []).flatMap((one) => recordMember(net, one) ?? []);
}

function recordMember(net: NetworkBuilder, one: Resource): number | undefined {
  const id = `${one.id} answer`;
  const known = net.find(id);
  if (known) return known.index;
  const { targets, unless } = recordTargets(net, one);
  if (targets.length === 0) return undefined;
  const member = net.group(id, resourceTitle(one));
  member.origin = { ...net.originOf(one), source: undefined };
  member.site = net.draft(targets[0] ?? member.index).site;
  net.need(member, {
    of: targets,
    // Several values in one record are answered in turn, unchecked; one of several candidates is another matter.
    ...(unless === undefined ? { detection: 'none' } : { detection: 'end-to-end', switchTime: atOnce }),
  });
  if (unless !== undefined) {
    for (const target of targets) net.need(member, { of: [target], unless });
  }
  return member.index;
}
