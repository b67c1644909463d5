import type { DeclaredDetection } from '../input/declared/model.ts';
import type { TagHint } from '../input/declared/tag-hints.ts';
import type { Time } from '../input/time.ts';
import type { DataSet } from './data-set.ts';
import type { Fact, Missing } from './fact.ts';
import type { Interruption } from './interruption.ts';
import type { Mistake } from './mistake.ts';
import type { Origin, Role } from './origin.ts';
import type { Refusal } from './refusal.ts';
import type { Setting } from './setting.ts';
import type { TierSource } from './tier-source.ts';
import type { Absence } from './services/absent.ts';
import type { ByDeclaration } from './declared-against.ts';
import type { Title } from './title.ts';
import type { ComponentFacts, DomainFacts, Probe, ServiceFacts, Stated } from './stated.ts';

export type * from './stated.ts';
export type { DataCopy, DataSet, Place } from './data-set.ts';
export type { Fact, Missing } from './fact.ts';
export type { Interruption } from './interruption.ts';
export type { Origin, Role } from './origin.ts';
export type { Refusal } from './refusal.ts';
export type { TierSource } from './tier-source.ts';
export type { Title } from './title.ts';
export type { Time } from '../input/time.ts';

/** A duration in seconds; `Infinity` is until the part is replaced. */
export type Seconds = number;

/** What may be, [best, worst], in seconds. */
export type Interval = readonly [best: Seconds, worst: Seconds];

/** The best and the worst completion of what the plan leaves open. */
export type World = 'best' | 'worst';

/** `degraded` is the gray failure: the part answers, but badly (3 of 8 ports, large packets lost). */
export type Mode = 'down' | 'degraded';

export type Tier = 'production' | 'test' | 'unstated';

/** How the loss of an alternative is noticed. Only `end-to-end` sees a degraded part; `none` sees nothing. */
export type Detection = DeclaredDetection;

/** The smallest thing that fails by itself, or (role `group`) a junction of needs. */
export interface Component {
  /** Place in `Network.components`. */
  readonly index: number;
  /** Unique: the resource's id, with `@zone` or `#member` where one resource is several components. */
  readonly id: string;
  readonly title: Title;
  readonly role: Role;
  readonly origin: Origin;
  readonly tier: Tier;
  /** Site it belongs to, by Region, tag or declaration. */
  readonly site: string | undefined;
  /** False for regional and global services and for groups: they are lost only with a domain. */
  readonly fails: boolean;
  /**
   * Time until the part itself is repaired or replaced, per mode, when it fails alone. What AWS switches to is an
   * alternative of a need, not a recovery: without a declared objective a repair does not count.
   */
  readonly recovery: Readonly<Record<Mode, Time>>;
  /**
   * Kinds of domain it is not bound to: when such a domain fails it comes back elsewhere within `recovery`
   * (an Auto Scaling member leaves a dead zone). When any other of its domains fails it is gone for ever.
   */
  readonly relocates: readonly string[];
  readonly domains: readonly Membership[];
  /** All of them must hold. */
  readonly needs: readonly Need[];
  /** Components with the same text are tied one to one (device and its only line, instance and volume): one finding. */
  readonly tie: string | undefined;
  /** Members of one peer set (a pool, or each its own service?) share this text: one finding for all of them. */
  readonly peers: string | undefined;
  /** Product class for comparing tiers: type, engine, size class: `aws_db_instance/mysql`. */
  readonly productClass: string | undefined;
  /** What keeps it from working though nothing has failed. Failures are tried as if none of these were there. */
  readonly refusals: readonly Refusal[];
  /** In how many zones its resource may stand, by the subnets and zones it lists; undefined where it lists no two. */
  readonly listedZones?: number | undefined;
  /** The pool it is a member of, the same object for all of them: more machines than members are drawn. */
  readonly crowd?: Crowd | undefined;
  /** Facts about this component the plan leaves open. */
  readonly missing: readonly Fact[];
  readonly owner: string | undefined;
  /** What nospof.yaml or its tags state about it; undefined where they say nothing. */
  readonly facts?: ComponentFacts | undefined;
}

