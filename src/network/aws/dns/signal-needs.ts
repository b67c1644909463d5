import { type Draft, type NeedOptions, type NetworkBuilder, alternative, atOnce } from '../../builder.ts';
import { allOf } from '../../fact.ts';
import type { Alternative } from '../../network.ts';
import { type Open, isOpen } from '../settings-or-missing.ts';
import { type Signal, noSignal } from './failover-signal.ts';
import type { Title } from '../../title.ts';
import { push } from '../../../multimap.ts';

/** Adds a need that is watched by `signal`; what is open about the signal is a need of the worst world beside it. */
export function needWatched(
  net: NetworkBuilder,
  from: Draft,
  need: Omit<NeedOptions, 'detection' | 'switchTime'>,
  { detection, switchTime, settings, doubts, mistake }: Signal,
): void {
  net.need(from, { ...need, detection, switchTime, settings, mistake });
  for (const { missing, ...watch } of doubts) {
    net.need(from, { ...need, ...watch, unless: allOf(need.unless, missing) });
  }
}

/** One of several that stand in for each other, each watched by a signal of its own. */
export interface Peer {
  readonly component: number;
  readonly signal: Signal;
  /** It carries traffic, it waits for the others to fail, or the plan does not tell. */
  readonly serves: boolean | Open;
}

/**
 * One of the peers must work. Whoever loses its peer is moved only when that peer's own signal says so: a peer that
 * nothing watches keeps its share of the traffic when it is dead, whatever signal the others have. `elsewhere` may
 * stand in too.
 */
export function needOneOf(
  net: NetworkBuilder,
  from: Draft,
  peers: readonly Peer[],
  elsewhere: readonly Alternative[] = [],
): void {
  const [only] = peers;
  if (only && peers.length === 1 && elsewhere.length === 0) {
    // There is nothing to move to, so it does not matter what notices.
    net.need(from, { of: [only.component], detection: 'end-to-end', switchTime: only.signal.switchTime });
    return;
  }
  const serving = servingOf(peers, elsewhere);
  const bySignal = new Map<string, Peer[]>();
  for (const peer of serving) {
    const { detection, switchTime, doubts, mistake } = peer.signal;
    const watches = doubts.map((doubt) => [doubt.detection, doubt.switchTime, doubt.missing]);
    push(bySignal, JSON.stringify([detection, switchTime, watches, mistake]), peer);
  }
  const all = (active: (peer: Peer) => boolean): readonly Alternative[] => [
    ...peers.map((peer) => asPeer(peer, active(peer))),
    ...elsewhere,
  ];
  const open = peers.filter((peer) => !serving.has(peer) && isOpen(peer.serves));
  if (bySignal.size === 1 && open.length === 0) {
    return needWatched(net, from, { of: all((peer) => serving.has(peer)) }, ofAll([...serving]));
  }
  // One junction for "any of them" keeps this linear: every need below has its own peers and that.
  const any = net.group(`${from.id} any`, anyAnswer(from));
  net.need(any, { of: all(() => true), detection: 'end-to-end', switchTime: atOnce });
  const standby = alternative(any.index, { active: false });
  for (const alike of bySignal.values()) {
    needWatched(net, from, { of: [...alike.map((peer) => asPeer(peer, true)), standby] }, ofAll(alike));
  }
  for (const { component, signal, serves } of open) {
    if (isOpen(serves)) needWatched(net, from, { of: [component, standby], unless: serves.missing }, signal);
  }
  // Whichever of them carries it, one does.
  if (serving.size === 0) {
    net.need(from, {
      of: [...peers.map(({ component }) => component), ...elsewhere],
      detection: 'end-to-end',
      switchTime: atOnce,
    });
  }
}

/** The signal of peers that are watched alike, each by settings of its own. */
function ofAll(alike: readonly Peer[]): Signal {
  const [first] = alike;
  if (first === undefined) return noSignal;
  const settings = alike.flatMap(({ signal }) => signal.settings ?? []);
  return { ...first.signal, ...(settings.length > 0 && { settings }) };
}

/** Whichever of the peers of a name, an accelerator or an endpoint group answers. */
export function anyAnswer({ title }: Draft): Title {
  return { is: 'answer', of: title.of };
}

/** What carries traffic for certain. Where all of them wait none does; a single one that may carry it must. */
function servingOf(peers: readonly Peer[], elsewhere: readonly Alternative[]): ReadonlySet<Peer> {
  const sure = peers.filter(({ serves }) => serves === true);
  if (sure.length > 0) return new Set(sure);
  const open = peers.filter(({ serves }) => isOpen(serves));
  if (open.length === 0) return new Set(peers);
  return new Set(open.length === 1 && elsewhere.length === 0 ? open : []);
}

function asPeer({ component }: Peer, active: boolean): Alternative {
  return alternative(component, { active });
}
