import { MissingFacts } from './missing-facts.ts';
import type { Model } from './model.ts';
import type { Witness } from './witness.ts';

/**
 * Explains why a component is not up although nothing fails: the shortest chain of unmet needs, over alternatives that
 * are not up, to a component with a need that has too few alternatives. Where there is none, the parts lean on each
 * other, and the chain ends where that circle closes. Empty when the component is up.
 */
export function witnessDown(model: Model, root: number): Witness {
  if (model.up(root)) return { components: [], missing: [] };
  const cameFrom = new Map<number, number>([[root, -1]]);
  let last = root;
  for (const component of cameFrom.keys()) {
    last = component;
    const unmet = unmetNeeds(model, component);
    if (unmet.some((need) => alternatives(model, need).length < model.k[need]!)) break;
    for (const need of unmet) {
      for (const alternative of alternatives(model, need)) {
        if (!model.up(alternative) && !cameFrom.has(alternative)) cameFrom.set(alternative, component);
      }
    }
  }
  const chain: number[] = [];
  for (let component = last; component !== -1; component = cameFrom.get(component) ?? -1) chain.push(component);
  chain.reverse();

  const facts = new MissingFacts(model);
  for (const [index, component] of chain.entries()) {
    facts.ofComponent(component);
    for (const need of unmetNeeds(model, component)) {
      facts.ofNeed(model.needs[need]!);
      const next = chain[index + 1];
      if (next !== undefined) facts.ofAlternative(model.needs[need]!, next);
    }
  }
  return { components: chain, missing: facts.list };
}

function alternatives(model: Model, need: number): Int32Array {
  return model.alternative.subarray(model.alternativeStart[need], model.alternativeStart[need + 1]);
}

function unmetNeeds(model: Model, component: number): number[] {
  const unmet: number[] = [];
  for (let need = model.needStart[component]!; need < model.needStart[component + 1]!; need++) {
    const up = alternatives(model, need).filter((alternative) => model.up(alternative)).length;
    if (up < model.k[need]!) unmet.push(need);
  }
  return unmet;
}