/** How many machines a pool has at its peak, and in how many zones AWS spreads them. */
export interface Crowd {
  /** Infinity where any number is possible. */
  readonly machines: Readonly<Record<World, number>>;
  readonly zones: number;
  /** What would tell the number, where the worlds differ. */
  readonly missing: Missing;
}

export interface Membership {
  readonly domain: number;
  /** In that world only; both when undefined. */
  readonly world: World | undefined;
  /** What would settle it, when only one world has it. */
  readonly missing: Missing;
}

/** What a component cannot work without: `k` of the alternatives. */
export interface Need {
  /** What nospof.yaml calls it; undefined for what is told by its alternatives. */
  readonly name?: string | undefined;
  /** It is stated in nospof.yaml: the plan does not say so. */
  readonly stated?: true;
  /** Where it is stated: `nospof.yaml:12`. */
  readonly at?: string;
  /** How many alternatives must work. */
  readonly k: number;
  readonly alternatives: readonly Alternative[];
  readonly detection: Detection;
  /** From the loss to the other alternative serving: detection, decision and switch. */
  readonly switchTime: Time;
  /** A need that is not certain stands in the worst world only. */
  readonly world: World | undefined;
  readonly missing: Missing;
  /**
   * The need follows from where this component stands, the user or a part that traffic passes before, and what it leads to
   * serves that place only: the NAT gateway of a zone, a mount target. Undefined for all other needs.
   */
  readonly byPlaceOf?: number | undefined;
  /**
   * Counts only where this component came back elsewhere, after the loss of a domain that it is not bound to (true), or only
   * where it still stands in its place (false): an Auto Scaling member takes the NAT gateway of the zone it is started in.
   * Undefined for what counts always.
   */
  readonly relocated?: boolean | undefined;
  /** The setting that would make a standby take over by itself, where it is left off. */
  readonly unset?: Fact | undefined;
  /** Why nothing takes over, or why something does though nothing failed. */
  readonly mistake?: Mistake | undefined;
  /** What makes the switch as slow as it is, where a resource says so. */
  readonly settings?: readonly Setting[] | undefined;
  /** What asks whether the alternative in use still serves; undefined where nothing is said. */
  readonly probe?: Probe | undefined;
}

export interface Alternative {
  readonly component: number;
  /** Serving when up (active), or waiting to be switched to (standby). */
  readonly active: boolean;
  /** An alternative that is not certain stands in the best world only. */
  readonly world: World | undefined;
  readonly missing: Missing;
}

/** A named set of components that fail together. Kinds are data: zone, region, site, carrier, anything declared. */
export interface Domain {
  readonly index: number;
  readonly kind: string;
  /** `ap-northeast-2a`, `daejeon`, `kt`. Unique within its kind. */
  readonly name: string;
  readonly title: Title;
  /** What it is called whatever else is judged; kind and name unless said. */
  readonly lasting?: string;
  /** Declared, in nospof.yaml or by a tag; undefined where all that are in it follow from the plan. */
  readonly stated?: true;
  /** What nospof.yaml states about it; undefined where it says nothing. */
  readonly facts?: DomainFacts | undefined;
  /** Of what a change takes down at once (kind `apply`): what it does, by the component that is down. */
  readonly takes?: ReadonlyMap<number, Interruption>;
}

