import { SnsTopicSubscription } from '@cdktf/provider-aws/lib/sns-topic-subscription/index.js';
import { SnsTopic } from '@cdktf/provider-aws/lib/sns-topic/index.js';
import { Construct } from 'constructs';
import type { Site } from '../settings.ts';
import type { SiteKey } from './site-key.ts';

export interface RotaConfig {
  readonly site: Site;
  readonly key: SiteKey;
}

/** Those on duty, at any hour. Alarms reach them by two providers: on 17 November 2023 the one window was closed. */
export class Rota extends Construct {
  readonly topicArn: string;

  constructor(scope: Construct, id: string, { site, key }: RotaConfig) {
    super(scope, id);
    const topic = new SnsTopic(this, 'Default', { name: `${site.name}-rota`, kmsMasterKeyId: key.arn });
    for (const [place, endpoint] of site.rota.entries()) {
      new SnsTopicSubscription(this, `pager-${place + 1}`, {
        topicArn: topic.arn,
        protocol: 'https',
        endpoint,
        endpointAutoConfirms: true,
      });
    }
    this.topicArn = topic.arn;
  }
}
