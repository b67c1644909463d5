import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone } from '../../builder.ts';
import { type Fact, allOf, argument, factAbout } from '../../fact.ts';
import type { World } from '../../network.ts';
import { certainUpTo } from '../compute/size.ts';
import { openZones, soleZone } from '../places/open-zones.ts';
import { subnetsOfPlace } from '../places/placed.ts';
import { spread } from '../places/spread.ts';
import { zonesOf } from '../places/subnet-zones.ts';
import { eitherZone, needEither } from '../places/best-and-worst.ts';

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
    const open: Fact[] = [];
    const best = layoutOf(net, domain, 'best', open);
    const worst = open.length === 0 ? best : layoutOf(net, domain, 'worst', open);
    const missing = allOf(open);
    const servers = (
      what: 'data' | 'master',
      count: (layout: Layout) => number,
      zones: (layout: Layout) => readonly Zone[],
    ) => {
      const total = Math.max(count(best), count(worst));
      return Array.from({ length: total }, (_, index) => {
        const [good, bad] = [zones(best), zones(worst)];
        return net.part(domain, `#${what}${index + 1}`, {
          title: { is: `${what}-node`, of: domain.id, ...(total > 1 ? { number: index + 1 } : {}) },
          role: 'datastore',
          zone: eitherZone(good[index % good.length], bad[index % bad.length], missing),
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
      of: data.map((one, index) => certainUpTo(one, index, { least: worst.data, missing })),
      ...failover(net),
    });
    const voters = (layout: Layout): readonly number[] =>
      layout.masters > 0 ? masters.slice(0, layout.masters) : data.slice(0, layout.data);
    // A lone data node is needed already; a lone master is not.
    if (voters(worst).length < 2 && worst.masters === 0) return;
    if (voters(best).length === voters(worst).length && best.masters === worst.masters) {
      needMajority(net, node, voters(worst));
      return;
    }
    const majorities = ([best, worst] as const).map((layout, index) => {
      const group = net.group(`${domain.id} majority ${index}`, { is: 'majority', of: domain.id }, domain);
      needMajority(net, group, voters(layout));
      return group.index;
    });
    needEither(net, node, { best: majorities[0] ?? 0, worst: majorities[1] ?? 0, missing });
  },
};

function needMajority(net: NetworkBuilder, node: Draft, voters: readonly number[]): void {
  net.need(node, { of: voters, k: Math.floor(voters.length / 2) + 1, ...failover(net) });
}

function failover(net: NetworkBuilder) {
  return { detection: 'end-to-end', switchTime: net.times.time('opensearch-failover') } as const;
}

/** Reads the arguments; those that are unknown are added to `open` and taken as `world` says. */
function layoutOf(net: NetworkBuilder, domain: Resource, world: World, open: Fact[]): Layout {
  const at = domain.attributes;
  const read = <T>(path: string, value: T | undefined, whenOmitted: T, kind: T, harsh: T): T => {
    const { kind: state } = at.read(path);
    if (state === 'omitted') return whenOmitted;
    if (value !== undefined) return value;
    open.push(argument(domain, path));
    return world === 'best' ? kind : harsh;
  };
  const number = (path: string, whenOmitted: number, kind: number, harsh: number): number =>
    Math.max(read(`cluster_config.${path}`, at.number(`cluster_config.${path}`), whenOmitted, kind, harsh), 1);
  const flag = (path: string): boolean =>
    read(`cluster_config.${path}`, at.boolean(`cluster_config.${path}`), false, true, false);

  const masters = flag('dedicated_master_enabled') ? number('dedicated_master_count', 3, 3, 2) : 0;
  const count = number('instance_count', 1, 3, 1);
  const known = zonesOf(net, subnetsOfPlace(net, domain));
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
  const one = known[0] ?? (count + masters > 1 ? soleZone(net, domain) : undefined);
  const zones = wanted > 1 ? spread(net, domain, wanted, { apart: true, atLeast: wanted }) : one ? [one] : [];
  return {
    // Beyond two data nodes a zone nothing new is learnt about single failures; a quorum needs every voter.
    data: masters > 0 ? Math.min(count, 2 * Math.max(zones.length, 1)) : Math.min(count, 9),
    masters,
    zones,
    // AWS spreads three dedicated masters over three zones, also where the data is in two.
    masterZones:
      masters >= 3 && zones.length === 2 ? openZones(net, domain, 3, factAbout(domain, 'zones-of-nodes'), true) : zones,
  };
}
