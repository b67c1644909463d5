import type { OneOrMore, WrittenDuration, WrittenInterval } from './written-value.ts';
import type { WrittenChange, WrittenDomain, WrittenEvidence, WrittenRota } from './written-facts.ts';
import type { WrittenComponentFacts, WrittenProbe, WrittenServiceFacts } from './written-facts.ts';
import type { DeclaredDetection, DeclaredRole } from './model.ts';
import type { Language } from '../../language.ts';

/** `nospof.yaml` as written, once it fits policies/schema/nospof.schema.json. */
export interface DeclaredFile {
  readonly version: 1;
  readonly lang?: Language;
  readonly extends?: OneOrMore;
  readonly plugins?: OneOrMore;
  readonly sites?: Readonly<Record<string, { readonly regions?: readonly string[]; readonly match?: WrittenMatch }>>;
  readonly tiers?: { readonly production?: WrittenTier; readonly test?: WrittenTier };
  readonly services?: Readonly<Record<string, WrittenService>>;
  readonly components?: Readonly<Record<string, WrittenComponent>>;
  readonly domains?: Readonly<Record<string, Readonly<Record<string, WrittenDomain>>>>;
  readonly rotas?: Readonly<Record<string, WrittenRota>>;
  readonly evidence?: readonly WrittenEvidence[];
  readonly change?: WrittenChange;
  readonly disable?: Readonly<Record<string, string>>;
  readonly assumptions?: Readonly<Record<string, WrittenInterval>>;
}

export interface WrittenMatch {
  readonly tag?: Readonly<Record<string, OneOrMore>>;
  readonly account?: OneOrMore;
  readonly stack?: OneOrMore;
  readonly workspace?: OneOrMore;
  readonly module?: OneOrMore;
  readonly region?: OneOrMore;
  readonly address?: OneOrMore;
}

export interface WrittenTier {
  readonly match?: WrittenMatch;
  readonly elsewhere?: { readonly plan: string; readonly digest?: string };
}

export interface WrittenService extends WrittenServiceFacts {
  readonly title?: string;
  readonly grade?: 1 | 2 | 3 | 4;
  readonly rto?: WrittenDuration | { readonly 'within-site'?: WrittenDuration; readonly site?: WrittenDuration };
  readonly rpo?: WrittenDuration;
  readonly 'dual-site'?: boolean;
  readonly 'site-absorbs'?: boolean;
  readonly owner?: string;
  readonly entry?: OneOrMore;
  readonly needs?: readonly WrittenNeed[];
}

export type WrittenNeed =
  | string
  | {
      readonly any: OneOrMore;
      readonly standby?: OneOrMore;
      readonly k?: number;
      readonly detect?: DeclaredDetection;
      readonly switch?: WrittenInterval;
      readonly label?: string;
      readonly probe?: WrittenProbe;
    };

export interface WrittenComponent extends WrittenComponentFacts {
  readonly title?: string;
  readonly role?: DeclaredRole;
  readonly is?: OneOrMore;
  readonly grade?: 1 | 2 | 3 | 4;
  readonly domains?: Readonly<Record<string, OneOrMore>>;
  readonly needs?: readonly WrittenNeed[];
  readonly owner?: string;
  readonly site?: string;
  readonly tier?: 'production' | 'test';
  readonly recovery?: WrittenInterval | { readonly down?: WrittenInterval; readonly degraded?: WrittenInterval };
}
