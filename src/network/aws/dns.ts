import type { Resource } from '../../input/deployment.ts';
import type { Alternative, Detection, Interval } from '../network.ts';
import { type Draft, type Family, type NetworkBuilder, alternative, atOnce } from '../builder.ts';
import { push } from '../multimap.ts';
import { flag, isSet } from './set.ts';
import { named } from './types.ts';

const targetTypes = [
  'aws_lb',
  'aws_elb',
  'aws_globalaccelerator_accelerator',
  'aws_instance',
  'aws_eip',
  'aws_vpc_endpoint',
  'aws_db_instance',
  'aws_rds_cluster',
  'aws_db_proxy',
  'aws_docdb_cluster',
  'aws_neptune_cluster',
  'aws_elasticache_replication_group',
  'aws_elasticache_cluster',
  'aws_opensearch_domain',
  'aws_efs_file_system',
  'aws_route53_record',
];

/** Record types that lead a client somewhere. */
const addressTypes = new Set(['A', 'AAAA', 'CNAME']);

/**
 * Records of one name and type are alternatives. Only a member with a health signal (a health check, or an alias that
 * evaluates its target's health) is taken out of answers when it fails.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export const record: Family = {
  types: ['aws_route53_record'],
  model(resource, node, net) {
    const set = recordSet(net, resource);
    if (set !== undefined) net.need(node, { label: 'its name', of: [set.index] });
  },
};

/** An address stands for what it is bound to. */
export const elasticAddress: Family = {
  types: ['aws_eip'],
  model(address, node, net) {
    const owners = [
      ...net.targets(address, 'instance', ['aws_instance']),
      ...net.targets(address, 'network_interface', ['aws_network_interface']),
      ...net
        .pointingAt(address, 'aws_eip_association', 'allocation_id', ['aws_eip'])
        .flatMap((join) => [
          ...net.targets(join, 'instance_id', ['aws_instance']),
          ...net.targets(join, 'network_interface_id', ['aws_network_interface']),
        ]),
    ];
    const owner = owners[0] && net.node(owners[0]);
    if (owner !== undefined) net.need(node, { label: 'what the address is bound to', of: [owner] });
  },
};

interface RecordSet {
  readonly records: readonly Resource[];
  readonly key: string;
}

/** The junction for a record's name; undefined where none of its members leads to something in the inputs. */
export function recordSet(net: NetworkBuilder, resource: Resource): Draft | undefined {
  const set = net.once(recordSets).get(resource);
  if (!set) return undefined;
  const id = `name ${set.key}`;
  const known = net.find(id);
  if (known) return known;
  const members = set.records.flatMap((one) => {
    const node = recordMember(net, one);
    return node === undefined ? [] : [{ node, record: one }];
  });
  if (members.length === 0) return undefined;
  const first = set.records[0] ?? resource;
  const draft = net.group(id, first.attributes.string('name') ?? first.address);
  const primaries = members.filter(({ record: one }) => routingType(one) !== 'SECONDARY');
  const serving = primaries.length > 0 ? primaries : members;
  const signals = serving.map(({ record: one }) => health(net, one));
  const blind = signals.some(({ detection }) => detection === 'none');
  // The slowest member decides how long clients are sent to a dead one.
  const switchTime: Interval = [
    Math.min(...signals.map(({ time }) => time[0])),
    Math.max(...signals.map(({ time }) => time[1])),
  ];
  const need = {
    label: `an answer for ${draft.label}`,
    switchTime,
    of: [
      ...members.map((member) =>
        alternative(member.node, { active: primaries.length === 0 || primaries.includes(member) }),
      ),
      ...set.records
        .filter((one) => !members.some((member) => member.record === one))
        .map((one) => outsideAnswer(net, one)),
    ],
  };
  net.need(draft, { ...need, detection: set.records.length > 1 && blind ? 'none' : 'end-to-end' });
  const open = signals.flatMap(({ missing }) => missing ?? []);
  if (open.length > 0 && set.records.length > 1)
    net.need(draft, { ...need, detection: 'none', unless: open.join(', ') });
  return draft;
}

/** An answer that leads out of the inputs, to another site perhaps: whether anything is there the plan cannot tell. */
function outsideAnswer(net: NetworkBuilder, one: Resource): Alternative {
  const answer = net.group(`${one.id} answer outside`, one.address);
  const missing = `what ${one.address} leads to`;
  return alternative(answer.index, { active: routingType(one) !== 'SECONDARY', world: 'best', missing });
}

/** The site-local member of a name, for judging a dual-site service within each site. */
export function recordMembers(net: NetworkBuilder, resource: Resource): readonly number[] {
  return (net.once(recordSets).get(resource)?.records ?? []).flatMap((one) => recordMember(net, one) ?? []);
}

function recordMember(net: NetworkBuilder, one: Resource): number | undefined {
  const id = `${one.id} answer`;
  const known = net.find(id);
  if (known) return known.index;
  const { targets, unless } = targetsOf(net, one);
  if (targets.length === 0) return undefined;
  const member = net.group(id, one.address);
  member.origin = { ...member.origin, address: one.address, stack: one.document.name, type: one.type };
  member.site = net.draft(targets[0] ?? member.index).site;
  net.need(member, {
    label: `the target of ${one.address}`,
    of: targets,
    // Several values in one record are answered in turn, without any check; one of several candidates is another matter.
    ...(unless === undefined ? { detection: 'none' } : { detection: 'end-to-end', switchTime: atOnce }),
  });
  if (unless !== undefined) {
    for (const target of targets) net.need(member, { label: `the target of ${one.address}`, of: [target], unless });
  }
  return member.index;
}

