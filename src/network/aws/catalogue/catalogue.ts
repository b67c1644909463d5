import type { Resource } from '../../../input/deployment.ts';
import { canonicalType, named } from '../type-aliases.ts';
import { compute } from './compute.ts';
import type { Entry, Place } from './entry.ts';
import { networking } from './networking.ts';
import { isPlumbing } from './plumbing.ts';
import { stores } from './stores.ts';

/** Entries by the names that this project uses. */
export const entries: ReadonlyMap<string, Entry> = new Map(Object.entries({ ...stores, ...compute, ...networking }));
const nothing: Entry = {};

/** What is known of a resource's type, by any of its names; an empty entry where nothing is. */
export function entryOf({ type }: Pick<Resource, 'type'>): Entry {
  return entries.get(canonicalType(type)) ?? nothing;
}

/** The arguments of a resource that name subnets. */
export function subnetPaths({ subnets = [], mapping }: Place): readonly string[] {
  return mapping === undefined ? subnets : [...subnets, `${mapping}.subnet_id`];
}

/** The types whose entry answers a question, under every name a provider gives them, in the order of the catalogue. */
export function typesWhere(is: (entry: Entry) => boolean): readonly string[] {
  return named(...Array.from(entries).flatMap(([type, entry]) => (is(entry) ? [type] : [])));
}

/** True for a type that has parts, or is one of the services that fail with their Region only. */
export function isModelled(type: string): boolean {
  const entry = entries.get(canonicalType(type));
  return entry !== undefined && !entry.plumbing;
}

/** True for what is known to have no part that fails below a Region. */
export function neverFails(type: string): boolean {
  return entries.get(canonicalType(type))?.plumbing === true || isPlumbing(canonicalType(type));
}

/** Types that programs depend on at run time and that have no entry yet: a program that names one has an unknown dependency. */
export const withoutEntry: readonly string[] = ['aws_transfer_server'];

/** Types that are read only for what they say of other resources; as managed resources they count as not modelled. */
export const onlyRead: readonly string[] = [
  'aws_availability_zones',
  'aws_ecs_task_set',
  'aws_networkmanager_vpc_attachment',
  'aws_prefix_list',
  'aws_verifiedaccess_endpoint',
  'aws_vpc_route_server_propagation',
  'aws_vpclattice_resource_gateway',
  'aws_vpclattice_target_group',
];
