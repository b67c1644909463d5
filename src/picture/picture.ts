import type { Finding } from '../judge/finding.ts';

/** What a picture of a network shows, before it is laid out: the same for every format. */
export interface Picture {
  readonly title: string;
  /** How much is drawn, and what came of it. */
  readonly summary: string;
  /** Columns, left to right. */
  readonly sites: readonly Site[];
  /** From top to bottom, services first; rows of one layer stand together. */
  readonly rows: readonly Row[];
  readonly edges: readonly Edge[];
  /** Open findings about what is drawn, most severe first. */
  readonly remarks: readonly Remark[];
  /** Parts that fail by themselves and that no drawn service needs. */
  readonly leftOut: number;
  /** There was too much for one page: boxes hold what different services have alike. */
  readonly isCoarse: boolean;
}

/** A site, or a Region where no sites are declared. */
export interface Site {
  readonly name: string;
  /** Its Regions, where the name does not say. */
  readonly detail: string;
  readonly zones: readonly Zone[];
  readonly mark: Mark | undefined;
}

export interface Zone {
  readonly name: string;
  readonly mark: Mark | undefined;
}

/** What a policy says of a box or a column. */
export interface Mark {
  readonly verdict: 'broken' | 'unproven';
  readonly policy: string;
  /** Services that stop with it, where it is a column: a zone, a site. */
  readonly stops?: readonly string[];
  /** The failure domain that is lost, where it is none that has a column: `carrier KT`. */
  readonly lost?: string;
}

export interface Row {
  readonly layer: Layer;
  readonly boxes: readonly Box[];
}

/** Equal parts in one place. */
export interface Box {
  /** Place in `Picture.sites`; undefined for what is in no site. */
  readonly site: number | undefined;
  /** Place in `Site.zones`; undefined for what spans its site, or whose zone is not known. */
  readonly zone: number | undefined;
  readonly name: string;
  /** What it is: a Terraform type, or the facts about a service. */
  readonly kind: string;
  readonly count: number;
  readonly mark: Mark | undefined;
  /** It waits to take over, and serves no client till then. */
  readonly standby: boolean;
  /** Labels of everything in it. */
  readonly labels: readonly string[];
  /** Verdict of a service; undefined for parts. */
  readonly service?: 'holds' | 'broken' | 'unproven';
}

export type Layer =
  | 'services'
  | 'names'
  | 'switches'
  | 'firewalls'
  | 'compute'
  | 'authentication'
  | 'caches'
  | 'data'
  | 'operations'
  | 'routers'
  | 'links'
  | 'premises';

/** All boxes of a row at one site, or those in no site. */
export interface Rail {
  readonly row: number;
  readonly site: number | undefined;
}

/** `from` needs `to`: without it nothing works, it is one of several that serve, or it waits to take over. */
export type Tie = 'needs' | 'one-of' | 'standby';

export interface Edge {
  readonly from: Rail;
  readonly to: Rail;
  readonly tie: Tie;
}

export interface Remark extends Mark {
  readonly severity: Finding['severity'];
  readonly message: string;
}
