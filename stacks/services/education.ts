import { SqsQueue } from '@cdktf/provider-aws/lib/sqs-queue/index.js';
import type { Construct } from 'constructs';
import { ServerPool } from '../service/server-pool.ts';
import { ServerRole } from '../service/server-role.ts';
import { Service, type ServiceConfig } from '../service/service.ts';

/** Share of the requests that want something printed. */
const printed = 0.1;

/**
 * Education information (NEIS): marks, records, exams. Grade 2, and no failure is worse timed than one at eight on an exam
 * day. What it prints is made by servers of its own, from a queue: in June 2023 a print engine under load gave answer sheets to
 * other schools.
 */
export class Education extends Service {
  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'education', config, { grade: 2, audience: 'public', users: 'teachers', database: true });
    const { foundation, size } = config;
    const orders = new SqsQueue(this, 'print-orders', {
      name: 'education-print-orders',
      messageRetentionSeconds: 24 * 3600,
      kmsMasterKeyId: foundation.key.arn,
    });
    this.role.may('print-orders', ['sqs:SendMessage'], orders.arn);
    this.serve({ PRINT_ORDERS: orders.url });

    const role = new ServerRole(this, 'print-role', { foundation, service: 'education-print' });
    role.may('orders', ['sqs:ReceiveMessage', 'sqs:DeleteMessage'], orders.arn);
    role.may('key', ['kms:Decrypt'], foundation.key.arn);
    new ServerPool(this, 'print', {
      foundation,
      size: { ...size, load: { ...size.load, peak: size.load.peak * printed } },
      role,
      task: 'print',
      variables: { PRINT_ORDERS: orders.url },
    });
  }
}
