import type { Detection, Need, Network, World } from '../network/network.ts';
import type { Wiring } from './world-model.ts';

/** A degraded part answers small probes and keeps its links up, and does not stand out to a person. */
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
  // Counted first and laid out then: lists that grow cost more than all the rest on a large network.
  const needs: Need[] = [];
  const needStart = new Int32Array(size + 1);
  let most = 0;
  for (const component of network.components) {
    for (const need of component.needs) {
      // A need for none of its alternatives is no need.
      if (need.k <= 0 || !exists(need, world)) continue;
      needs.push(need);
      most += need.alternatives.length;
    }
    needStart[component.index + 1] = needs.length;
  }

  const user = new Int32Array(needs.length);
  for (let component = 0; component < size; component++) {
    user.fill(component, needStart[component], needStart[component + 1]);
  }
  const k = new Int32Array(needs.length);
  const switchTime = new Float64Array(needs.length);
  const relocated = new Int8Array(needs.length);
  const down = new Uint8Array(needs.length);
  const degraded = new Uint8Array(needs.length);
  const alternativeStart = new Int32Array(needs.length + 1);
  const alternative = new Int32Array(most);
  const active = new Uint8Array(most);
  const needOf = new Int32Array(most);
  let filled = 0;
  for (let index = 0; index < needs.length; index++) {
    const need = needs[index]!;
    k[index] = need.k;
    switchTime[index] = need.switchTime.seconds[world === 'best' ? 0 : 1];
    relocated[index] = need.relocated === undefined ? 0 : need.relocated ? 1 : -1;
    down[index] = sees[need.detection].down;
    degraded[index] = sees[need.detection].degraded;
    for (const one of need.alternatives) {
      if (!exists(one, world)) continue;
      alternative[filled] = one.component;
      active[filled] = one.active ? 1 : 0;
      needOf[filled++] = index;
    }
    alternativeStart[index + 1] = filled;
  }
  const alternatives = alternative.subarray(0, filled);
  return {
    size,
    needs,
    needStart,
    user,
    k,
    switchTime,
    relocated,
    sees: { down, degraded },
    alternativeStart,
    alternative: alternatives,
    needOf,
    active,
    ...backwards(alternatives, size),
  };
}

function exists(part: { readonly world: World | undefined }, world: World): boolean {
  return part.world === undefined || part.world === world;
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