export interface Service {
  readonly name: string;
  readonly title: Title;
  /** Component that stands for the service. */
  readonly root: number;
  /** 1 is the strictest; undeclared services are 3. */
  readonly grade: 1 | 2 | 3 | 4;
  /** Declared in nospof.yaml, or inferred (then `name` is made from addresses). */
  readonly declared: boolean;
  /** Declared recovery time and point objectives, seconds. */
  readonly rto: Seconds | undefined;
  /** For failures smaller than a site. */
  readonly rtoWithinSite: Seconds | undefined;
  readonly rpo: Seconds | undefined;
  readonly owner: string | undefined;
  readonly tier: Tier;
  readonly dualSite: boolean;
  /** For a dual-site service: its root within each site, on which component and zone failures are judged. */
  readonly withinSite: ReadonlyMap<string, number>;
  /**
   * Means of login it is itself (domains): all its entries lie in them. It does not lean on that login, it is it; how
   * redundant it must be is said by what leans on it.
   */
  readonly isLogin: readonly number[];
  /** A machine that lets in SSH or RDP only and has no work of its own: findings are info. */
  readonly operatorAccess: boolean;
  /** Clients come in through an entry of the inputs: a name, a load balancer, an API, a line. */
  readonly entered: boolean;
  /** A lone instance that no entry reaches; its single-component findings are warnings. A store is no such: it keeps data for something. */
  readonly lone: boolean;
  /** Addresses it refers to that are not modelled: its "holds" does not cover them. */
  readonly notModelled: readonly string[];
  /** What nospof.yaml states about it; undefined for services that are inferred. */
  readonly facts?: ServiceFacts | undefined;
}

/** A part of the plan that cannot be judged as a service: an entry with nothing behind it in the inputs. */
export interface OpenEnd {
  readonly component: number;
  readonly policyRole: Role;
  readonly missing: readonly Fact[];
}

export interface Coverage {
  readonly resources: number;
  /** Take part in the network, or are known never to fail. */
  readonly modelled: number;
  readonly notModelled: number;
  /** Instances per type that is not modelled. */
  readonly notModelledTypes: Readonly<Record<string, number>>;
  /** Modules named in the input whose content is not in it. */
  readonly opaqueModules: readonly string[];
  /** Written both in a parent and as resources of their own, which Terraform makes undo each other. */
  readonly mixedForms: readonly MixedForm[];
  /** What nospof.yaml names and is in none of the inputs, which are a part of all stacks. */
  readonly absent: readonly Absence[];
}

/** A parent that is written in two ways. */
export interface MixedForm {
  /** Id of the parent. */
  readonly of: string;
  /** The argument or block that holds it inside the parent: `route`. */
  readonly inline: string;
  /** The type of the resources that hold it outside: `aws_route`. */
  readonly child: string;
}

/** The deployment as a network of components, failure domains and services. */
export interface Network {
  readonly components: readonly Component[];
  readonly domains: readonly Domain[];
  readonly services: readonly Service[];
  readonly openEnds: readonly OpenEnd[];
  readonly tiers: TierFacts;
  readonly coverage: Coverage;
  /** Tags that are likely not read as they were meant. */
  readonly hints: readonly TagHint[];
  /** The data that stores keep, and the copies of it. */
  readonly dataSets: readonly DataSet[];
  /** What nospof.yaml states about duty, drills, tests and the change to come. */
  readonly stated: Stated;
  /** What holds by declaration, against or beside what the inputs say. */
  readonly byDeclaration: ByDeclaration;
}

export interface TierFacts {
  /** Production is stated somewhere (tag, declaration, account, stack, workspace), or it is what is beside the plan of a test tier. */
  readonly productionStated: boolean;
  /** What states it. */
  readonly statedBy: TierSource | undefined;
  /** A resource that is in the test tier. */
  readonly testInInputs: boolean;
  /** nospof.yaml says how to tell the test tier, and none of it is in the inputs, which are a part of all stacks. */
  readonly testAbsent?: boolean;
  /** Resources of production that the test tier uses as well. */
  readonly shared: readonly SharedResource[];
}

/** A resource of production that the test tier uses as well. */
export interface SharedResource {
  readonly origin: Origin;
  /** What uses it in the test tier. */
  readonly users: readonly Origin[];
}
