import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { FlowLog } from '@cdktf/provider-aws/lib/flow-log/index.js';
import { IamRolePolicy } from '@cdktf/provider-aws/lib/iam-role-policy/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { assumedBy, policy } from '../policy.ts';
import type { CoreRouter } from './core-router.ts';

export interface FlowLogsConfig extends Pick<Foundation, 'environment' | 'site' | 'network' | 'key'> {
  readonly router: CoreRouter;
}

/** Who talked to whom, in the network and through the router: what a search for a gray failure begins with. */
export class FlowLogs extends Construct {
  constructor(scope: Construct, id: string, { environment, site, network, key, router }: FlowLogsConfig) {
    super(scope, id);
    const log = new CloudwatchLogGroup(this, 'log', {
      name: `/${environment.name}/${site.name}/flows`,
      retentionInDays: 90,
      kmsKeyId: key.arn,
    });
    const role = new IamRole(this, 'role', {
      name: `${site.name}-flow-logs`,
      assumeRolePolicy: assumedBy('vpc-flow-logs.amazonaws.com'),
    });
    new IamRolePolicy(this, 'write', {
      name: 'write',
      role: role.id,
      policy: policy({
        Action: ['logs:CreateLogStream', 'logs:PutLogEvents', 'logs:DescribeLogGroups', 'logs:DescribeLogStreams'],
        Resource: `${log.arn}:*`,
      }),
    });
    const to = { iamRoleArn: role.arn, logDestinationType: 'cloud-watch-logs', logDestination: log.arn };
    new FlowLog(this, 'network', { ...to, vpcId: network.vpc.id, trafficType: 'ALL', maxAggregationInterval: 60 });
    new FlowLog(this, 'router', { ...to, transitGatewayId: router.gateway.id, maxAggregationInterval: 60 });
  }
}
