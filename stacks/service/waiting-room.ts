import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { LambdaFunction } from '@cdktf/provider-aws/lib/lambda-function/index.js';
import { LambdaPermission } from '@cdktf/provider-aws/lib/lambda-permission/index.js';
import { LbTargetGroupAttachment } from '@cdktf/provider-aws/lib/lb-target-group-attachment/index.js';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group/index.js';
import type { SecretsmanagerSecret } from '@cdktf/provider-aws/lib/secretsmanager-secret/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import type { ServiceAtSite } from '../settings.ts';
import { ServerRole } from './server-role.ts';

export interface WaitingRoomConfig {
  readonly foundation: Foundation;
  readonly size: ServiceAtSite;
  /** Signs the tickets; the servers check them by it, and send who has a false one back. */
  readonly secret: SecretsmanagerSecret;
}

/** Ushers at work at once, reserved: those of one service must not take away those of another. */
const ushers = 150;

/**
 * Where a crowd waits in order of arrival, and from where it is let in at the rate the servers have shown to carry. It has no
 * servers that a crowd could stop. In July 2021 ten million knocked at one moment at a door for 300,000 an hour.
 */
export class WaitingRoom extends Construct {
  readonly targets: LbTargetGroup;

  constructor(scope: Construct, id: string, { foundation, size, secret }: WaitingRoomConfig) {
    super(scope, id);
    const { environment, site, key } = foundation;
    const name = `${site.name}-${size.name}-wait`;
    const queue = new DynamodbTable(this, 'queue', {
      name: `${size.name}-waiting`,
      billingMode: 'PAY_PER_REQUEST',
      hashKey: 'ticket',
      attribute: [{ name: 'ticket', type: 'S' }],
      ttl: { attributeName: 'expires', enabled: true },
      serverSideEncryption: { enabled: true, kmsKeyArn: key.arn },
      deletionProtectionEnabled: true,
    });
    const role = new ServerRole(this, 'role', {
      foundation,
      service: `${size.name}-wait`,
      assumedBy: 'lambda.amazonaws.com',
    });
    role.may('queue', ['dynamodb:PutItem', 'dynamodb:GetItem', 'dynamodb:UpdateItem'], queue.arn);
    role.may('ticket', ['secretsmanager:GetSecretValue'], secret.arn);
    role.may('key', ['kms:Decrypt', 'kms:GenerateDataKey'], key.arn);
    const usher = new LambdaFunction(this, 'usher', {
      functionName: name,
      role: role.arn,
      s3Bucket: `${environment.artifacts}-${site.region}`,
      s3Key: 'waiting-room.zip',
      handler: 'usher.handler',
      runtime: 'nodejs22.x',
      architectures: ['arm64'],
      timeout: 5,
      memorySize: 512,
      reservedConcurrentExecutions: ushers,
      environment: {
        variables: { QUEUE: queue.name, TICKET_SECRET: secret.name, LET_IN_PER_SECOND: `${Math.ceil(size.load.peak)}` },
      },
    });
    this.targets = new LbTargetGroup(this, 'targets', { name, targetType: 'lambda' });
    const permission = new LambdaPermission(this, 'door', {
      action: 'lambda:InvokeFunction',
      functionName: usher.functionName,
      principal: 'elasticloadbalancing.amazonaws.com',
      sourceArn: this.targets.arn,
    });
    new LbTargetGroupAttachment(this, 'usher-target', {
      targetGroupArn: this.targets.arn,
      targetId: usher.arn,
      dependsOn: [permission],
    });
  }
}
