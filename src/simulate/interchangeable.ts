import type { Model } from './world-model.ts';

/**
 * A number per component, equal for those that could be swapped: equal recovery, equal needs, and used alike, in the same need
 * or each in one of its own. Members of one pool mostly are. Whatever else is needed is out for as long whichever of them
 * fails alone. Linear in needs and alternatives.
 */
export function interchangeable(model: Model): Int32Array {
  const found = known.get(model) ?? numbered(model);
  known.set(model, found);
  return found;
}

const known = new WeakMap<Model, Int32Array>();

function numbered(model: Model): Int32Array {
  const numbers = new Int32Array(model.size);
  const byForm = new Map<string, number>();
  for (let component = 0; component < model.size; component++) {
    const form = formOf(model, component);
    const number = byForm.get(form) ?? byForm.size;
    byForm.set(form, number);
    numbers[component] = number;
  }
  return numbers;
}

function formOf(model: Model, component: number): string {
  const { needStart, useStart, uses, recovery, network } = model;
  const form: (string | number)[] = [
    model.up(component) ? 1 : 0,
    recovery.down[component]!,
    recovery.degraded[component]!,
    ...(network.components[component]?.relocates ?? []),
  ];
  for (let need = needStart[component]!; need < needStart[component + 1]!; need++) {
    form.push('need', needForm(model, need), ...alternativesOf(model, need));
  }
  const used: string[] = [];
  for (let place = useStart[component]!; place < useStart[component + 1]!; place++)
    used.push(useForm(model, uses[place]!));
  used.sort();
  return `${form.join(' ')} used ${used.join(',')}`;
}

function needForm({ k, switchTime, sees, relocated }: Model, need: number): string {
  return `${k[need]} ${switchTime[need]} ${sees.down[need]} ${sees.degraded[need]} ${relocated[need]}`;
}

function alternativesOf({ alternativeStart, alternative, part }: Model, need: number): string[] {
  const found: string[] = [];
  for (let index = alternativeStart[need]!; index < alternativeStart[need + 1]!; index++) {
    found.push(`${alternative[index]}:${part[index]}`);
  }
  return found;
}

/** Of a need with one alternative, what kind of need it is of whom; else which need. */
function useForm(model: Model, index: number): string {
  const need = model.needOf[index]!;
  const isOnly = model.alternativeStart[need + 1] === model.alternativeStart[need]! + 1;
  const of = isOnly ? `${model.user[need]} by ${needForm(model, need)}` : `need ${need}`;
  return `${of} ${model.part[index]}`;
}
