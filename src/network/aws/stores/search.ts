import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone } from '../../builder.ts';
import type { World } from '../../network.ts';
import { soleZone } from '../places/listed-places.ts';
import { certainUpTo } from '../compute/pool.ts';
import { eitherZone, needEither } from '../places/two-readings.ts';
import { openZones, subnetsOf, zonesOf } from '../places/vpc.ts';

/** How a domain is laid out, as far as its arguments say; what they leave open is read one way or the other. */
interface Layout {
  readonly data: number;
  /** Dedicated masters; none where the data nodes vote. */
  readonly masters: number;
  readonly zones: readonly Zone[];
  readonly masterZones: readonly Zone[];
}

/**
 * OpenSearch and Elasticsearch: data nodes, and a quorum of master nodes (dedicated, else the data nodes). Two zones
 * without dedicated masters stop when either zone is lost: there is no majority.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html
 */
export const searchDomain: Family = {
  types: ['aws_opensearch_domain'],
  model(domain, node, net) {
    const open = new Set<string>();
    const best = layoutOf(net, domain, 'best', open);
    const worst = open.size === 0 ? best : layoutOf(net, domain, 'worst', open);
    const fact = `${[...open].join(' and ')} of ${domain.address}`;
    const servers = (what: string, count: (layout: Layout) => number, zones: (layout: Layout) => readonly Zone[]) => {
      const total = Math.max(count(best), count(worst));
      return Array.from({ length: total }, (_, index) => {
        const [good, bad] = [zones(best), zones(worst)];
        return net.part(domain, `#${what}${index + 1}`, {
          label: total > 1 ? `${what} node ${index + 1} of ${domain.address}` : `the ${what} node of ${domain.address}`,
          role: 'datastore',
          zone: eitherZone(good[index % good.length], bad[index % bad.length], fact),
          recovery: net.times.time('opensearch-node-recreate'),
        }).index;
      });
    };
    const data = servers(
      'data',
      ({ data: count }) => count,
      ({ zones }) => zones,
    );
    const masters = servers(
      'master',
      ({ masters: count }) => count,
      ({ masterZones }) => masterZones,
    );
    net.need(node, {
      label: `a data node of ${domain.address}`,
      of: data.map((one, index) => certainUpTo(one, index, { least: worst.data, missing: fact })),
      ...failover(net),
    });
    const voters = (layout: Layout): readonly number[] =>
      layout.masters > 0 ? masters.slice(0, layout.masters) : data.slice(0, layout.data);
    const label = `a majority of master nodes of ${domain.address}`;
    if (voters(worst).length < 2) return;
    if (voters(best).length === voters(worst).length && best.masters === worst.masters) {
      needMajority(net, node, label, voters(worst));
      return;
    }
    const majorities = ([best, worst] as const).map((layout, index) => {
      const group = net.group(`${domain.id} majority ${index}`, label, domain);
      needMajority(net, group, label, voters(layout));
      return group.index;
    });
    needEither(net, node, { label, best: majorities[0] ?? 0, worst: majorities[1] ?? 0, missing: fact });
  },
};

function needMajority(net: NetworkBuilder, node: Draft, label: string, voters: readonly number[]): void {
  net.need(node, { label, of: voters, k: Math.floor(voters.length / 2) + 1, ...failover(net) });
}

function failover(net: NetworkBuilder) {
  return { detection: 'end-to-end', switchTime: net.times.time('opensearch-failover') } as const;
}

/** Reads the arguments; those nobody knows are added to `open` and taken as `world` says. */
function layoutOf(net: NetworkBuilder, domain: Resource, world: World, open: Set<string>): Layout {
  const at = domain.attributes;
  const read = <T>(path: string, value: T | undefined, whenOmitted: T, kind: T, harsh: T): T => {
    const { kind: state } = at.read(path);
    if (state === 'omitted') return whenOmitted;
    if (value !== undefined) return value;
    open.add(path);
    return world === 'best' ? kind : harsh;
  };
  const number = (path: string, whenOmitted: number, kind: number, harsh: number): number =>
    Math.max(read(`cluster_config.${path}`, at.number(`cluster_config.${path}`), whenOmitted, kind, harsh), 1);
  const flag = (path: string): boolean =>
    read(`cluster_config.${path}`, at.boolean(`cluster_config.${path}`), false, true, false);

  const masters = flag('dedicated_master_enabled') ? number('dedicated_master_count', 3, 3, 2) : 0;
  const count = number('instance_count', 1, 3, 1);
  const known = zonesOf(net, subnetsOf(net, domain, 'vpc_options.subnet_ids'));
  // AWS wants one subnet a zone: as many as are written tell how many zones there are.
  const isAware = at.read('cluster_config.zone_awareness_enabled');
  const isTold = known.length >= 2 && (isAware.kind === 'unknown' || isAware.kind === 'sensitive');
  const zoneCount = (): number => number('zone_awareness_config.availability_zone_count', 2, 3, 2);
  const wanted = isTold
    ? known.length
    : flag('multi_az_with_standby_enabled')
      ? 3
      : flag('zone_awareness_enabled')
        ? zoneCount()
        : 1;
  const zones = zonesFor(net, domain, wanted, known, count + masters > 1);
  return {
    // Beyond two data nodes a zone nothing new is learnt about single failures; a quorum needs every voter.
    data: masters > 0 ? Math.min(count, 2 * Math.max(zones.length, 1)) : Math.min(count, 9),
    masters,
    zones,
    // AWS spreads three dedicated masters over three zones, also where the data is in two.
    masterZones:
      masters >= 3 && zones.length === 2 ? openZones(net, domain, 3, `master zones of ${domain.address}`, true) : zones,
  };
}

/** AWS refuses two subnets of one zone here, so zones nobody can name are different ones. */
function zonesFor(
  net: NetworkBuilder,
  domain: Resource,
  wanted: number,
  known: readonly Zone[],
  isSeveral: boolean,
): readonly Zone[] {
  if (wanted > 1) {
    return known.length >= wanted && !known.some(({ open }) => open)
      ? known.slice(0, wanted)
      : openZones(net, domain, wanted, `the zones of ${domain.address}`, true);
  }
  return known.length > 0 ? known.slice(0, 1) : isSeveral ? [soleZone(net, domain)] : [];
}
