import { type Check, noOptions } from './check.ts';

/** Waivers with which something is wrong: only known once it is known what was found, so that `judge/accepted` looks for them. */
export const waiverInvalid: Check = {
  name: 'waiver-invalid',
  options: noOptions,
  run: () => [],
};
