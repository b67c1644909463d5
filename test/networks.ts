import { time } from '../src/input/time.ts';
import type {
  Alternative,
  Component,
  DataCopy,
  DataSet,
  Detection,
  Domain,
  Fact,
  Interval,
  Membership,
  Missing,
  Mode,
  Need,
  Network,
  OpenEnd,
  Probe,
  Place,
  Refusal,
  Role,
  Service,
  Tier,
  World,
} from '../src/network/network.ts';
import type { Mistake, MistakeKind } from '../src/network/mistake.ts';
import type { Setting } from '../src/network/setting.ts';
import { placeNamed } from '../src/network/data-set.ts';
import { nothingByDeclaration } from '../src/network/declared-against.ts';
import { domainTitle, written } from '../src/network/title.ts';
import { english } from '../src/report/words/en/english.ts';
import { sayIn } from '../src/report/words/tell.ts';

/** Titles and facts in words. */
export const say = sayIn(english);

/** A time: one number for both worlds, or [best, worst]. */
export type Time = number | Interval;

/** `'a'` is an active alternative in both worlds. */
export type AlternativeSketch =
  string | { readonly to: string; readonly standby?: boolean; readonly world?: World; readonly missing?: string };

/** `'a'` or `['a', 'b']` is a need for one of them: end-to-end detection, 30 s to switch. */
export type NeedSketch =
  | string
  | readonly AlternativeSketch[]
  | {
      readonly any: readonly AlternativeSketch[];
      /** How many must work; 1 unless said. */
      readonly k?: number;
      readonly detect?: Detection;
      readonly switch?: Time;
      readonly world?: World;
      readonly missing?: string;
      /** What nospof.yaml calls it. */
      readonly name?: string;
      readonly assumptions?: readonly string[];
      readonly unset?: string;
      /** Of a health check, by its id. */
      readonly mistake?: MistakeKind;
      /** The component whose place it follows from. */
      readonly byPlaceOf?: string;
      /** Counts only where the user came back elsewhere, or only where it did not. */
      readonly relocated?: boolean;
      /** Address of the resource whose health check makes the switch as slow as it is. */
      readonly setting?: string;
      /** Where nospof.yaml states it: `nospof.yaml:12`. */
      readonly at?: string;
      readonly probe?: Probe;
    };

/** `'zone:a'` is zone a in both worlds. */
export type MembershipSketch = string | { readonly in: string; readonly world: World; readonly missing?: string };

export interface ComponentSketch {
  readonly role?: Role;
  readonly needs?: readonly NeedSketch[];
  readonly domains?: readonly MembershipSketch[];
  /** Time until it is back, both modes or per mode; it stays down unless said. */
  readonly recovery?: Time | Readonly<Record<Mode, Time>>;
  readonly fails?: boolean;
  readonly relocates?: readonly string[];
  /** The id unless said. */
  readonly title?: string;
  /** Terraform address; the id unless said, null for a declared component. */
  readonly address?: string | null;
  readonly type?: string;
  /** What it is, where the cloud runs it for a whole Region. */
  readonly service?: Role;
  readonly onPremises?: boolean;
  readonly isPublic?: boolean | undefined;
  readonly tier?: Tier;
  /** The name of its `site:` domain unless said. */
  readonly site?: string;
  readonly tie?: string;
  readonly peers?: string;
  readonly productClass?: string;
  /** Route tables without a route that it needs. */
  readonly refused?: readonly string[];
  readonly missing?: readonly string[];
  readonly owner?: string;
  /** In how many zones its resource may stand. */
  readonly listedZones?: number;
  readonly facts?: Component['facts'];
  readonly crowd?: Component['crowd'];
  readonly assumptions?: readonly string[];
}

export type ServiceSketch = Partial<Omit<Service, 'root' | 'withinSite' | 'name' | 'title'>> & {
  /** The name unless said. */
  readonly title?: string;
  /** Id of the component that stands for it. */
  readonly root: string;
  readonly withinSite?: Readonly<Record<string, string>>;
};

