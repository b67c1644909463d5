import type { Detection, Need, Network, World } from '../network/network.ts';
import type { Wiring } from './model.ts';

/** A degraded part answers small probes and keeps its links up, and nobody notices it by hand. */
const sees: Readonly<Record<Detection, { readonly down: 0 | 1; readonly degraded: 0 | 1 }>> = {
  'link-state': { down: 1, degraded: 0 },
  tcp: { down: 1, degraded: 0 },
  'end-to-end': { down: 1, degraded: 1 },
  manual: { down: 1, degraded: 0 },
  none: { down: 0, degraded: 0 },
};

/** Lays out the needs and alternatives that exist in `world` as flat arrays, forwards and backwards. Linear. */
export function wire(network: Network, world: World): Wiring {
  const size = network.components.length;
  const end = world === 'best' ? 0 : 1;
  const exists = (part: { readonly world: World | undefined }): boolean =>
    part.world === undefined || part.world === world;

  const needs: Need[] = [];
  const needStart = new Int32Array(size + 1);
  for (const component of network.components) {
    // A need for none of its alternatives is no need.
    for (const need of component.needs) if (need.k > 0 && exists(need)) needs.push(need);
    needStart[component.index + 1] = needs.length;
  }

  const user = new Int32Array(needs.length);
  for (let component = 0; component < size; component++) {
    user.fill(component, needStart[component], needStart[component + 1]);
  }
  const k = new Int32Array(needs.length);
  const switchTime = new Float64Array(needs.length);
  const down = new Uint8Array(needs.length);
  const degraded = new Uint8Array(needs.length);
  const alternativeStart = new Int32Array(needs.length + 1);
  const alternatives: number[] = [];
  const actives: number[] = [];
  for (const [index, need] of needs.entries()) {
    k[index] = need.k;
    switchTime[index] = need.switchTime[end];
    down[index] = sees[need.detection].down;
    degraded[index] = sees[need.detection].degraded;
    for (const alternative of need.alternatives) {
      if (!exists(alternative)) continue;
      alternatives.push(alternative.component);
      actives.push(alternative.active ? 1 : 0);
    }
    alternativeStart[index + 1] = alternatives.length;
  }
  const alternative = Int32Array.from(alternatives);
  const needOf = new Int32Array(alternative.length);
  for (let need = 0; need < needs.length; need++) {
    needOf.fill(need, alternativeStart[need], alternativeStart[need + 1]);
  }
  return {
    size,
    needs,
    needStart,
    user,
    k,
    switchTime,
    sees: { down, degraded },
    alternativeStart,
    alternative,
    needOf,
    active: Uint8Array.from(actives),
    ...backwards(alternative, size),
  };
}

/** For each component the places at which it occurs in `targets`, by counting sort. */
export function backwards(targets: Int32Array, size: number): { useStart: Int32Array; uses: Int32Array } {
  const useStart = new Int32Array(size + 1);
  for (const target of targets) useStart[target + 1] = useStart[target + 1]! + 1;
  for (let place = 0; place < size; place++) useStart[place + 1] = useStart[place + 1]! + useStart[place]!;
  const next = useStart.slice();
  const uses = new Int32Array(targets.length);
  for (let index = 0; index < targets.length; index++) {
    const target = targets[index]!;
    const slot = next[target]!;
    uses[slot] = index;
    next[target] = slot + 1;
  }
  return { useStart, uses };
}
