import type { Mode, Need, Network, World } from '../network/network.ts';
import type { Scratch } from './scratch.ts';

/** How an alternative takes part without failure. */
export const Part = {
  /** Not up, so it never helps. */
  Absent: 0,
  /** Up, and waiting to be switched to. */
  Standby: 1,
  /** Up, ranked below its user, and carrying it. */
  Serving: 2,
} as const;

/**
 * A network in one of its two worlds, as flat arrays. Needs of component `c` are `needStart[c]` up to
 * `needStart[c + 1]`; alternatives of need `n` are `alternativeStart[n]` up to `alternativeStart[n + 1]`; alternatives that
 * are component `c` are `uses[useStart[c]]` up to `uses[useStart[c + 1] - 1]`.
 */
export interface Model extends Wiring {
  readonly network: Network;
  readonly world: World;
  readonly recovery: Readonly<Record<Mode, Float64Array>>;
  /**
   * Per kind of failure, 1 for the components that are back within `recovery`: all that fail alone (`component`), and
   * those that are not bound to that kind of domain. Other kinds are left out.
   */
  readonly returns: ReadonlyMap<string, Uint8Array>;
  /** Round of the least fixpoint in which a component comes up without failure; -1 when it never does. */
  readonly round: Int32Array;
  /** `Part` per alternative. Every need of a component that is up has at least `k` serving alternatives, besides those that count elsewhere. */
  readonly part: Uint8Array;
  /** The components that are up, in the order of `circles`: alternatives before their users wherever that can be. */
  readonly sequence: Int32Array;
  /** Place of each component in `sequence`, -1 when it is not up. */
  readonly position: Int32Array;
  /** Where each circle begins in `sequence`, and the end. Most have one member. */
  readonly circleStart: Int32Array;
  /** The components that are up and what holds them up, by place in `sequence`. */
  readonly places: SequenceLayout;
  /** A number per component to work with, 0 between calls: a failure that touches little must not clear much. */
  readonly work: Int32Array;
  /** Whether a component is up without any failure. */
  up(component: number): boolean;
}

/**
 * The components that are up, by place `p` in the sequence, with their needs as gates `gateStart[p]` up to
 * `gateStart[p + 1]` and the alternatives of these that are up as inputs `inputStart[g]` up to `inputStart[g + 1]`, those
 * that serve first. A component that is its own alternative is left out: it never helps.
 */
export interface SequenceLayout {
  readonly size: number;
  readonly gateStart: Int32Array;
  /** Need each gate stands for. */
  readonly need: Int32Array;
  readonly inputStart: Int32Array;
  /** End of the inputs of each gate that serve. */
  readonly servingEnd: Int32Array;
  /** Place of each input. */
  readonly input: Int32Array;
  /** Per gate, as `relocated` of its need. */
  readonly relocated: Int8Array;
  /** 1 for the places with a gate that counts only where they came back elsewhere, or only where they did not. */
  readonly mayMove: Uint8Array;
  /** 1 for the places with an input that comes later: only members of circles have one. */
  readonly leansAhead: Uint8Array;
  /** SequenceLayout that have place `p` as an input: `users[userStart[p]]` up to `users[userStart[p + 1] - 1]`. */
  readonly userStart: Int32Array;
  readonly users: Int32Array;
  /** For what is worked out over the places. */
  readonly scratch: Scratch;
}

/** The needs and alternatives that exist in one world. */
export interface Wiring {
  readonly size: number;
  readonly needs: readonly Need[];
  readonly needStart: Int32Array;
  /** Component a need belongs to. */
  readonly user: Int32Array;
  readonly k: Int32Array;
  readonly switchTime: Float64Array;
  /** 1 for a need of the user that came back elsewhere, -1 for one of the user in its place, 0 for all others. */
  readonly relocated: Int8Array;
  /** Whether the loss of an alternative is noticed, per mode: 1 or 0. */
  readonly sees: Readonly<Record<Mode, Uint8Array>>;
  readonly alternativeStart: Int32Array;
  /** Component an alternative stands for. */
  readonly alternative: Int32Array;
  /** Need an alternative belongs to. */
  readonly needOf: Int32Array;
  /** 1 when an alternative is written as active. */
  readonly active: Uint8Array;
  readonly useStart: Int32Array;
  readonly uses: Int32Array;
}
