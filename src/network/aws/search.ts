import type { Resource } from '../../input/deployment.ts';
import { type Family, type NetworkBuilder, type Zone } from '../builder.ts';
import { certainUpTo, sizeOf } from './pool.ts';
import { flag } from './set.ts';
import { openZones, subnetsOf, zonesOf } from './vpc.ts';

/**
 * OpenSearch and Elasticsearch: data nodes, and a quorum of master nodes (dedicated, else the data nodes). Two zones
 * without dedicated masters stop when either zone is lost: there is no majority.
 * https://docs.aws.amazon.com/opensearch-service/latest/developerguide/managedomains-multiaz.html
 */
export const searchDomain: Family = {
  types: ['aws_opensearch_domain'],
  model(domain, node, net) {
    const at = domain.attributes;
    const size = sizeOf(at.read('cluster_config.instance_count'), 1, 1, `instance_count of ${domain.address}`);
    const count = size.missing === undefined ? size.least : 3;
    const dedicated = flag(at, 'cluster_config.dedicated_master_enabled', false);
    const masters = dedicated === false ? 0 : (at.number('cluster_config.dedicated_master_count') ?? 3);
    const zones = zonesFor(net, domain);
    // AWS spreads three dedicated masters over three zones, also where the data is in two.
    const masterZones =
      masters >= 3 && zones.length === 2 ? openZones(net, domain, 3, `master zones of ${domain.address}`, true) : zones;
    const servers = (what: string, total: number, places: readonly Zone[]) =>
      Array.from(
        { length: total },
        (_, index) =>
          net.part(domain, `#${what}${index + 1}`, {
            label:
              total > 1 ? `${what} node ${index + 1} of ${domain.address}` : `the ${what} node of ${domain.address}`,
            role: 'datastore',
            zone: places[index % places.length],
            recovery: net.times.time('opensearch-node-recreate'),
          }).index,
      );
    // Beyond two data nodes a zone nothing new is learnt about single failures; a quorum needs every voter.
    const data = servers(
      'data',
      masters > 0 ? Math.min(count, 2 * Math.max(zones.length, 1)) : Math.min(count, 9),
      zones,
    );
    const options = { detection: 'end-to-end', switchTime: net.times.time('opensearch-failover') } as const;
    net.need(node, {
      label: `a data node of ${domain.address}`,
      of: data.map((one, index) => certainUpTo(one, index, size)),
      ...options,
    });
    const voters = masters > 0 ? servers('master', masters, masterZones) : data;
    if (voters.length > 1 && (masters > 0 || size.missing === undefined)) {
      const k = Math.floor(voters.length / 2) + 1;
      net.need(node, { label: `a majority of master nodes of ${domain.address}`, of: voters, k, ...options });
    }
  },
};

function zonesFor(net: NetworkBuilder, domain: Resource): readonly Zone[] {
  const at = domain.attributes;
  const aware = at.boolean('cluster_config.zone_awareness_enabled') === true;
  const standby = at.boolean('cluster_config.multi_az_with_standby_enabled') === true;
  const wanted = standby
    ? 3
    : aware
      ? (at.number('cluster_config.zone_awareness_config.availability_zone_count') ?? 2)
      : 1;
  const zones = zonesOf(net, subnetsOf(net, domain, 'vpc_options.subnet_ids'));
  return zones.length >= wanted
    ? zones.slice(0, wanted)
    : openZones(net, domain, wanted, `the zones of ${domain.address}`, true);
}