/** A copy of data: `{ by: 'backup', age: 3600, in: ['site:b'] }` is made every hour, at site b. */
export interface CopySketch {
  readonly by?: DataCopy['by'];
  readonly age: Time;
  readonly in?: readonly MembershipSketch[];
  readonly world?: World;
  readonly missing?: string;
  readonly title?: string;
  readonly restoreTested?: string;
  readonly assumptions?: readonly string[];
}

export interface DataSketch {
  /** Ids of the components that keep it; that of its own name unless said. */
  readonly of?: readonly string[];
  /** Where it lies. */
  readonly in?: readonly MembershipSketch[];
  readonly copies?: readonly CopySketch[];
  /** Where nospof.yaml speaks of it. */
  readonly at?: string;
}

type OpenEndSketch = Pick<OpenEnd, 'policyRole'> & { readonly missing: readonly string[] };

/**
 * Draws a network by hand, for tests. Parts may name parts that come later; `build` resolves the names and throws on
 * one that does not exist.
 *
 *     const drawn = network()
 *       .group('web', { needs: [['a', 'b'], 'db'] })            // one of a and b, and db
 *       .component('a', { domains: ['zone:a'] })
 *       .component('b', { domains: ['zone:b'], recovery: 240 })
 *       .component('db', { role: 'datastore', needs: [{ any: ['disk', { to: 'copy', standby: true }], switch: 60 }] })
 *       .component('disk').component('copy')
 *       .service('web', { root: 'web' })
 *       .build();
 */
export function network(): NetworkSketch {
  return new NetworkSketch();
}

/** A fact as it is told: `'size of a'` is the argument `size` of `a`. */
export function fact(text: string): Fact {
  const [path, of] = text.split(/ of (?!.* of )/);
  if (path === undefined || of === undefined) throw new Error(`a fact is written ARGUMENT of ID, not ${text}`);
  return { is: 'argument', of, path };
}

/** Place of the component with this id. */
export function indexOf(drawn: Network, id: string): number {
  const found = drawn.components.find((component) => component.id === id);
  if (found === undefined) throw new Error(`no component ${id}`);
  return found.index;
}

