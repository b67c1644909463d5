/**
 * Cuts that are not refused yet, or only elsewhere, each with what the model has to know for it. It may only shrink: the test of a cut
 * that is refused where it must be fails as long as it is here: `node --import tsx test/stacks/list-cuts.ts --update` takes it out.
 */
export const notYet: Readonly<Record<string, string>> = {};
