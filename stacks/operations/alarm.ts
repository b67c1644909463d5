import { CloudwatchMetricAlarm } from '@cdktf/provider-aws/lib/cloudwatch-metric-alarm/index.js';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Construct } from 'constructs';
import type { Rota } from './rota.ts';

export interface AlarmConfig {
  readonly rota: Rota;
  /** What the one who is woken reads first. */
  readonly says: string;
  readonly namespace: string;
  readonly metric: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Minimum' | 'Maximum' | 'Average' | 'Sum';
  readonly when: 'below' | 'above';
  readonly limit: number;
  readonly provider?: AwsProvider;
}

/** An alarm about one device or line: three minutes out of five, and silence counts as an alarm. */
export class Alarm extends Construct {
  constructor(scope: Construct, id: string, config: AlarmConfig) {
    super(scope, id);
    const actions = [config.rota.topicArn];
    new CloudwatchMetricAlarm(this, 'Default', {
      alarmName: this.node.scopes
        .slice(1)
        .map((part) => part.node.id)
        .join('-'),
      alarmDescription: config.says,
      namespace: config.namespace,
      metricName: config.metric,
      dimensions: { ...config.dimensions },
      statistic: config.statistic,
      comparisonOperator: config.when === 'below' ? 'LessThanThreshold' : 'GreaterThanThreshold',
      threshold: config.limit,
      period: 60,
      evaluationPeriods: 5,
      datapointsToAlarm: 3,
      treatMissingData: 'breaching',
      alarmActions: actions,
      okActions: actions,
      insufficientDataActions: actions,
      ...(config.provider === undefined ? {} : { provider: config.provider }),
    });
  }
}
