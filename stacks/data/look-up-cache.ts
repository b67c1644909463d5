import { ElasticacheReplicationGroup } from '@cdktf/provider-aws/lib/elasticache-replication-group/index.js';
import { ElasticacheSubnetGroup } from '@cdktf/provider-aws/lib/elasticache-subnet-group/index.js';
import { SecurityGroup } from '@cdktf/provider-aws/lib/security-group/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { connect } from '../service/connect.ts';

export interface LookUpCacheConfig {
  readonly foundation: Foundation;
  readonly service: string;
}

const port = 6379;

/** What is read a thousand times and written once, in memory: a primary and two replicas, one a zone. */
export class LookUpCache extends Construct {
  readonly endpoint: string;
  readonly #access: SecurityGroup;

  constructor(scope: Construct, id: string, { foundation, service }: LookUpCacheConfig) {
    super(scope, id);
    const { site, network, key } = foundation;
    const name = `${site.name}-${service}`;
    this.#access = new SecurityGroup(this, 'access', {
      name: `${service}-cache`,
      description: `Servers that may use the cache of ${service}`,
      vpcId: network.vpc.id,
    });
    const subnets = new ElasticacheSubnetGroup(this, 'subnets', {
      name,
      subnetIds: network.subnetIds('data', site.zones),
    });
    const group = new ElasticacheReplicationGroup(this, 'Default', {
      replicationGroupId: name,
      description: `Look-ups of ${service}`,
      engine: 'valkey',
      engineVersion: '8.0',
      nodeType: 'cache.r7g.large',
      numCacheClusters: site.zones.length,
      preferredCacheClusterAzs: [...site.zones],
      automaticFailoverEnabled: true,
      multiAzEnabled: true,
      subnetGroupName: subnets.name,
      securityGroupIds: [this.#access.id],
      port,
      atRestEncryptionEnabled: 'true',
      transitEncryptionEnabled: true,
      kmsKeyId: key.arn,
      maintenanceWindow: site.maintenanceWindow,
    });
    this.endpoint = group.primaryEndpointAddress;
  }

  /** Lets the servers of a security group in. */
  admit(servers: SecurityGroup): void {
    connect(this, servers, this.#access, port);
  }
}
