import type { Resource } from '../../../input/deployment.ts';
import type { Alternative } from '../../network.ts';
import type { Draft, Family, NetworkBuilder } from '../../builder.ts';
import { instancesOf } from './cluster-instances.ts';
import { serversOf } from './rds.ts';

/**
 * A proxy is the Region's (AWS wants subnets of two zones): what it needs is the database behind it. It keeps its clients'
 * connections and knows the servers, so it is sooner with the new writer than DNS.
 * https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/rds-proxy.html
 */
export const databaseProxy: Family = {
  types: ['aws_db_proxy'],
  model(proxy, node, net) {
    for (const target of net.pointingAt(proxy, 'aws_db_proxy_target', 'db_proxy_name', ['aws_db_proxy'])) {
      for (const path of ['db_instance_identifier', 'db_cluster_identifier']) {
        for (const database of net.targets(target, path, ['aws_db_instance', 'aws_rds_cluster'])) {
          needDatabase(net, node, database);
        }
      }
    }
  },
};

function needDatabase(net: NetworkBuilder, node: Draft, database: Resource): void {
  const servers = behind(net, database);
  const to = net.node(database);
  if (servers && servers.length > 1) {
    net.need(node, { of: servers, detection: 'end-to-end', switchTime: net.times.time('rds-proxy-failover') });
  } else if (to !== undefined) {
    net.need(node, { of: [to] });
  }
}

/** The servers it can send connections to; undefined where the database as a whole must be asked. */
function behind(net: NetworkBuilder, database: Resource): readonly Alternative[] | undefined {
  return database.type === 'aws_db_instance' ? serversOf(net, database) : instancesOf(net, database);
}
