import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { push } from '../../../multimap.ts';
import { type Missing, argument } from '../../fact.ts';
import { type Title, resourceTitle, written } from '../../title.ts';
import { type NamePart, nameParts } from './record-name.ts';
import { isSet } from '../settings.ts';

/** Records of one name and type: alternatives of each other. */
export interface RecordSet {
  readonly records: readonly Resource[];
  readonly key: string;
  /** The name in full, where it is known. */
  readonly name: string | undefined;
  /** The name in full; the first record where it is not known. */
  readonly title: Title;
  /** By record, what would tell whether it is of this name at all; certain where there is none. */
  readonly doubts: ReadonlyMap<Resource, Missing>;
}

/** Record types that lead a client somewhere. */
const addressTypes = new Set(['A', 'AAAA', 'CNAME']);

interface Named {
  readonly one: Resource;
  /** Zone and name. */
  readonly place: readonly NamePart[];
  readonly type: NamePart;
}

/** The set of each record that leads somewhere. */
export function recordSets(net: NetworkBuilder): ReadonlyMap<Resource, RecordSet> {
  const typesAt = new Map<string, Set<string>>();
  const all: Named[] = [];
  for (const one of net.graph.ofType('aws_route53_record')) {
    const { zone, name, type } = nameParts(net, one);
    if (type.known && !addressTypes.has(type.text)) continue;
    // The plan of a test tier that stands beside production may have its names in a zone of another account.
    const tier: NamePart = { ...zone, text: `${one.document.isTestTier ? 'test ' : ''}${zone.text}` };
    const place = [tier, name];
    all.push({ one, place, type });
    const at = textOf(place);
    if (type.known) typesAt.set(at, (typesAt.get(at) ?? new Set<string>()).add(type.text));
  }
  const sets = new Map<string, Named[]>();
  for (const named of all) {
    const at = textOf(named.place);
    // Beside records of one type, one whose type is open is likely of that type too.
    const [type, ...others] = typesAt.get(at) ?? [];
    const assumed = named.type.known || type === undefined || others.length > 0 ? named.type.text : type;
    // Only records with a routing policy share a name: Route 53 refuses a second simple one.
    const isKnown = [...named.place, named.type].every(({ known }) => known);
    const isAlone = !isKnown && !isSet(named.one.attributes, 'set_identifier');
    push(sets, isAlone ? named.one.id : `${assumed} ${at}`, named);
  }
  const byRecord = new Map<Resource, RecordSet>();
  for (const [key, members] of joined(sets)) {
    const [first] = members;
    if (!first) continue;
    const [, name] = first.place;
    const set: RecordSet = {
      key,
      name: name?.known ? name.text : undefined,
      records: members.map(({ one }) => one),
      title: name?.known ? written(name.text) : resourceTitle(first.one),
      doubts: doubtsOf(members),
    };
    for (const one of set.records) byRecord.set(one, set);
  }
  return byRecord;
}

/**
 * Records of one policy that have a name each, of which not all are known, may be of one name: they are a set, as far as their
 * types and zones allow it. Of failover records those are, of which there is one of each role.
 */
function joined(sets: ReadonlyMap<string, readonly Named[]>): ReadonlyMap<string, readonly Named[]> {
  const lonely = new Map<string, [key: string, named: Named][]>();
  for (const [key, [first, ...others]] of sets) {
    const policy = first && policies.find((name) => isSet(first.one.attributes, name));
    if (first === undefined || others.length > 0 || policy === undefined) continue;
    const [zone] = first.place;
    push(lonely, JSON.stringify([policy, first.type.text, zone?.known ? zone.text : '']), [key, first]);
  }
  const all = new Map(sets);
  for (const alike of lonely.values()) {
    const members = alike.map(([, named]) => named);
    const isOpen = members.some(({ place }) => place.some(({ known }) => !known));
    const [[first] = ['']] = alike;
    if (members.length < 2 || !isOpen || !mayBeOneName(members)) continue;
    for (const [key] of alike) all.delete(key);
    all.set(first, members);
  }
  return all;
}

const policies = [
  'failover_routing_policy',
  'weighted_routing_policy',
  'latency_routing_policy',
  'geolocation_routing_policy',
  'multivalue_answer_routing_policy',
];

/** No two have the same role, or the same name for the set. */
function mayBeOneName(members: readonly Named[]): boolean {
  const known = members.flatMap(({ place: [, name] }) => (name?.known ? [name.text] : []));
  if (known.length > 1) return false;
  return ['failover_routing_policy.type', 'set_identifier'].every((path) => {
    const texts = members.flatMap(({ one }) => one.attributes.string(path) ?? []);
    return new Set(texts).size === texts.length;
  });
}

/** A part that is open is the same for all where all have it from one source that gives one value. */
function doubtsOf(members: readonly Named[]): ReadonlyMap<Resource, Missing> {
  const doubts = new Map<Resource, Missing>();
  const [first] = members;
  if (!first || members.length === 1) return doubts;
  const isOneTemplate = members.every(({ one }) => one.template === first.one.template);
  const isOneType = members.every(({ type }) => type.text === first.type.text);
  for (const { one, place, type } of members) {
    const open = [...place, type].filter((part, index) => {
      if (part.known || (part === type && !isOneType)) return !part.known;
      if (members.some((other) => [...other.place, other.type][index]?.text !== part.text)) return true;
      return part.source !== 'one value' && !(part.source === 'one value a template' && isOneTemplate);
    });
    const missing = open.map(({ path }) => argument(one, path));
    if (missing.length > 0) doubts.set(one, missing);
  }
  return doubts;
}

function textOf(place: readonly NamePart[]): string {
  return place.map(({ text }) => text).join(' ');
}
