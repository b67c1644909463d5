import type { ResourceGraph } from '../graph/graph.ts';
import type { Assumptions } from '../input/assumptions.ts';
import type { Resource } from '../input/deployment.ts';
import { type Time, never } from '../input/time.ts';
import type { DataSet } from './data-set.ts';
import { type Fact, type Missing, argument } from './fact.ts';
import type { Mistake } from './mistake.ts';
import { type Refusal, refusalKey } from './refusal.ts';
import { lastingName } from './lasting-name.ts';
import { writtenAddress } from '../input/address.ts';
import { type Title, domainTitle, inZone, resourceTitle } from './title.ts';
import type {
  Alternative,
  Component,
  Detection,
  Domain,
  Membership,
  Need,
  OpenEnd,
  Origin,
  Role,
  Tier,
  World,
} from './network.ts';
import { push, pushAll } from '../multimap.ts';

export { atOnce, never } from '../input/time.ts';

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** A component while the network is being drawn. */
export interface Draft extends Writable<Omit<Component, 'domains' | 'needs' | 'refusals' | 'missing'>> {
  readonly domains: Membership[];
  readonly needs: Need[];
  readonly refusals: Refusal[];
  readonly missing: Fact[];
  /** The resource it was made from. */
  readonly resource: Resource | undefined;
  /** Resources it refers to that are not modelled. */
  readonly notModelled: Set<string>;
  /** It only stands for others, and needs them if something needs it: a record for its name. */
  standsForOthers: boolean;
  /** What it depends on at run time has been worked out. */
  described: boolean;
  /** Needs that were inferred from text, which never may close a circle. */
  readonly inferred: Set<Need>;
}

/** Where a zonal component sits: the memberships that put it there. */
export interface Zone {
  /** Equal keys are the same zone; an unpinned subnet has a key of its own. */
  readonly key: string;
  readonly title: Title;
  readonly memberships: readonly Membership[];
  /** The plan does not tell which zone it is: it may be any other's. */
  readonly open?: true;
}

/** One thing a load balancer can send traffic to. */
export interface Member {
  readonly component: number;
  /** Undefined when it has no zone (a regional function), or when the zone cannot be told. */
  readonly zone: Zone | undefined;
  /** A member that may not be one stands in the best world only; this would settle it. */
  readonly missing?: Missing;
}

export interface NeedOptions {
  /** What nospof.yaml calls it. */
  readonly name?: string | undefined;
  /** It is stated in nospof.yaml. */
  readonly stated?: true;
  /** Where it is stated. */
  readonly at?: string;
  readonly of: readonly (number | Alternative)[];
  readonly k?: number;
  readonly detection?: Detection;
  readonly switchTime?: Time;
  /** Worst world only, with the facts that would settle it. */
  readonly unless?: Missing;
  /** Inferred from text (environment, user data): dropped where it would make a component need itself. */
  readonly inferred?: boolean;
  /** The setting that would make a standby take over by itself, where it is left off. */
  readonly unset?: Fact;
  /** Why nothing takes over, where a mistake is the reason. */
  readonly mistake?: Mistake | undefined;
  readonly probe?: Need['probe'];
  readonly settings?: Need['settings'];
  /** The component whose place it follows from. */
  readonly byPlaceOf?: number | undefined;
  readonly relocated?: boolean | undefined;
}

export interface PartOptions {
  /** The resource itself unless said, in its zone. */
  readonly title?: Title;
  readonly role: Role;
  readonly zone?: Zone | undefined;
  readonly recovery?: Time;
  readonly relocates?: readonly string[];
  readonly fails?: boolean;
  readonly productClass?: string;
}

/** Facts about a resource that a declaration or its tags state. */
export interface Facts {
  tierOf(resource: Resource): Tier;
  siteOf(resource: Resource): string | undefined;
  /** The inputs are a part of all stacks. */
  readonly isPartial?: boolean;
}

/** How one resource type becomes components. One file a family, under aws/. */
export interface Family {
  /** Canonical resource types (see types.ts for the aliases). */
  readonly types: readonly string[];
  /** Draws the node that stands for "this resource works". */
  model(resource: Resource, node: Draft, net: NetworkBuilder): void;
  /** What a load balancer that forwards to this resource can reach; the node itself unless given. */
  members?(resource: Resource, net: NetworkBuilder): readonly Member[];
}

