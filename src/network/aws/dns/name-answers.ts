import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type NetworkBuilder, alternative, atOnce } from '../../builder.ts';
import { type Missing, factAbout } from '../../fact.ts';
import type { Mistake } from '../../mistake.ts';
import type { Alternative } from '../../network.ts';
import { resourceTitle } from '../../title.ts';
import { isSet } from '../settings.ts';
import { type Open, isOpen } from '../settings-or-missing.ts';
import { blind, noSignal } from './failover-signal.ts';
import { type Answer, needApart } from './answers-apart.ts';
import type { RecordSet } from './record-sets.ts';
import { recordSignal, servingRecords } from './record-signal.ts';
import { refuseInside } from './inside-only.ts';
import { refuseSwitchedOff } from './switched-off.ts';
import { anyAnswer, needOneOf, needWatched } from './signal-needs.ts';

/** What the name needs of its records, each watched as its health check or its alias says. */
export function needAnswers(
  net: NetworkBuilder,
  draft: Draft,
  set: RecordSet,
  members: readonly { readonly node: number; readonly one: Resource }[],
): void {
  for (const { node, one } of members) {
    refuseInside(net, node, one);
    refuseSwitchedOff(net, node, one);
  }
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
  needApart(net, draft, peers);
}

function idleMistake(net: NetworkBuilder, one: Resource, idle: Resource): Mistake {
  return { is: 'weight-unwatched', origin: net.originOf(one), to: idle.id };
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
    if (serves === true) {
      needWatched(net, draft, { of: [alternative(component), standby] }, signal);
      // Where they are of one name, what nothing watches is a mistake.
      const there = alternative(any.index, { active: false });
      const isBlind = [signal, ...signal.doubts].some(({ detection }) => detection === 'none');
      if (isBlind) needWatched(net, draft, { of: [component, there], unless: missing }, signal);
    } else net.need(draft, { of: [component], unless: isOpen(serves) ? serves.missing : missing });
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
