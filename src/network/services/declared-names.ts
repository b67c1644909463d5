import { namesOf } from '../../input/declared/names.ts';
import type { Declared, DeclaredComponent } from '../../input/declared/declared.ts';
import type { Resource } from '../../input/deployment.ts';
import { InputError } from '../../input/error.ts';
import { pattern } from '../../input/pattern.ts';
import { didYouMean } from '../../input/spelling.ts';
import { deviceOf } from '../aws/premises/customer-gateway.ts';
import { recordSet } from '../aws/dns/dns.ts';
import type { Draft, NetworkBuilder } from '../builder.ts';
import { push } from '../../multimap.ts';
import type { Subject } from '../stated.ts';
import { written } from '../title.ts';
import { Absent } from './absent.ts';
import type { Overridden, TierDeclared } from '../declared-against.ts';

/** Names of nospof.yaml, and patterns of addresses, as components of the network. */
export class Names {
  readonly declared: Declared;
  readonly absent: Absent;
  /** What tags state, less what nospof.yaml says about the same resource. */
  readonly tagged = new Map<Resource, DeclaredComponent>();
  /** What is declared in the place of what a resource has. */
  readonly overridden: Overridden[] = [];
  /** Tiers that are declared for single components. */
  readonly tiers: TierDeclared[] = [];
  /** Domains that components are put into. */
  readonly statedDomains = new Set<number>();
  readonly #net: NetworkBuilder;
  readonly #known: ReadonlySet<string>;
  readonly #components = new Map<string, { readonly draft: Draft; readonly bodies: readonly number[] }>();
  readonly #elsewhere = new Set<number>();
  readonly #services = new Map<string, Draft>();
  readonly #said = new Map<Resource, DeclaredComponent[]>();

  constructor(net: NetworkBuilder, declared: Declared, absent = new Absent(false, false)) {
    this.#net = net;
    this.declared = declared;
    this.absent = absent;
    this.#known = namesOf(declared);
  }

  /** `bodies` are the components it stands for, where the draft that needs name is only a junction of them. */
  addComponent(name: string, draft: Draft, bodies: readonly number[] = [draft.index]): void {
    this.#components.set(name, { draft, bodies });
  }

  /**
   * The resources a declared component is, each by the one that stands for its device.
   * @throws InputError when one of its patterns matches nothing.
   */
  resourcesOf(component: DeclaredComponent): ReadonlySet<Resource> {
    const matches = component.is.flatMap((text) => this.matching(text, component.at));
    const resources = new Set(matches.map((resource) => deviceOf(this.#net, resource)));
    for (const resource of resources) push(this.#said, resource, component);
    return resources;
  }

  /** What nospof.yaml says about a resource, in its order; complete when its components are drawn. */
  said(resource: Resource): readonly DeclaredComponent[] {
    return this.#said.get(resource) ?? [];
  }

  addService(name: string, root: Draft): void {
    this.#services.set(name, root);
  }

  /** The draft of a declared component or module. */
  component(name: string): Draft {
    const found = this.#components.get(name);
    if (found === undefined) throw new Error(`component ${name} was not drawn`);
    return found.draft;
  }

  /** The components a declared component or module stands for. */
  bodies(name: string): readonly number[] {
    return this.#components.get(name)?.bodies ?? [];
  }

  /** Components and modules that are no resource, and do not stand for any. */
  onlyDeclared(): ReadonlySet<number> {
    const drafts = Array.from(this.#components.values(), ({ draft }) => draft);
    const only = drafts.filter(
      ({ index, resource, standsForOthers }) =>
        resource === undefined && !standsForOthers && !this.#elsewhere.has(index),
    );
    return new Set(only.map(({ index }) => index));
  }

  /**
   * What serves a need for `text`. Of what is in a stack that is not given, something that stands for it and never fails.
   * @throws InputError when it is neither a name nor the pattern of a resource; `at` is where it is written.
   */
  nodes(text: string, at: string): readonly number[] {
    const named = this.#services.get(text) ?? this.#components.get(text)?.draft;
    if (named !== undefined) return [named.index];
    const resources = this.#resources(text, at);
    return resources.length === 0 ? [this.elsewhere(text)] : nodesOfEntries(this.#net, resources);
  }

  /** Stands for what is in a stack that is not given. */
  elsewhere(text: string): number {
    return this.draftElsewhere(text).index;
  }

  draftElsewhere(text: string): Draft {
    const draft = this.#net.group(`elsewhere ${text}`, written(text));
    this.#elsewhere.add(draft.index);
    return draft;
  }

  isElsewhere(component: number): boolean {
    return this.#elsewhere.has(component);
  }

  /**
   * What a fact about `text` is about.
   * @throws InputError as `nodes` does.
   */
  subject(text: string, at: string): Subject {
    const root = this.#services.get(text);
    if (root !== undefined) return { name: text, components: [root.index], service: text };
    const bodies =
      this.#components.get(text)?.bodies ??
      this.#resources(text, at).flatMap((resource) => this.#net.node(resource) ?? []);
    return { name: text, components: bodies, service: undefined };
  }

  /**
   * Modelled resources whose address matches.
   * @throws InputError where there are none, in inputs that are all stacks: the address was mistyped or is gone.
   */
  matching(text: string, at: string): readonly Resource[] {
    const net = this.#net;
    const test = pattern(text);
    const resources = net.graph.resources.filter(
      (resource) => isDeclarable(resource) && test(resource.address, resource.document.name),
    );
    if (resources.length === 0) {
      const error = new InputError(`${at}: "${text}" matches no resource in the inputs${nearestAddress(net, text)}`);
      this.absent.note(at, text, error);
      return [];
    }
    const modelled = resources.filter((resource) => net.node(resource) !== undefined);
    if (modelled.length === 0) {
      const first = resources[0]?.address ?? '';
      throw new InputError(`${at}: "${text}" matches ${first}, which is not a component that can serve or fail`);
    }
    return modelled;
  }

  #resources(text: string, at: string): readonly Resource[] {
    if (/[.*:]/.test(text)) return this.matching(text, at);
    throw new InputError(`${at}: no component or service is named "${text}"${didYouMean(text, this.#known)}`);
  }
}

/** Records of one name are one entry; anything else is entered at its node. */
export function nodesOfEntries(net: NetworkBuilder, resources: readonly Resource[]): readonly number[] {
  return [
    ...new Set(
      resources.flatMap((resource) => {
        return recordSet(net, resource)?.index ?? net.node(resource) ?? [];
      }),
    ),
  ];
}

/** nospof.yaml speaks of what is judged, not of a plan of the test tier that stands beside it. */
function isDeclarable({ mode, document }: Resource): boolean {
  return mode === 'managed' && !document.isTestTier;
}

/** What was probably meant. How much of a pattern is misspelt cannot be told. */
function nearestAddress(net: NetworkBuilder, text: string): string {
  if (text.includes('*')) return '';
  const managed = net.graph.resources.filter(isDeclarable);
  return didYouMean(
    text,
    managed.map(({ address, document }) => (text.includes(':') ? `${document.name}:${address}` : address)),
  );
}
