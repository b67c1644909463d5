import type { Component, Network, Role, Service } from '../../network/network.ts';
import { Cones, type Rooted } from './cones.ts';

/** What tells kinds of service apart: how clients come in, what answers them, what it keeps its data in. */
const comparedRoles: ReadonlySet<Role | undefined> = new Set<Role>([
  'entry',
  'l4-switch',
  'l7-proxy',
  'compute',
  'datastore',
  'cache',
  'queue',
  'storage',
]);

/** What may be the counterpart of a service: a service of the test tier, or a resource of it that is in none. */
export interface Candidate extends Rooted {
  readonly entered: boolean;
  /** Of a part of a service of the test tier: it is the counterpart of what is entered at the same address in production. */
  readonly written?: string | undefined;
  /** Type of a resource that is in no service: clients enter it where they enter one of that type in production. */
  readonly type?: string | undefined;
}

/** The production of a network, and the resources that are a test tier in fact and not only by their tag. */
export class TestTier {
  readonly cones: Cones;
  readonly production: readonly Service[];
  readonly candidates: readonly Candidate[];
  /** All that is test and serves no production service. */
  readonly own: readonly Component[];
  /** Product classes of all that is test and serves no production service. */
  readonly classes: ReadonlySet<string>;
  readonly #serving: ReadonlySet<Component>;
  readonly #open: ReadonlySet<number>;

  constructor(network: Network) {
    this.cones = new Cones(network);
    // Without anything that is test no service leads to it, and what each of them stands on is no matter.
    const hasTest = network.components.some(({ tier }) => tier === 'test');
    this.production = network.services.filter(
      (service) =>
        service.tier === 'production' ||
        (service.tier === 'unstated' && !(hasTest && this.#leadsToTest(service, network))),
    );
    this.#serving = hasTest ? this.cones.certainOfAll(this.production) : new Set();
    this.#open = new Set(network.openEnds.map(({ component }) => component));
    this.own = network.components.filter((component) => this.isOwn(component));
    this.classes = classesOf(this.own);
    this.candidates = [...network.services.filter(({ tier }) => tier === 'test'), ...this.#beside(network, this.own)];
  }

  /** An entry that states no tier, and all behind it states that it is test. */
  #leadsToTest({ root }: Rooted, { components }: Network): boolean {
    const own = components[root]?.origin.resource;
    const behind = [...this.cones.of({ root }).certain].filter(
      (component) => isCompared(component) && component.productClass !== undefined && component.origin.resource !== own,
    );
    return behind.length > 0 && behind.every(({ tier }) => tier === 'test');
  }

  /** Resources that stand for themselves in no service: what only nospof.yaml would call one. */
  #beside(network: Network, own: readonly Component[]): readonly Candidate[] {
    const inService = new Set(
      network.services.filter(({ tier }) => tier === 'test').flatMap((one) => [...this.cones.of(one).possible]),
    );
    return own
      .filter((component) => component.id === component.origin.resource && !inService.has(component))
      .filter(({ id, index }) => [...this.cones.of({ root: index }).planned].some((one) => isPartOf(one, id)))
      .map(({ index, origin }) => ({ root: index, entered: false, type: origin.type }));
  }

  /** The component is test, and production does not stand on it. */
  isOwn(component: Component): boolean {
    return component.tier === 'test' && !this.#serving.has(component);
  }

  /** An entry of it may lead to more than is in the inputs. */
  isOpen(candidate: Candidate): boolean {
    return [...this.cones.of(candidate).possible].some(({ index }) => this.#open.has(index));
  }
}

/** The kinds of component that a service is compared by. */
export function kindsOf(components: Iterable<Component>): ReadonlySet<string> {
  return new Set([...components].flatMap(kindOf));
}

/** The kind of a component, where services are compared by it. */
export function kindOf(component: Component | undefined): readonly string[] {
  return component?.productClass !== undefined && isCompared(component) ? [component.productClass] : [];
}

/** It counts for the kind of a service, by its role or by that of the service it is in its Region. */
export function isCompared({ role, origin }: Component): boolean {
  return comparedRoles.has(role) || comparedRoles.has(origin.service);
}

/** Of the resource itself, not of what it leads to. */
function isPartOf(component: Component, resource: string): boolean {
  return component.origin.resource === resource && component.productClass !== undefined && isCompared(component);
}

function classesOf(components: readonly Component[]): ReadonlySet<string> {
  return new Set(components.flatMap(({ productClass }) => productClass ?? []));
}