/** What is known of a cloud, by resource. */
export interface Provider {
  /** How the type is drawn; undefined where it is not modelled. */
  familyOf(resource: Resource): Family | undefined;
  /** It is in no Region, whatever Region its provider is set to. */
  isGlobal(resource: Resource): boolean;
  /** What it is compared by between tiers. */
  classOf(resource: Resource): string;
  /** In how many zones it may stand, by the subnets and zones it lists. */
  listedZones(net: NetworkBuilder, resource: Resource): number;
  /** The data that stores keep, and the copies of it that the inputs have. */
  dataSets(net: NetworkBuilder): readonly DataSet[];
  /** What it is besides its parts, in Region, premises and internet. */
  shown(resource: Resource): Pick<Origin, 'service' | 'onPremises' | 'isPublic'>;
}

/**
 * Draws the network: components, needs and domains. `node(resource)` gives the component that stands for a resource
 * at once and draws it later, so that circles between resources and long chains need no recursion.
 */
export class NetworkBuilder {
  readonly graph: ResourceGraph;
  readonly times: Assumptions;
  readonly drafts: Draft[] = [];
  readonly domains: Domain[] = [];
  readonly openEnds: OpenEnd[] = [];
  readonly #facts: Facts;
  readonly #provider: Provider;
  readonly #byId = new Map<string, Draft>();
  readonly #domainIndex = new Map<string, number>();
  readonly #members = new Map<Resource, readonly Member[]>();
  readonly #listedZones = new Map<Resource, number>();
  readonly #queue: (() => void)[] = [];
  #drawn = 0;
  readonly #last: (() => void)[] = [];
  readonly #reverse = new Map<string, Map<Resource, Resource[]>>();
  /** Keys of what each component is refused. */
  readonly #refused = new Map<Draft, Set<string>>();
  readonly #origins = new Map<Resource | undefined, Origin>();
  readonly #made = new Map<(net: NetworkBuilder) => unknown, unknown>();

  constructor(graph: ResourceGraph, times: Assumptions, facts: Facts, provider: Provider) {
    this.graph = graph;
    this.times = times;
    this.#facts = facts;
    this.#provider = provider;
  }

  /** What is not in the inputs may be in other stacks. */
  get isPartial(): boolean {
    return this.#facts.isPartial ?? false;
  }

  /** The site that the resource is at. */
  siteOf(resource: Resource): string | undefined {
    return this.#facts.siteOf(resource);
  }

  /** The component that stands for the resource, or undefined where its type is not modelled or it is only read. */
  node(resource: Resource): number | undefined {
    const found = this.#byId.get(resource.id);
    if (found) return found.index;
    const family = this.#provider.familyOf(resource);
    if (!family || resource.mode === 'data') return undefined;
    const draft = this.#add(resource.id, resourceTitle(resource), resource);
    this.#queue.push(() => family.model(resource, draft, this));
    return draft.index;
  }

  /** What the argument points at for certain, or by pairing; guesses are left out. */
  targets(resource: Resource, path: string, types: readonly string[]): readonly Resource[] {
    return this.graph
      .resolve(resource, path, types)
      .references.filter(({ certainty }) => certainty !== 'guessed')
      .map(({ target }) => target);
  }

  /** Managed resources of `type` whose argument at `path` points at `target`: the reverse of `targets`, indexed once. */
  pointingAt(target: Resource, type: string, path: string, types: readonly string[]): readonly Resource[] {
    const key = `${type} ${path}`;
    let index = this.#reverse.get(key);
    if (!index) {
      index = new Map();
      for (const resource of this.graph.ofType(type)) {
        for (const to of this.targets(resource, path, types)) {
          push(index, to, resource);
        }
      }
      this.#reverse.set(key, index);
    }
    return index.get(target) ?? [];
  }

