/** What most addresses begin with, or have in them: it tells none from another. */
const COMMON = /^(?:aws|awscc|module|data)?_*$/;
/** What most addresses have in them: a part of it tells none from another either. */
const COMMON_PARTS = ['aws_', 'awscc_', 'module', 'data'];
/** Characters that a word has at least, for those that remain of it to mean something. */
const LEAST = 3;

/**
 * A pattern of addresses that names no type of resource, no resource and no module, so that it also matches what there is not yet:
 * `*`, `aws_*`, `module.*`, `stack:*`.
 */
export function isTooBroad(pattern: string): boolean {
  if (!pattern.includes('*')) return false;
  const address = pattern.slice(pattern.indexOf(':') + 1);
  return !address.split('.').some(says);
}

/** A whole word, or enough of one. */
function says(step: string): boolean {
  const [word = '', ...rest] = step.replace(/\[.*$/, '').split('*');
  if (rest.length === 0) return !COMMON.test(word);
  return [word, ...rest].some(
    (part) =>
      !COMMON_PARTS.some((common) => common.includes(part)) && part.replace(/^(?:aws|awscc)_/, '').length >= LEAST,
  );
}
