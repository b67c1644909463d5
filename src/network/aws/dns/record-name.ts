import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';

/** Zone, name or type of a record. */
export interface NamePart {
  readonly path: string;
  /** The value, or where it comes from: equal texts may be equal values. */
  readonly text: string;
  readonly known: boolean;
  /** Where it is not known, what is certain of two records with equal text. */
  readonly source?: 'one value' | 'one value a template' | 'any';
}

/** What makes records alternatives of each other: zone, full name and type. */
export function nameParts(net: NetworkBuilder, one: Resource): Readonly<Record<'zone' | 'name' | 'type', NamePart>> {
  const [zone] = net.targets(one, 'zone_id', ['aws_route53_zone']);
  const id = zone?.id ?? one.attributes.string('zone_id');
  const name = one.attributes.string('name');
  const type = one.attributes.string('type');
  return {
    zone: partOf(net, one, 'zone_id', id),
    name: partOf(net, one, 'name', name === undefined ? undefined : fullName(name, zone?.attributes.string('name'))),
    type: partOf(net, one, 'type', type?.toUpperCase()),
  };
}

/**
 * The name as Route 53 keeps it: small letters, no final dot, with the zone's name behind it (the provider adds it
 * where it is not there).
 */
function fullName(written: string, zone: string | undefined): string {
  const [name, suffix] = [plain(written), plain(zone ?? '')];
  if (suffix === '' || name.endsWith(suffix)) return name;
  return name === '' ? suffix : `${name}.${suffix}`;
}

function plain(name: string): string {
  return name.toLowerCase().replace(/\.$/, '');
}

function partOf(net: NetworkBuilder, one: Resource, path: string, value: string | undefined): NamePart {
  if (value !== undefined) return { path, text: value, known: true };
  const source = net.graph.sourceOf(one, path);
  const { text = `open ${one.id}`, isOfInstance = true } = source ?? {};
  if (isOfInstance) return { path, text, known: false, source: 'any' };
  // A zone's id is never put together from parts.
  const isWhole = source?.isWhole === true || path === 'zone_id';
  return { path, text, known: false, source: isWhole ? 'one value' : 'one value a template' };
}
