/** What the inputs say for a first nospof.yaml. */
export interface InitialFacts {
  readonly inputs: readonly string[];
  readonly resources: number;
  /** Types that are not modelled. */
  readonly notModelled: readonly string[];
  readonly services: readonly InitialService[];
  /** What tells the tier of resources, most resources first. */
  readonly tiers: readonly InitialTier[];
  /** Resources of which nothing tells the tier. */
  readonly unstated: number;
  /** A finding says that production has no test environment. */
  readonly noTestTier: boolean;
  readonly regions: readonly string[];
  /** Times that are assumed of what is there, as durations. */
  readonly times: readonly { readonly name: string; readonly value: readonly string[]; readonly meaning: string }[];
}

export interface InitialService {
  /** What it may be called in the file. */
  readonly key: string;
  /** What it was found at, in words. */
  readonly title: string;
  readonly tier: 'production' | 'test' | 'unstated';
  /** The resource that clients come in by; undefined where it is not of one resource. */
  readonly entry: string | undefined;
}

export interface InitialTier {
  readonly tier: 'production' | 'test';
  /** What says so. */
  readonly from: 'tag' | 'account' | 'stack' | 'variable' | 'workspace';
  readonly key: string | undefined;
  readonly text: string;
  readonly resources: number;
}
