import type { Resource } from '../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative, asAlternative } from '../builder.ts';
import { type Missing, allOf, argument, factAbout } from '../fact.ts';
import type { Json } from '../../input/value.ts';
import type { Alternative } from '../network.ts';
import { entryOf } from './catalogue/catalogue.ts';
import { productClass } from './catalogue/product-class.ts';
import type { Entry, Layout, LayoutBy, Needed } from './catalogue/entry.ts';
import { dependencies } from './compute/dependencies.ts';
import { type Size, sizeOf } from './compute/size.ts';
import { spread } from './places/spread.ts';
import { eitherZone } from './places/best-and-worst.ts';
import { zoneParts } from './places/zone-parts.ts';
import { settingOf } from './settings.ts';
import { joinMeans } from './stores/authentication.ts';
import { named } from './type-aliases.ts';

/**
 * Draws the types whose catalogue entry says all there is to know: parts, one of which (or a majority) must work; without a
 * layout a service of the Region, of which nothing smaller can fail.
 */
export const drawnFromEntry: Family = {
  types: [],
  model(resource, node, net) {
    const entry = entryOf(resource);
    if (entry.role === 'authentication') joinMeans(net, node, resource);
    for (const needed of entry.needs ?? []) needNamed(net, resource, node, entry, needed);
    if (entry.pool === true) dependencies(net, node, [resource]);
    if (entry.layout === undefined) return;
    const { best, worst, missing } = layoutsOf(resource, entry.layout);
    const of =
      best.parts === 'zones'
        ? zoneParts(net, resource).map(asAlternative)
        : members(net, resource, entry, best, worst, missing);
    needParts(net, node, entry, of, worst.quorum === true ? Math.floor(of.length / 2) + 1 : 1);
    if (entry.compare !== undefined) node.productClass = productClass(resource);
  },
};

/** What the resource, or those that belong to it, name by an argument. */
function needNamed(net: NetworkBuilder, resource: Resource, node: Draft, entry: Entry, needed: Needed): void {
  const { of, arguments: paths, types, anyOf } = needed;
  const owners = of ? net.pointingAt(resource, of.type, of.argument, [resource.type]) : [resource];
  const found = new Map<number, Missing>();
  const add = (target: Resource, missing: Missing): void => {
    const component = net.node(target);
    if (component !== undefined && component !== node.index) found.set(component, missing);
  };
  for (const owner of owners) {
    if (paths.length === 0) add(owner, undefined);
    for (const path of paths) {
      const { references, unresolved } = net.graph.resolve(owner, path, named(...types));
      if (references.length === 0 && unresolved.length > 0) net.need(node, { of: [], unless: [argument(owner, path)] });
      for (const { target, certainty } of references) {
        const missing = certainty === 'guessed' ? [argument(owner, path)] : undefined;
        for (const one of standingFor(net, target)) add(one, missing);
      }
    }
  }
  if (!anyOf) {
    for (const [component, unless] of found) net.need(node, { of: [component], unless });
    return;
  }
  const parts = Array.from(found.keys(), (component) => alternative(component));
  needParts(net, node, entry, parts, 1);
  if (parts.length === 0) net.need(node, { of: [], unless: [factAbout(resource, 'need')] });
}

function standingFor(net: NetworkBuilder, target: Resource): readonly Resource[] {
  const { standsFor } = entryOf(target);
  return standsFor ? net.targets(target, standsFor.argument, named(...standsFor.types)) : [target];
}

function needParts(net: NetworkBuilder, node: Draft, { takeover }: Entry, of: readonly Alternative[], k: number): void {
  if (of.length === 0) return;
  const [detection, time] = takeover ?? ['none', undefined];
  net.need(node, { of, k, detection, ...(time !== undefined && { switchTime: net.times.time(time) }) });
}

/** More parts tell nothing new about single failures: so many are spread evenly over up to four zones. */
const mostDrawn = 12;

interface Layouts {
  readonly best: Layout;
  readonly worst: Layout;
  /** What would settle which of them it is; undefined where they are one. */
  readonly missing: Missing;
}

/** The layout that the resource's argument chooses; where that is not known, the one with most parts and the one with least. */
function layoutsOf(resource: Resource, layout: Layout | LayoutBy): Layouts {
  if (!('of' in layout)) return { best: layout, worst: layout, missing: undefined };
  const value = settingOf(resource.attributes, layout.argument);
  const byDefault = layout.of[layout.whenOmitted];
  if (byDefault === undefined) throw new Error(`no layout for ${layout.whenOmitted}`);
  const one =
    value.kind === 'omitted' ? byDefault : value.kind === 'known' ? layoutNamed(layout, value.value) : undefined;
  if (one !== undefined) return { best: one, worst: one, missing: undefined };
  const all = Object.values(layout.of).toSorted((a, b) => Number(a.parts) - Number(b.parts));
  return { best: all.at(-1) ?? byDefault, worst: all[0] ?? byDefault, missing: [argument(resource, layout.argument)] };
}

/** Undefined for a word that the table does not know. */
function layoutNamed({ of }: LayoutBy, value: Json): Layout | undefined {
  const word = typeof value === 'object' ? '' : String(value);
  return Object.hasOwn(of, word) ? of[word] : undefined;
}

function members(
  net: NetworkBuilder,
  resource: Resource,
  { role = 'compute', recovery }: Entry,
  best: Layout,
  worst: Layout,
  open: Missing,
): readonly Alternative[] {
  const [most, least] = [sizeIn(resource, best), sizeIn(resource, worst)];
  const count = Math.min(Math.max(most.least, most.missing === undefined ? 1 : 2), mostDrawn);
  const sure = Math.min(Math.max(least.least, 1), mostDrawn);
  const missing = allOf(open, most.missing);
  const kind = zonesOf(net, resource, count, best);
  const harsh = missing === undefined ? kind : zonesOf(net, resource, Math.min(sure, count), worst);
  return Array.from({ length: count }, (_, index) => {
    const part = net.part(resource, `#${index + 1}`, {
      title: count === 1 ? { is: 'resource', of: resource.id } : { is: 'server', of: resource.id, number: index + 1 },
      role,
      zone: eitherZone(kind[index], harsh[index], missing),
      productClass: productClass(resource),
      ...(recovery !== undefined && { recovery: net.times.time(recovery) }),
    });
    return alternative(part.index, index < sure ? {} : { world: 'best', missing });
  });
}

function zonesOf(
  net: NetworkBuilder,
  resource: Resource,
  count: number,
  { apart, parts }: Layout,
): readonly (Zone | undefined)[] {
  // A pair is refused without two zones; copies of any number stand where there are zones for them.
  return spread(net, resource, count, { apart: apart === true, together: true, refused: typeof parts === 'number' });
}

/** How many parts a layout has for certain, and what would tell whether there are more. */
function sizeIn(resource: Resource, { parts }: Layout): Size {
  if (typeof parts === 'number') return { least: parts, missing: undefined };
  if (parts === 'zones') return { least: 1, missing: undefined };
  const { argument: path, whenOmitted, more = 0 } = parts;
  const { least, missing } = sizeOf(resource.attributes.read(path), whenOmitted, 0, argument(resource, path));
  return { least: least + more, missing };
}
