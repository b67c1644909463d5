import { InputError } from '../error.ts';

/** A few bytes of a synthesis may ask for any number of instances. More than these in one run are judged from a plan only. */
export const mostExpanded = 20_000;

/** The instances that `count` and `for_each` make in one run. */
export class Expansion {
  #made = 0;

  /**
   * So many more are made by an argument of a resource; `input` is how a sentence names the document.
   * @throws InputError when they are too many, before any is made: with some of them left out nothing would be judged right.
   */
  add(instances: number, argument: 'count' | 'for_each', address: string, input: string): void {
    this.#made += instances;
    if (this.#made <= mostExpanded) return;
    const all = this.#made === instances ? '' : `, ${this.#made} with those before it`;
    throw new InputError(
      `${input}: ${argument} of ${address} makes ${instances} ${instances === 1 ? 'instance' : 'instances'}${all}, but at most ${mostExpanded} are read from synthesised stacks in one run; check a plan, which contains each instance (terraform show -json PLAN > plan.json).`,
    );
  }
}
