import { KmsAlias } from '@cdktf/provider-aws/lib/kms-alias/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { Construct } from 'constructs';
import { policies, root } from '../policy.ts';
import type { Environment, Site } from '../settings.ts';

export interface SiteKeyConfig {
  readonly environment: Environment;
  readonly site: Site;
}

/** The key of a site: for its data, secrets, logs and alarms. Neither site needs the other's to read its own. */
export class SiteKey extends Construct {
  readonly arn: string;

  constructor(scope: Construct, id: string, { environment, site }: SiteKeyConfig) {
    super(scope, id);
    const key = new KmsKey(this, 'Default', {
      description: `Everything of ${environment.name} in ${site.name}`,
      enableKeyRotation: true,
      deletionWindowInDays: 30,
      policy: policies([
        { Principal: { AWS: root(environment.accounts.services) }, Action: 'kms:*', Resource: '*' },
        {
          // Logs are encrypted by the service that keeps them, alarms by the one that sends them.
          Principal: { Service: [`logs.${site.region}.amazonaws.com`, 'cloudwatch.amazonaws.com'] },
          Action: ['kms:Encrypt*', 'kms:Decrypt*', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:Describe*'],
          Resource: '*',
        },
        {
          // The vault account reads a backup while it copies it, and encrypts the copy by its own key.
          Principal: { AWS: root(environment.accounts.vault) },
          Action: ['kms:Decrypt', 'kms:DescribeKey', 'kms:CreateGrant', 'kms:GenerateDataKey*', 'kms:ReEncrypt*'],
          Resource: '*',
        },
      ]),
    });
    new KmsAlias(this, 'alias', { name: `alias/${environment.name}-${site.name}`, targetKeyId: key.id });
    this.arn = key.arn;
  }
}
