import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { push } from '../../multimap.ts';
import { factOf } from '../reading.ts';
import { type NamePart, nameParts } from './record-name.ts';
import { isSet } from '../set.ts';

/** Records of one name and type: alternatives of each other. */
export interface RecordSet {
  readonly records: readonly Resource[];
  readonly key: string;
  /** The name in full, where it is known. */
  readonly name: string;
  /** By record, the fact that would tell whether it is of this name at all; certain where there is none. */
  readonly doubts: ReadonlyMap<Resource, string>;
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
    const place = [zone, name];
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
  for (const [key, members] of sets) {
    const [first] = members;
    const name = first?.place[1];
    const set: RecordSet = {
      key,
      records: members.map(({ one }) => one),
      name: name?.known ? name.text : (first?.one.address ?? key),
      doubts: doubtsOf(members),
    };
    for (const one of set.records) byRecord.set(one, set);
  }
  return byRecord;
}

/** A part that is open is the same for all where all have it from one source that gives one value. */
function doubtsOf(members: readonly Named[]): ReadonlyMap<Resource, string> {
  const doubts = new Map<Resource, string>();
  const [first] = members;
  if (!first || members.length === 1) return doubts;
  const isOneTemplate = members.every(({ one }) => one.template === first.one.template);
  const isOneType = members.every(({ type }) => type.text === first.type.text);
  for (const { one, place, type } of members) {
    const open = [...place, type].filter((part) => {
      if (part.known || (part === type && !isOneType)) return !part.known;
      return part.source !== 'one value' && !(part.source === 'one value a template' && isOneTemplate);
    });
    if (open.length > 0) doubts.set(one, open.map(({ path }) => factOf(one, path)).join(', '));
  }
  return doubts;
}

function textOf(place: readonly NamePart[]): string {
  return place.map(({ text }) => text).join(' ');
}
