import type { TierHint } from '../input/deployment.ts';

/** Where a tier was read: nospof.yaml, or a tag, an account, a stack, a workspace, with the key and the text. */
export interface TierSource extends Omit<Partial<TierHint>, 'from'> {
  readonly from: TierHint['from'] | 'nospof.yaml';
}