/** What a record leads to; several with `unless` are candidates of which it is one. */
function targetsOf(net: NetworkBuilder, one: Resource): { targets: readonly number[]; unless?: string } {
  const nodes = (targets: readonly Resource[]): readonly number[] => [
    ...new Set(targets.filter((target) => target !== one).flatMap((target) => net.node(target) ?? [])),
  ];
  const certain = nodes(targetPaths.flatMap((path) => net.targets(one, path, named(...targetTypes))));
  if (certain.length > 0) return { targets: certain };
  const { candidates, own } = net.once(guesses).get(one) ?? { candidates: [], own: undefined };
  return own ? { targets: nodes([own]) } : { targets: nodes(candidates), unless: `the target of ${one.address}` };
}

interface Guess {
  readonly candidates: readonly Resource[];
  readonly own: Resource | undefined;
}

/**
 * Records whose target is one of several. As many records of one name as candidates lead to all of them together, whichever
 * to which: then each has one of its own.
 */
function guesses(net: NetworkBuilder): ReadonlyMap<Resource, Guess> {
  const found = new Map<Resource, Guess>();
  for (const { records } of new Set(net.once(recordSets).values())) {
    const alike = new Map<number, { one: Resource; candidates: readonly Resource[] }[]>();
    for (const one of records) {
      const candidates = candidatesOf(net, one);
      if (candidates.length > 0) push(alike, candidates.length, { one, candidates });
    }
    for (const [count, group] of alike) {
      for (const [index, { one, candidates }] of group.entries()) {
        found.set(one, { candidates, own: group.length === count ? candidates[index] : undefined });
      }
    }
  }
  return found;
}

const targetPaths = ['alias.name', 'records'];

function candidatesOf(net: NetworkBuilder, one: Resource): readonly Resource[] {
  const references = targetPaths.flatMap((path) => net.graph.resolve(one, path, named(...targetTypes)).references);
  if (references.some(({ certainty }) => certainty !== 'guessed')) return [];
  return [...new Set(references.map(({ target }) => target))];
}

function recordSets(net: NetworkBuilder): ReadonlyMap<Resource, RecordSet> {
  const sets = new Map<string, Resource[]>();
  for (const one of net.graph.ofType('aws_route53_record')) {
    const type = one.attributes.string('type');
    if (type !== undefined && !addressTypes.has(type)) continue;
    const zone = net.targets(one, 'zone_id', ['aws_route53_zone'])[0];
    const name = one.attributes.string('name');
    // A name known only after apply is its own set: two of them cannot be told to be one name.
    const key =
      name === undefined ? one.id : `${name} ${type ?? 'A'} in ${zone?.id ?? one.attributes.string('zone_id') ?? '?'}`;
    push(sets, key, one);
  }
  const byRecord = new Map<Resource, RecordSet>();
  for (const [key, records] of sets) {
    const set = { key, records };
    for (const one of records) byRecord.set(one, set);
  }
  return byRecord;
}

function routingType(one: Resource): string | undefined {
  return one.attributes.string('failover_routing_policy.type');
}

interface Signal {
  readonly detection: Detection;
  readonly time: Interval;
  /** The fact that would settle it, where there may be no signal. */
  readonly missing?: string;
}

/** How the loss of a member is seen, and how long until clients go elsewhere: interval × threshold + TTL. */
function health(net: NetworkBuilder, one: Resource): Signal {
  const alias = one.attributes.blocks('alias')[0];
  const ttl = one.attributes.number('ttl') ?? net.times.time('route53-alias-ttl')[1];
  const check = net.targets(one, 'health_check_id', ['aws_route53_health_check'])[0];
  if (check && check.attributes.boolean('disabled') !== true) {
    const interval = check.attributes.number('request_interval') ?? net.times.time('route53-interval')[1];
    const threshold = check.attributes.number('failure_threshold') ?? net.times.time('route53-threshold')[1];
    const kind = check.attributes.string('type');
    // A routing control is moved by a person.
    if (kind === 'RECOVERY_CONTROL') return { detection: 'manual', time: net.times.time('manual') };
    const tcp = kind === 'TCP';
    return {
      detection: tcp ? 'tcp' : 'end-to-end',
      time: [interval * threshold, interval * threshold + ttl],
    };
  }
  const evaluates = alias ? flag(alias, 'evaluate_target_health', false) : false;
  if (evaluates !== false) {
    const signal: Signal = { detection: 'end-to-end', time: net.times.time('route53') };
    return evaluates ? signal : { ...signal, missing: `alias.evaluate_target_health of ${one.address}` };
  }
  const written = isSet(one.attributes, 'health_check_id');
  return written
    ? { detection: 'end-to-end', time: net.times.time('route53') }
    : { detection: 'none', time: [Infinity, Infinity] };
}
