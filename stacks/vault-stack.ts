import { BackupVaultLockConfiguration } from '@cdktf/provider-aws/lib/backup-vault-lock-configuration/index.js';
import { BackupVaultPolicy } from '@cdktf/provider-aws/lib/backup-vault-policy/index.js';
import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { BackupVault } from '@cdktf/provider-aws/lib/backup-vault/index.js';
import type { Construct } from 'constructs';
import { EnvironmentStack } from './environment-stack.ts';
import { lastVaultName } from './operations/backup.ts';
import { policies, policy, root } from './policy.ts';
import type { Environment, Settings } from './settings.ts';

export interface VaultStackConfig {
  readonly settings: Settings;
  readonly environment: Environment;
}

/** The last copy of every backup: an account of its own, a vault in each Region that no user, root included, can empty. */
export class VaultStack extends EnvironmentStack {
  constructor(scope: Construct, { settings, environment }: VaultStackConfig) {
    super(scope, 'vault', settings, environment);
    for (const [place, site] of environment.sites.entries()) {
      const provider = this.awsProvider(site.region, {
        account: environment.accounts.vault,
        ...(place === 0 ? {} : { alias: site.name }),
      });
      const key = new KmsKey(this, `${site.name}-key`, {
        provider,
        description: `Last copies of the backups of ${environment.name}`,
        enableKeyRotation: true,
        deletionWindowInDays: 30,
        policy: policies([
          { Principal: { AWS: root(environment.accounts.vault) }, Action: 'kms:*', Resource: '*' },
          // Who copies in encrypts by this key, and can read nothing back.
          {
            Principal: { AWS: root(environment.accounts.services) },
            Action: ['kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*', 'kms:CreateGrant'],
            Resource: '*',
          },
        ]),
      });
      const vault = new BackupVault(this, site.name, {
        provider,
        name: lastVaultName(environment),
        kmsKeyArn: key.arn,
      });
      new BackupVaultLockConfiguration(this, `${site.name}-lock`, {
        provider,
        backupVaultName: vault.name,
        // Three days to try it out; then for good.
        changeableForDays: 3,
        minRetentionDays: environment.backupDays,
      });
      new BackupVaultPolicy(this, `${site.name}-policy`, {
        provider,
        backupVaultName: vault.name,
        policy: policy({
          Principal: { AWS: root(environment.accounts.services) },
          Action: 'backup:CopyIntoBackupVault',
          Resource: '*',
        }),
      });
    }
  }
}
