import type { Finding } from '../report.ts';
import type { Words } from '../words/words.ts';

/** A waiver or the baseline covers it: it is shown, and counts for nothing. */
export function isAccepted({ waived, inBaseline }: Finding): boolean {
  return waived !== undefined || inBaseline === true;
}

/** Why a finding is accepted; undefined where it is not. */
export function acceptedWhy({ waived, inBaseline }: Finding, { format }: Words): string | undefined {
  if (waived !== undefined) return format.waivedBecause(waived);
  return inBaseline === true ? format.inBaseline : undefined;
}