  /** What `build` makes of this network, made once: tables a family needs for all its resources. */
  once<T>(build: (net: NetworkBuilder) => T): T {
    if (!this.#made.has(build)) this.#made.set(build, build(this));
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the key is the function that made it
    return this.#made.get(build) as T;
  }

  /** Managed instances of the given types, in the order of the types. */
  all(types: readonly string[]): readonly Resource[] {
    return types.flatMap((type) => this.graph.ofType(type));
  }

  /** What a load balancer that forwards to this resource reaches. Empty where the type is not modelled. */
  members(resource: Resource): readonly Member[] {
    const found = this.#members.get(resource);
    if (found) return found;
    const family = this.#provider.familyOf(resource);
    const node = this.node(resource);
    const members =
      family?.members && resource.mode === 'managed'
        ? family.members(resource, this)
        : node === undefined
          ? []
          : [{ component: node, zone: undefined }];
    this.#members.set(resource, members);
    return members;
  }

  /** A component of a resource that fails by itself: a zone node, a member, a tunnel. `suffix` as `@zone` or `#2`. */
  part(resource: Resource, suffix: string, options: PartOptions): Draft {
    const found = this.#byId.get(resource.id + suffix);
    if (found) return found;
    const draft = this.#add(
      resource.id + suffix,
      inZone(options.title ?? resourceTitle(resource), options.zone),
      resource,
    );
    this.embody(draft, options);
    return draft;
  }

  /** Gives the node of a resource a body of its own: the resource is one component. */
  embody(draft: Draft, options: Omit<PartOptions, 'title'>): void {
    draft.role = options.role;
    draft.fails = options.fails ?? true;
    if (options.zone) pushAll(draft.domains, options.zone.memberships);
    const recovery = options.recovery ?? never;
    draft.recovery = { down: recovery, degraded: never };
    draft.relocates = options.relocates ?? [];
    draft.productClass = options.productClass ?? (draft.resource && this.#provider.classOf(draft.resource));
  }

  /** A junction of needs without a body: a path, a pool. `resource` gives it an address and a site. */
  group(id: string, title: Title, resource?: Resource): Draft {
    return this.#byId.get(id) ?? this.#add(id, title, resource);
  }

  find(id: string): Draft | undefined {
    return this.#byId.get(id);
  }

  /** Adds a need; alternatives given as numbers are active in both worlds. */
  need(from: Draft, options: NeedOptions): Need {
    const need: Need = {
      ...(options.name === undefined ? {} : { name: options.name }),
      ...(options.stated && { stated: true }),
      ...(options.at === undefined ? {} : { at: options.at }),
      k: options.k ?? 1,
      alternatives: this.#withOpenNumber(
        from,
        options.of.map((of) => (typeof of === 'number' ? alternative(of) : of)),
      ),
      detection: options.detection ?? 'none',
      switchTime: options.switchTime ?? never,
      world: options.unless === undefined ? undefined : 'worst',
      missing: options.unless,
      ...(options.settings === undefined || options.settings.length === 0 ? {} : { settings: options.settings }),
      ...(options.byPlaceOf === undefined ? {} : { byPlaceOf: options.byPlaceOf }),
      ...(options.relocated === undefined ? {} : { relocated: options.relocated }),
      ...(options.unset === undefined ? {} : { unset: options.unset }),
      ...(options.mistake === undefined ? {} : { mistake: options.mistake }),
      ...(options.probe === undefined ? {} : { probe: options.probe }),
    };
    from.needs.push(need);
    if (options.inferred) from.inferred.add(need);
    return need;
  }

  /** How a person switches over, because of what the resources are or how their arguments (`paths`) are set. */
  byHand(
    resources: Resource | readonly Resource[],
    paths: readonly string[] = [],
  ): Required<Pick<Need, 'settings'>> & Pick<Need, 'detection' | 'switchTime'> {
    const switchTime = this.times.time('manual');
    const settings = [resources].flat().map((one: Resource) => {
      return { is: 'manual', origin: this.originOf(one), paths, seconds: switchTime.seconds[1] } as const;
    });
    return { detection: 'manual', switchTime, settings };
  }

  /**
   * The component does not work as planned: `resource` refuses traffic it needs. Only for what the inputs prove; what they
   * leave open is a need of the worst world.
   */
  refuse(from: Draft, resource: Resource, refusal: Omit<Refusal, 'origin'>): void {
    const told: Refusal = { ...refusal, origin: this.originOf(resource) };
    const key = refusalKey(told);
    const before = this.#refused.get(from) ?? new Set();
    this.#refused.set(from, before);
    if (before.has(key)) return;
    before.add(key);
    from.refusals.push(told);
  }

