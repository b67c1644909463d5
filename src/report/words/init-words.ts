import type { InitialService, InitialTier } from '../initial.ts';

/** What a first nospof.yaml says to people, in lines. */
export interface InitWords {
  readonly head: (inputs: readonly string[], resources: number) => readonly string[];
  readonly packs: readonly string[];
  readonly services: (count: number) => readonly string[];
  readonly service: (title: string, tier: InitialService['tier'], isNameless: boolean) => string;
  readonly more: (count: number) => string;
  readonly tiers: readonly string[];
  readonly tier: (tier: InitialTier) => string;
  readonly unstated: (count: number) => string;
  readonly sites: (count: number) => readonly string[];
  readonly times: readonly string[];
  readonly noTestTier: readonly string[];
  readonly notModelled: (types: readonly string[]) => readonly string[];
  /** After the file was written. */
  readonly written: (file: string, services: number) => string;
}
