import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * Procurement (KONEPS), where the state asks for bids. Grade 2. At the end of the year five times the bids of a normal day come
 * in, so its servers are sized for December all the year round: what has never run does not start on the day it is needed.
 */
export class Procurement extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'procurement', config, { grade: 2, audience: 'public', users: 'citizens', database: true });
    // A bid counts from the moment it is in the database; the queue is the order in which they are opened.
    const bids = new SqsQueue(this, 'bids', {
      name: `${config.size.name}-bids.fifo`,
      fifoQueue: true,
      messageRetentionSeconds: 14 * 24 * 3600,
      kmsMasterKeyId: config.foundation.key.arn,
    });
    this.role.may('bids', ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage'], bids.arn);
    this.serve({ BID_QUEUE: bids.url });
  }
}
