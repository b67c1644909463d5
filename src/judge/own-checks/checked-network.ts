/**
 * What a check of one's own sees of a network: a part of the model that stays as it is from version to version. All of it is read-only,
 * and a copy: no check changes what others see. `src/network/README.md` says what the words mean.
 */
export interface CheckedNetwork {
  readonly resources: readonly CheckedResource[];
  readonly components: readonly CheckedComponent[];
  readonly domains: readonly CheckedDomain[];
  readonly services: readonly CheckedService[];
}

/** What a plan says: a value, that nothing is written (the default of the provider or of AWS applies), or that this is not known. */
export type Answer<T> = { readonly is: 'known'; readonly value: T } | { readonly is: 'omitted' } | UnknownAnswer;

/** Known only after the apply, or sensitive. Give it to `unproven` as what is missing: unknown is neither good nor bad. */
export interface UnknownAnswer {
  readonly is: 'unknown';
  /** Id of the resource. */
  readonly of: string;
  /** The argument, in dots: `tags.Team`. */
  readonly argument: string;
}

/** The value of an argument: what JSON has. */
export type ArgumentValue =
  null | boolean | number | string | readonly ArgumentValue[] | { readonly [key: string]: ArgumentValue };

/** Arguments of a resource, or of a block of it. A path is from here, with dots; `route.0.cidr_block` picks a block. */
export interface CheckedArguments {
  /** Passwords, tokens and user data are unknown, marked as sensitive or not. */
  argument(path: string): Answer<ArgumentValue>;
  /** The nested blocks at a path, in order; an empty list where none is written. */
  blocks(path: string): Answer<readonly CheckedArguments[]>;
}

/** A resource that is there after the apply. */
export interface CheckedResource extends CheckedArguments {
  /** Unique: the address, with `STACK:` before it where several inputs are judged. */
  readonly id: string;
  readonly address: string;
  readonly type: string;
  /** Name of the input. */
  readonly stack: string;
  readonly region: string | undefined;
  readonly account: string | undefined;
  /** What the plan does to it: `create`, `update`, `no-op` … */
  readonly actions: readonly string[];
  tag(key: string): Answer<string>;
  /** What it is in the network; empty where its type is not modelled, or never fails. */
  readonly components: readonly CheckedComponent[];
}

/** The smallest thing that fails by itself, or (role `group`) a junction of needs. */
export interface CheckedComponent {
  /** Unique: the id of the resource, with `@zone` or `#member` where one resource is several components. */
  readonly id: string;
  readonly role: string;
  /** Undefined for what nospof.yaml declares. */
  readonly resource: CheckedResource | undefined;
  readonly type: string | undefined;
  readonly tier: 'production' | 'test' | 'unstated';
  readonly site: string | undefined;
  readonly owner: string | undefined;
  /** False for junctions, and for what AWS runs for a whole Region. */
  readonly fails: boolean;
  /** All of them must be met. */
  readonly needs: readonly CheckedNeed[];
  readonly domains: readonly { readonly domain: CheckedDomain; readonly isCertain: boolean }[];
}

export interface CheckedNeed {
  /** How many of the alternatives must work. */
  readonly atLeast: number;
  readonly alternatives: readonly {
    readonly component: CheckedComponent;
    /** It serves; else it waits to be switched to. */
    readonly isActive: boolean;
    readonly isCertain: boolean;
  }[];
  /** What notices that the alternative in use is lost. */
  readonly detection: string;
  /** Seconds from the loss until another alternative serves: best and worst. */
  readonly switchTime: readonly [best: number, worst: number];
  readonly isCertain: boolean;
}

/** Components that fail together. */
export interface CheckedDomain {
  /** `zone`, `region`, `site`, `carrier`, or what nospof.yaml and tags add. */
  readonly kind: string;
  readonly name: string;
  readonly members: readonly CheckedComponent[];
}

export interface CheckedService {
  readonly name: string;
  readonly isDeclared: boolean;
  /** 1 is the strictest. */
  readonly grade: 1 | 2 | 3 | 4;
  readonly tier: 'production' | 'test' | 'unstated';
  readonly isDualSite: boolean;
  /** Declared objectives in seconds. */
  readonly rto: number | undefined;
  readonly rpo: number | undefined;
  readonly owner: string | undefined;
  /** What stands for it: its needs are those of the service. */
  readonly root: CheckedComponent;
  /** Everything that it needs or may need, directly or through others, its root first. */
  readonly dependsOn: readonly CheckedComponent[];
}
