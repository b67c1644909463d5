import type { DeclaredTierName } from '../input/declared/facts-model.ts';
import type { DeclaredInterval } from '../input/declared/model.ts';
import type { TierHint } from '../input/deployment.ts';
import type { TierSource } from './tier-source.ts';
import type { Origin, Role } from './origin.ts';

/** What holds because nospof.yaml (or a tag) says so, where the inputs alone would say something else, or nothing. */
export interface ByDeclaration {
  /** Components that exist by declaration only: they are no resource of any input. Places of `Network.components`. */
  readonly only: ReadonlySet<number>;
  readonly overridden: readonly Overridden[];
  readonly planned: readonly PlannedByDeclaration[];
  readonly tiers: readonly TierDeclared[];
  /** In no nospof.yaml: tags that a plan changes are a declaration as well. */
  readonly retagged: readonly Retagged[];
}

/** A fact of a resource that a declaration puts another one in the place of. */
export type Overridden = {
  /** `nospof.yaml:12`. */
  readonly at: string;
  readonly component: number;
} & (
  | { readonly what: 'recovery'; readonly from: DeclaredInterval; readonly to: DeclaredInterval }
  | { readonly what: 'role'; readonly from: Role; readonly to: Role }
  | { readonly what: 'site'; readonly from: string; readonly to: string }
);

/** Resources of the inputs that are declared not to be in service. */
export interface PlannedByDeclaration {
  readonly at: string;
  /** The component or the failure domain that is said to be planned. */
  readonly name: string;
  readonly resources: readonly Origin[];
}

/** A tier that is declared for a resource, beside what the inputs say of it. */
export interface TierDeclared {
  readonly at: string;
  readonly resource: string;
  readonly address: string;
  readonly declared: DeclaredTierName;
  readonly says: DeclaredTierName | 'unstated';
  /** What says so; undefined where nothing does. */
  readonly by: TierHint | undefined;
}

/** A resource of production that a plan keeps and makes a test tier: it counts as production. */
export interface Retagged {
  readonly resource: string;
  readonly address: string;
  readonly before: TierSource | undefined;
  readonly after: TierSource;
}

export const nothingByDeclaration: ByDeclaration = {
  only: new Set(),
  overridden: [],
  planned: [],
  tiers: [],
  retagged: [],
};
