/** What stands where a name is asked for, and names no one. */
const PLACEHOLDERS = new Set(
  'none n/a tbd tba tbc todo unknown nobody noone null undefined self myself me requester approver author'.split(' '),
);

/** Whether a text says anything: it has a letter or a digit. */
export function isSaid(text: string): boolean {
  return /[\p{L}\p{N}]/u.test(text);
}

/** Whether a text names a person. */
export function isNamed(text: string): boolean {
  const plain = text.toLowerCase().replaceAll(/[\s\p{Cf}._-]/gu, '');
  return isSaid(plain) && !PLACEHOLDERS.has(plain);
}
