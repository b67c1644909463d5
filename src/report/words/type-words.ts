import type { BelievedNeed, BelievedParts } from '../../network/believed.ts';
import type { AssumedTime, TypeExplanation, TypeUse } from './explained-type.ts';

/** What is said of a resource type. */
export interface TypeWords {
  readonly fields: Readonly<
    Record<
      | 'sameAs'
      | 'role'
      | 'stands'
      | 'uses'
      | 'placedBy'
      | 'leadsTo'
      | 'way'
      | 'parts'
      | 'needs'
      | 'policies'
      | 'times'
      | 'source',
      string
    >
  >;
  /** What a type is that is not drawn. */
  readonly notDrawn: Readonly<Record<Exclude<TypeExplanation['is'], 'modelled'>, (of: readonly string[]) => string>>;
  readonly role: (role: NonNullable<TypeExplanation['role']>) => string;
  readonly scope: Readonly<Record<NonNullable<TypeExplanation['scope']>, string>>;
  readonly use: Readonly<Record<TypeUse, string>>;
  readonly byDefault: string;
  readonly beside: (type: string, count: number) => string;
  readonly noParts: string;
  readonly part: (parts: BelievedParts) => string;
  readonly need: (need: BelievedNeed) => string;
  readonly time: (time: AssumedTime) => string;
}
