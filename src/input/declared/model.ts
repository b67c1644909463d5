import type {
  At,
  DeclaredChange,
  DeclaredComponentFacts,
  DeclaredDomain,
  DeclaredEvidence,
  DeclaredProbe,
  DeclaredRota,
  DeclaredServiceFacts,
} from './facts-model.ts';
import type { Language } from '../../language.ts';

/** What `nospof.yaml` states: facts no plan can tell. Names and patterns are as written; the network resolves them. */
export interface Declared {
  /** The file as the user gave it, for messages. */
  readonly file: string;
  /** sha256 of the file, hexadecimal. */
  readonly digest: string;
  /** Language of reports. */
  readonly lang: Language | undefined;
  /** Packs to judge by: `recommended`, `strict`, or paths relative to the file. */
  readonly extends: readonly string[];
  /** Programs that bring checks. */
  readonly plugins: readonly DeclaredPlugin[];
  readonly sites: ReadonlyMap<string, DeclaredSite>;
  readonly tiers: {
    readonly production: DeclaredTier | undefined;
    readonly test: DeclaredTier | undefined;
  };
  readonly services: ReadonlyMap<string, DeclaredService>;
  readonly components: ReadonlyMap<string, DeclaredComponent>;
  /** Facts about failure domains, by kind, then name. */
  readonly domains: ReadonlyMap<string, ReadonlyMap<string, DeclaredDomain>>;
  readonly rotas: ReadonlyMap<string, DeclaredRota>;
  readonly evidence: readonly DeclaredEvidence[];
  readonly change: DeclaredChange | undefined;
  /** Policies that are switched off, by id. */
  readonly disable: ReadonlyMap<string, DeclaredDisable>;
  /** Overridden times by name, seconds. */
  readonly assumptions: ReadonlyMap<string, DeclaredAssumption>;
}

export interface DeclaredAssumption extends At {
  readonly value: DeclaredInterval;
}

export const nothingDeclared: Declared = {
  file: 'nospof.yaml',
  digest: '',
  lang: undefined,
  extends: [],
  plugins: [],
  sites: new Map(),
  tiers: { production: undefined, test: undefined },
  services: new Map(),
  components: new Map(),
  domains: new Map(),
  rotas: new Map(),
  evidence: [],
  change: undefined,
  disable: new Map(),
  assumptions: new Map(),
};

export interface DeclaredPlugin extends At {
  /** As it is written. */
  readonly name: string;
  /** As seen from the working folder. */
  readonly path: string;
}

export interface DeclaredDisable extends At {
  readonly reason: string;
}

/** [best, worst], seconds. */
export type DeclaredInterval = readonly [best: number, worst: number];

export interface DeclaredSite extends At {
  readonly regions: readonly string[];
  readonly match: DeclaredMatch | undefined;
}

/** All that is written must hold; of several patterns one is enough. */
export interface DeclaredMatch {
  readonly tags: ReadonlyMap<string, readonly string[]>;
  readonly account: readonly string[] | undefined;
  readonly stack: readonly string[] | undefined;
  readonly workspace: readonly string[] | undefined;
  readonly module: readonly string[] | undefined;
  readonly region: readonly string[] | undefined;
  readonly address: readonly string[] | undefined;
}

export interface DeclaredTier extends At {
  readonly match: DeclaredMatch | undefined;
  /** A plan that is read as the test tier: its path, and the sha256 it must have. */
  readonly elsewhere: DeclaredPlan | undefined;
}

export interface DeclaredPlan extends At {
  /** As seen from the working folder. */
  readonly path: string;
  readonly digest: string | undefined;
}

export type DeclaredDetection = 'link-state' | 'tcp' | 'end-to-end' | 'manual' | 'none';

export interface DeclaredNeed extends At {
  /** Names of components or services, or patterns of addresses, that serve. */
  readonly any: readonly string[];
  /** The same, but serving only after a switch. */
  readonly standby: readonly string[];
  readonly k: number;
  readonly detect: DeclaredDetection | undefined;
  readonly switch: DeclaredInterval | undefined;
  readonly label: string | undefined;
  readonly probe: DeclaredProbe | undefined;
}

export interface DeclaredService extends At, DeclaredServiceFacts {
  readonly title: string | undefined;
  readonly grade: 1 | 2 | 3 | 4 | undefined;
  /** Seconds. */
  readonly rto: number | undefined;
  /** For failures smaller than a site; the same as `rto` where only one is written. */
  readonly rtoWithinSite: number | undefined;
  readonly rpo: number | undefined;
  readonly dualSite: boolean;
  /** The other site may absorb component and zone failures too. */
  readonly siteAbsorbs: boolean;
  readonly owner: string | undefined;
  readonly entry: readonly string[];
  readonly needs: readonly DeclaredNeed[];
}

export type DeclaredRole =
  | 'entry'
  | 'dns'
  | 'router'
  | 'l4-switch'
  | 'l7-proxy'
  | 'firewall'
  | 'link'
  | 'compute'
  | 'datastore'
  | 'cache'
  | 'queue'
  | 'storage'
  | 'authentication'
  | 'keys'
  | 'monitoring'
  | 'backup';

export interface DeclaredComponent extends At, DeclaredComponentFacts {
  readonly title: string | undefined;
  readonly role: DeclaredRole | undefined;
  /** Patterns of the resources it is; empty for a new component. */
  readonly is: readonly string[];
  readonly grade: 1 | 2 | 3 | 4 | undefined;
  /** Kind of failure domain to names; `site` is in here too, and the `firmware` of a device. */
  readonly domains: ReadonlyMap<string, readonly string[]>;
  readonly needs: readonly DeclaredNeed[];
  readonly owner: string | undefined;
  readonly site: string | undefined;
  readonly tier: 'production' | 'test' | undefined;
  readonly recovery: { readonly down?: DeclaredInterval; readonly degraded?: DeclaredInterval } | undefined;
}