export class NetworkSketch {
  readonly #components = new Map<string, ComponentSketch>();
  readonly #domains = new Map<string, Domain>();
  readonly #services: [name: string, sketch: ServiceSketch][] = [];
  readonly #openEnds: (OpenEndSketch & { component: string })[] = [];
  #tiers: Network['tiers'] = {
    productionStated: false,
    statedBy: undefined,
    testInInputs: false,
    shared: [],
  };
  readonly #data: [id: string, sketch: DataSketch][] = [];
  #stated: Network['stated'] = { rotas: new Map(), evidence: [], change: undefined };

  /** A part that fails by itself unless `fails: false`. */
  component(id: string, sketch: ComponentSketch = {}): this {
    if (this.#components.has(id)) throw new Error(`component ${id} is drawn twice`);
    this.#components.set(id, sketch);
    return this;
  }

  /** A junction of needs: never fails by itself. */
  group(id: string, sketch: ComponentSketch = {}): this {
    return this.component(id, { role: 'group', fails: false, ...sketch });
  }

  /** Domains are opened by the components in them; this fixes their order, or says more of one: `zone:a`. */
  domain(text: string, facts: Pick<Domain, 'stated' | 'facts'> = {}): this {
    this.#domain(text);
    this.#domains.set(text, { ...this.#domains.get(text)!, ...facts });
    return this;
  }

  service(name: string, sketch: ServiceSketch): this {
    this.#services.push([name, sketch]);
    return this;
  }

  openEnd(component: string, end: OpenEndSketch): this {
    this.#openEnds.push({ ...end, component });
    return this;
  }

  tiers(facts: Partial<Network['tiers']>): this {
    this.#tiers = { ...this.#tiers, ...facts };
    return this;
  }

  /** Data that the component of this id keeps. */
  data(id: string, sketch: DataSketch): this {
    this.#data.push([id, sketch]);
    return this;
  }

  /** Duty, drills, tests, and the change to come. */
  stated(facts: Partial<Network['stated']>): this {
    this.#stated = { ...this.#stated, ...facts };
    return this;
  }

  build(): Network {
    const places = new Map([...this.#components.keys()].map((id, place) => [id, place] as const));
    const place = (id: string): number => {
      const found = places.get(id);
      if (found === undefined) throw new Error(`no component ${id}`);
      return found;
    };
    const components = [...this.#components].map(([id, sketch], index) =>
      drawComponent(id, index, sketch, place, (text) => this.#domain(text)),
    );
    return {
      components,
      domains: [...this.#domains.values()],
      services: this.#services.map(([name, sketch]) => drawService(name, sketch, place)),
      openEnds: this.#openEnds.map(({ component, policyRole, missing }) => ({
        component: place(component),
        policyRole,
        missing: missing.map(fact),
      })),
      tiers: this.#tiers,
      hints: [],
      coverage: {
        resources: components.length,
        modelled: components.length,
        notModelled: 0,
        notModelledTypes: {},
        opaqueModules: [],
        mixedForms: [],
        absent: [],
      },
      dataSets: this.#data.map(([id, sketch]) => drawData(id, sketch, components, place)),
      stated: this.#stated,
      byDeclaration: nothingByDeclaration,
    };
  }

  #domain(text: string): number {
    const known = this.#domains.get(text);
    if (known !== undefined) return known.index;
    const [kind, ...rest] = text.split(':');
    const name = rest.join(':');
    if (kind === undefined || name === '') throw new Error(`a domain is written kind:name, not ${text}`);
    const domain: Domain = { index: this.#domains.size, kind, name, title: domainTitle(kind, name) };
    this.#domains.set(text, domain);
    return domain.index;
  }
}

function drawRefusal(table: string): Refusal {
  const origin = { address: table, resource: table, stack: undefined, type: 'aws_route_table', source: undefined };
  return { is: 'no-route', origin, to: '0.0.0.0/0' };
}

function drawComponent(
  id: string,
  index: number,
  sketch: ComponentSketch,
  place: (id: string) => number,
  domain: (text: string) => number,
): Component {
  const recovery = sketch.recovery ?? Infinity;
  const perMode =
    typeof recovery === 'object' && 'down' in recovery ? recovery : { down: recovery, degraded: recovery };
  const address = sketch.address === null ? undefined : (sketch.address ?? id);
  const assumptions = sketch.assumptions ?? [];
  return {
    index,
    id,
    title: sketch.title === undefined ? { is: 'resource', of: id } : written(sketch.title),
    role: sketch.role ?? 'compute',
    origin: {
      address,
      resource: address,
      written: address,
      stack: undefined,
      type: sketch.type,
      service: sketch.service,
      onPremises: sketch.onPremises ?? false,
      isPublic: sketch.isPublic,
    },
    tier: sketch.tier ?? 'unstated',
    site: sketch.site ?? siteDomain(sketch),
    fails: sketch.fails ?? true,
    recovery: { down: timeOf(perMode.down, assumptions), degraded: timeOf(perMode.degraded, assumptions) },
    relocates: sketch.relocates ?? [],
    domains: (sketch.domains ?? []).map((text) => drawMembership(text, domain)),
    needs: (sketch.needs ?? []).map((text) => drawNeed(text, place)),
    tie: sketch.tie,
    peers: sketch.peers,
    productClass: sketch.productClass,
    refusals: (sketch.refused ?? []).map(drawRefusal),
    missing: (sketch.missing ?? []).map(fact),
    owner: sketch.owner,
    listedZones: sketch.listedZones,
    facts: sketch.facts,
    crowd: sketch.crowd,
  };
}

function siteDomain(sketch: ComponentSketch): string | undefined {
  const names = (sketch.domains ?? []).map((one) => (typeof one === 'string' ? one : one.in));
  return names.find((name) => name.startsWith('site:'))?.slice('site:'.length);
}

function drawData(
  id: string,
  { of = [id], in: places = [], copies = [], at }: DataSketch,
  components: readonly Component[],
  place: (id: string) => number,
): DataSet {
  const [store] = of.map((one) => components[place(one)]);
  if (store === undefined) throw new Error(`nothing keeps the data ${id}`);
  return {
    title: store.title,
    origin: store.origin,
    at,
    of: of.map(place),
    places: places.map(drawPlace),
    copies: copies.map(({ by = 'backup', age, in: lying = [], title = 'the copy', assumptions = [], ...copy }) => ({
      by,
      title: written(title),
      age: timeOf(age, assumptions),
      places: lying.map(drawPlace),
      world: copy.world,
      missing: missingOf(copy.missing),
      restoreTested: copy.restoreTested,
    })),
  };
}

function drawPlace(sketch: MembershipSketch): Place {
  const full = typeof sketch === 'string' ? { in: sketch, world: undefined } : sketch;
  const [kind = '', ...name] = full.in.split(':');
  const missing = 'missing' in full ? missingOf(full.missing) : undefined;
  return { ...placeNamed(kind, name.join(':')), world: full.world, missing };
}

function drawMembership(sketch: MembershipSketch, domain: (text: string) => number): Membership {
  if (typeof sketch === 'string') return { domain: domain(sketch), world: undefined, missing: undefined };
  return { domain: domain(sketch.in), world: sketch.world, missing: missingOf(sketch.missing) };
}

function drawNeed(sketch: NeedSketch, place: (id: string) => number): Need {
  const full = typeof sketch === 'string' ? { any: [sketch] } : 'any' in sketch ? sketch : { any: sketch };
  return {
    ...(full.name !== undefined && { name: full.name }),
    k: full.k ?? 1,
    alternatives: full.any.map((one) => drawAlternative(one, place)),
    detection: full.detect ?? 'end-to-end',
    switchTime: timeOf(full.switch ?? 30, full.assumptions ?? []),
    ...(full.at !== undefined && { stated: true as const, at: full.at }),
    ...(full.probe !== undefined && { probe: full.probe }),
    ...(full.unset !== undefined && { unset: fact(full.unset) }),
    ...(full.mistake !== undefined && { mistake: drawMistake(full.mistake) }),
    ...(full.byPlaceOf !== undefined && { byPlaceOf: place(full.byPlaceOf) }),
    ...(full.relocated !== undefined && { relocated: full.relocated }),
    ...(full.setting !== undefined && { settings: [drawSetting(full.setting, timeOf(full.switch ?? 30, []))] }),
    world: full.world,
    missing: missingOf(full.missing),
  };
}

function drawMistake(is: MistakeKind): Mistake {
  const origin = { address: 'check', resource: 'check', stack: undefined, type: undefined, source: undefined };
  return { is, origin, to: 'other', record: 'one', port: 80 };
}

function drawSetting(address: string, { seconds }: Need['switchTime']): Setting {
  const type = address.split('.')[0];
  const origin = { address, resource: address, stack: undefined, type, source: undefined };
  return { is: 'health-check', origin, paths: [], seconds: seconds[1] };
}

function drawAlternative(sketch: AlternativeSketch, place: (id: string) => number): Alternative {
  if (typeof sketch === 'string') {
    return { component: place(sketch), active: true, world: undefined, missing: undefined };
  }
  return {
    component: place(sketch.to),
    active: sketch.standby !== true,
    world: sketch.world,
    missing: missingOf(sketch.missing),
  };
}

function drawService(name: string, sketch: ServiceSketch, place: (id: string) => number): Service {
  return {
    grade: 3,
    declared: false,
    rto: undefined,
    rtoWithinSite: sketch.rto,
    rpo: undefined,
    owner: undefined,
    tier: 'unstated',
    dualSite: false,
    operatorAccess: false,
    entered: true,
    lone: false,
    isLogin: [],
    notModelled: [],
    ...sketch,
    title: written(sketch.title ?? name),
    name,
    root: place(sketch.root),
    withinSite: new Map(Object.entries(sketch.withinSite ?? {}).map(([site, id]) => [site, place(id)] as const)),
  };
}

function missingOf(text: string | undefined): Missing {
  return text === undefined ? undefined : [fact(text)];
}

function timeOf(seconds: Time, assumptions: readonly string[]): Need['switchTime'] {
  const [best, worst] = typeof seconds === 'number' ? [seconds, seconds] : seconds;
  return time(best, worst, ...assumptions);
}
