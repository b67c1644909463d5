import type { TierSource } from '../../../network/network.ts';

const sources: Readonly<Record<TierSource['from'], string>> = {
  tag: '태그',
  account: '계정',
  stack: '스택',
  variable: '변수',
  workspace: '워크스페이스',
  'nospof.yaml': 'nospof.yaml',
};

interface Told {
  readonly from: TierSource['from'];
  readonly key?: string | undefined;
  readonly text?: string | undefined;
}

/** What tells the tier: `태그 Environment=staging`, `스택 prod`. */
export function tierSource({ from, key, text }: Told): string {
  if (text === undefined) return sources[from];
  return `${sources[from]} ${key === undefined ? text : `${key}=${text}`}`;
}