  /** Beside a resource whose number is not known there is another one in the best world. */
  #withOpenNumber(from: Draft, alternatives: readonly Alternative[]): readonly Alternative[] {
    const open = new Set(alternatives.map(({ component }) => this.draft(component).resource));
    const further = [...open].flatMap((resource): Alternative | [] => {
      if (resource?.openNumber === undefined || resource === from.resource) return [];
      const { index } = this.group(`${resource.id} further`, { is: 'further-instance', of: resource.id });
      return alternative(index, { world: 'best', missing: [argument(resource, resource.openNumber)] });
    });
    return [...alternatives, ...further];
  }

  domain(kind: string, name: string, title: Title = domainTitle(kind, name)): number {
    const key = `${kind}\0${name}`;
    const found = this.#domainIndex.get(key);
    if (found !== undefined) return found;
    const index = this.domains.length;
    this.domains.push({ index, kind, name, title });
    this.#domainIndex.set(key, index);
    return index;
  }

  join(draft: Draft, kind: string, name: string, title?: Title): void {
    const domain = this.domain(kind, name, title);
    if (!draft.domains.some((membership) => membership.domain === domain && membership.world === undefined)) {
      draft.domains.push({ domain, world: undefined, missing: undefined });
    }
  }

  draft(index: number): Draft {
    const draft = this.drafts[index];
    if (!draft) throw new Error(`no component ${index}`);
    return draft;
  }

  /** Draws something later: the way on from a way, which may lead far or in a circle. */
  later(draw: () => void): void {
    this.#queue.push(draw);
  }

  /** Draws something when all else is drawn that was asked for: what is asked for first comes last, as it may lead to the rest. */
  last(draw: () => void): void {
    this.#last.push(draw);
  }

  /** Draws everything that was asked for and not drawn yet. */
  drain(): void {
    for (;;) {
      for (; this.#drawn < this.#queue.length; this.#drawn++) this.#queue[this.#drawn]?.();
      const draw = this.#last.pop();
      if (draw === undefined) return;
      draw();
    }
  }

  /** In how many zones a resource may stand for certain, by the subnets and zones it lists; undefined where these are no two. */
  listedZones(resource: Resource): number | undefined {
    const known = this.#listedZones.get(resource) ?? this.#provider.listedZones(this, resource);
    this.#listedZones.set(resource, known);
    return known > 1 ? known : undefined;
  }

  originOf(resource: Resource | undefined): Origin {
    const known = this.#origins.get(resource) ?? this.#newOrigin(resource);
    this.#origins.set(resource, known);
    return known;
  }

  #newOrigin(resource: Resource | undefined): Origin {
    return {
      address: resource?.address,
      resource: resource?.id,
      written: resource && writtenAddress(resource),
      lasting: resource && lastingName(resource),
      stack: resource?.document.name,
      type: resource?.type,
      ...(resource && this.#provider.shown(resource)),
    };
  }

  #add(id: string, title: Title, resource: Resource | undefined): Draft {
    const site = resource && this.#facts.siteOf(resource);
    const draft: Draft = {
      index: this.drafts.length,
      id,
      title,
      role: 'group',
      origin: this.originOf(resource),
      tier: resource ? this.#facts.tierOf(resource) : 'unstated',
      fails: false,
      recovery: { down: never, degraded: never },
      relocates: [],
      domains: [],
      needs: [],
      refusals: [],
      tie: undefined,
      peers: undefined,
      productClass: undefined,
      missing: [],
      owner: resource?.tags['Owner'] ?? resource?.tags['owner'],
      site,
      resource,
      notModelled: new Set(),
      standsForOthers: false,
      described: false,
      inferred: new Set(),
    };
    // What the cloud runs for a whole Region has no part that would be compared; a name is no product.
    const { service } = draft.origin;
    if (resource && id === resource.id && service && service !== 'dns')
      draft.productClass = this.#provider.classOf(resource);
    this.drafts.push(draft);
    this.#byId.set(id, draft);
    // What lies in a Region is lost with it, and with the site the Region is.
    if (resource && !this.#provider.isGlobal(resource)) {
      if (resource.region !== undefined) this.join(draft, 'region', resource.region);
      if (site !== undefined) this.join(draft, 'site', site);
    }
    return draft;
  }
}

/** A member as an alternative. */
export function asAlternative({ component, missing }: Member): Alternative {
  return missing === undefined ? alternative(component) : alternative(component, { world: 'best', missing });
}

export function alternative(
  component: number,
  options: { active?: boolean; world?: World; missing?: Missing } = {},
): Alternative {
  return { component, active: options.active ?? true, world: options.world, missing: options.missing };
}
