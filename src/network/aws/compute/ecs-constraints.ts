import type { Resource } from '../../../input/deployment.ts';
import { type Fact, type Missing, allOf, allowedBy, argument } from '../../fact.ts';
import { hasBlock } from '../settings.ts';
import { type Open, isOpen, wordOf } from '../settings-or-missing.ts';

const zoneAttribute = /^attribute:ecs\.availability-zone\s*(==|!=|=~|!~|!?in\b|[a-z_]+\b)\s*(.*)$/u;

/** What constraints say about zones. */
export interface ZoneBounds {
  /** Zones that tasks are bound to by name; undefined where they are not. */
  readonly named: ReadonlySet<string> | undefined;
  readonly allows: (zone: string) => boolean;
  /** What would tell the constraints that are not known: they may leave one zone only. */
  readonly missing: Missing;
}

/** Whether a zone is meant, by operator; the words are the long forms of the signs. */
const operators: Readonly<Record<string, { readonly list?: true; readonly pattern?: true; readonly not?: true }>> = {
  '==': { list: true },
  equals: { list: true },
  in: { list: true },
  '!=': { list: true, not: true },
  not_equals: { list: true, not: true },
  '!in': { list: true, not: true },
  not_in: { list: true, not: true },
  '=~': { pattern: true },
  matches: { pattern: true },
  '!~': { pattern: true, not: true },
  not_matches: { pattern: true, not: true },
};

/**
 * What a service or its tasks are bound to by constraints on the zone. Only conditions that hold together are read; one that
 * begins otherwise (`not`, `or`) is left out.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html
 */
export function zoneBounds(documents: readonly Resource[]): ZoneBounds {
  const expressions = documents.flatMap(expressionsOf);
  const conditions = expressions.flatMap((one) => (isOpen(one) ? [] : conditionsIn(one)));
  const allows = (zone: string): boolean => conditions.every((one) => one.allows(zone));
  const named = conditions.flatMap(({ zones }) => zones ?? []).filter(allows);
  return {
    named: conditions.some(({ zones }) => zones !== undefined) ? new Set(named) : undefined,
    allows,
    missing: allOf(...expressions.filter(isOpen).map(({ missing }) => missing)),
  };
}

function expressionsOf(document: Resource): readonly (string | Open)[] {
  const path = 'placement_constraints';
  if (hasBlock(document.attributes, path) === undefined) return [{ missing: [argument(document, path)] }];
  return document.attributes.blocks(path).map((block) => wordOf(document, `${block.path}.expression`, ''));
}

interface Condition {
  readonly zones: readonly string[] | undefined;
  readonly allows: (zone: string) => boolean;
}

function conditionsIn(expression: string): readonly Condition[] {
  if (/\bor\b|\|\|/u.test(expression)) return [];
  return expression.split(/\s+and\s+|&&/u).flatMap((condition) => {
    const [, written = '', value = ''] = zoneAttribute.exec(condition.trim().replaceAll(/^\(|\)$/gu, '')) ?? [];
    const operator = operators[written];
    const is = operator && (operator.pattern ? matches(value) : listed(value));
    if (!is) return [];
    const { not = false } = operator;
    const zones = operator.list && !not ? zonesIn(value) : undefined;
    return [{ zones, allows: (zone) => is(zone) !== not }];
  });
}

function listed(value: string): (zone: string) => boolean {
  const zones = new Set(zonesIn(value));
  return (zone) => zones.has(zone);
}

function zonesIn(value: string): readonly string[] {
  return value.split(/[[\],\s]+/u).flatMap((zone) => zone.replaceAll(/["']/gu, '') || []);
}

/** Undefined where it is no pattern that can be read here. */
function matches(value: string): ((zone: string) => boolean) | undefined {
  const text = value.replaceAll(/["']/gu, '').trim();
  try {
    const expression = new RegExp(`^(?:${text})$`, 'u');
    return (zone) => expression.test(zone);
  } catch {
    return undefined;
  }
}

/**
 * The argument that lets all tasks of a service start on one instance of its cluster, or in one zone, though there are others;
 * undefined where they are spread over zones, which they are unless a strategy is written.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
 */
export function mayCrowd(service: Resource, tasks: number, hostsInOneZone: number): Fact | undefined {
  const { attributes } = service;
  if (hasBlock(attributes, 'ordered_placement_strategy') === undefined)
    return argument(service, 'ordered_placement_strategy');
  const [first] = attributes.blocks('ordered_placement_strategy');
  const type = first?.string('type');
  if (first === undefined || type === undefined) return undefined;
  const field = first.string('field') ?? '';
  if (type === 'spread' && field === 'attribute:ecs.availability-zone') return undefined;
  // On an instance each, they stand in one zone only if there are so many instances.
  const isOnePerHost =
    (type === 'spread' && /^(?:instanceId|host)$/u.test(field)) ||
    attributes.blocks('placement_constraints').some((block) => block.string('type') === 'distinctInstance');
  if (isOnePerHost && hostsInOneZone > 0 && tasks > hostsInOneZone) return undefined;
  return allowedBy(service, 'ordered_placement_strategy');
}
