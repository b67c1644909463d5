import type { InputError } from '../../input/error.ts';

/** Something that nospof.yaml names and that is not in the inputs. */
export interface Absence {
  /** Where it is written: `nospof.yaml:12`. */
  readonly at: string;
  /** As it is written. */
  readonly text: string;
}

/**
 * What nospof.yaml names and the inputs do not have. Where the inputs are all stacks after a change it is a mistake; where they are
 * a part of them it is assumed to be in another one, and the report lists it.
 */
export class Absent {
  readonly found = new Map<string, Absence>();
  readonly isPartial: boolean;

  readonly #isBefore: boolean;

  constructor(isPartial: boolean, isBefore: boolean) {
    this.isPartial = isPartial;
    this.#isBefore = isBefore;
  }

  /**
   * Notes that `text` is not there.
   * @throws InputError the one given, where the inputs are all that there is or will be.
   */
  note(at: string, text: string, error: InputError): void {
    if (!this.isPartial && !this.#isBefore) throw error;
    this.found.set(`${at} ${text}`, { at, text });
  }
}
