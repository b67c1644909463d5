import type { Resource } from '../../../input/deployment.ts';
import { type Fact, argument } from '../../fact.ts';

const zoneAttribute = /^attribute:ecs\.availability-zone\s*(==|in)\s*(.*)$/u;

/**
 * Zones that a service or its tasks are bound to by a constraint; undefined where none binds them to zones. Only conditions
 * that hold together are read; one that begins otherwise (`not`, `or`) is left out.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-query-language.html
 */
export function boundZones(documents: readonly Resource[]): ReadonlySet<string> | undefined {
  const lists = documents
    .flatMap(({ attributes }) => attributes.blocks('placement_constraints'))
    .flatMap((block) => zonesIn(block.string('expression') ?? ''));
  const [first, ...others] = lists;
  return first && new Set(first.filter((zone) => others.every((list) => list.includes(zone))));
}

function zonesIn(expression: string): readonly (readonly string[])[] {
  if (/\bor\b|\|\|/u.test(expression)) return [];
  return expression.split(/\s+and\s+|&&/u).flatMap((condition) => {
    const [, operator, value = ''] = zoneAttribute.exec(condition.trim().replaceAll(/^\(|\)$/gu, '')) ?? [];
    if (operator === undefined) return [];
    return [value.split(/[[\],\s]+/u).flatMap((zone) => zone.replaceAll(/["']/gu, '') || [])];
  });
}

/**
 * The argument that lets all tasks of a service start on one instance of its cluster, or in one zone, though there are others;
 * undefined where they are spread over zones, which they are unless a strategy is written.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-placement-strategies.html
 */
export function mayCrowd(service: Resource, tasks: number, hostsInOneZone: number): Fact | undefined {
  const { attributes } = service;
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
  return argument(service, 'ordered_placement_strategy');
}
