import type { Mode, Network, World } from '../network/network.ts';
import { circles } from './sequence.ts';
import { type Model, Part, type Wiring } from './world-model.ts';
import { sequenceLayout } from './sequence-layout.ts';
import { rounds } from './rounds.ts';
import { wire } from './wiring.ts';

/**
 * Lays a network out for simulation in one of its worlds and works out how it stands without failure. Linear in
 * components, needs and alternatives.
 *
 * An alternative is *ranked below* its user when it does not need the user in turn, or comes up in an earlier round. It
 * serves when it is written as active, is up and is ranked below its user; the others that are up stand by. Where fewer
 * than `k` serve, the network has already switched: standbys ranked below the user serve in written order until `k` do.
 */
export function compile(network: Network, world: World): Model {
  const wiring = wire(network, world);
  const round = rounds(wiring);
  const { sequence, circleStart } = circles(wiring, round);
  const position = new Int32Array(wiring.size).fill(-1);
  for (let place = 0; place < sequence.length; place++) position[sequence[place]!] = place;
  const part = parts(wiring, round, sequence, circleStart);
  return {
    ...wiring,
    network,
    world,
    recovery: { down: recovery(network, world, 'down'), degraded: recovery(network, world, 'degraded') },
    returns: returns(network),
    round,
    part,
    sequence,
    position,
    circleStart,
    places: sequenceLayout(wiring, part, sequence, position),
    work: new Int32Array(wiring.size),
    up: (component) => round[component]! >= 0,
  };
}

function recovery(network: Network, world: World, mode: Mode): Float64Array {
  const end = world === 'best' ? 0 : 1;
  const seconds = new Float64Array(network.components.length);
  for (const component of network.components) seconds[component.index] = component.recovery[mode].seconds[end];
  return seconds;
}

function returns(network: Network): ReadonlyMap<string, Uint8Array> {
  const size = network.components.length;
  const byKind = new Map([['component', new Uint8Array(size).fill(1)]]);
  for (const component of network.components) {
    for (const kind of component.relocates) {
      let back = byKind.get(kind);
      if (back === undefined) byKind.set(kind, (back = new Uint8Array(size)));
      back[component.index] = 1;
    }
  }
  return byKind;
}

function parts(wiring: Wiring, round: Int32Array, sequence: Int32Array, circleStart: Int32Array): Uint8Array {
  const { needStart, alternativeStart, alternative, active, k } = wiring;
  const circle = new Int32Array(wiring.size).fill(-1);
  for (let index = 0; index + 1 < circleStart.length; index++) {
    for (let place = circleStart[index]!; place < circleStart[index + 1]!; place++) {
      circle[sequence[place]!] = index;
    }
  }
  const below = (component: number, user: number): boolean =>
    circle[component]! !== circle[user]! || round[component]! < round[user]!;

  const part = new Uint8Array(alternative.length);
  for (const user of sequence) {
    for (let need = needStart[user]!; need < needStart[user + 1]!; need++) {
      const from = alternativeStart[need]!;
      const to = alternativeStart[need + 1]!;
      let serving = 0;
      for (let index = from; index < to; index++) {
        const component = alternative[index]!;
        if (round[component]! < 0) continue;
        const serves = active[index] === 1 && below(component, user);
        if (serves) serving++;
        part[index] = serves ? Part.Serving : Part.Standby;
      }
      for (let index = from; index < to && serving < k[need]!; index++) {
        if (part[index]! !== Part.Standby || !below(alternative[index]!, user)) continue;
        part[index] = Part.Serving;
        serving++;
      }
    }
  }
  return part;
}
