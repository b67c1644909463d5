import { BackupPlan } from '@cdktf/provider-aws/lib/backup-plan/index.js';
import { BackupSelection } from '@cdktf/provider-aws/lib/backup-selection/index.js';
import { BackupVault } from '@cdktf/provider-aws/lib/backup-vault/index.js';
import { IamRolePolicyAttachment } from '@cdktf/provider-aws/lib/iam-role-policy-attachment/index.js';
import { IamRole } from '@cdktf/provider-aws/lib/iam-role/index.js';
import { Construct } from 'constructs';
import { assumedBy } from '../policy.ts';
import type { Environment, Site } from '../settings.ts';
import type { SiteKey } from './site-key.ts';

export interface BackupConfig {
  readonly environment: Environment;
  readonly site: Site;
  /** Where the second copy goes. */
  readonly other: Site;
  readonly key: SiteKey;
}

/**
 * Data stores with this tag are backed up from the site that it names: the one that is written to. Who promotes the other site moves
 * the tag. https://docs.aws.amazon.com/aws-backup/latest/devguide/assigning-resources.html
 */
export function backedUp({ name }: Site): { readonly Backup: string } {
  return { Backup: name };
}

const managed = 'arn:aws:iam::aws:policy/service-role';

/**
 * Every second of the last weeks can be restored here; once a day a copy goes to the other site, and one to an account that no
 * operator here can enter. A copy of a database is a full one and takes hours, so there is one a day, from one of the two
 * sites. What burnt in Daejeon in 2025 had its backups in the same room.
 * https://docs.aws.amazon.com/aws-backup/latest/devguide/backup-feature-availability.html
 */
export class Backup extends Construct {
  constructor(scope: Construct, id: string, { environment, site, other, key }: BackupConfig) {
    super(scope, id);
    const vault = new BackupVault(this, 'vault', { name: vaultName(environment, site), kmsKeyArn: key.arn });
    const kept = { deleteAfter: environment.backupDays };
    const plan = new BackupPlan(this, 'plan', {
      name: site.name,
      rule: [
        { ruleName: 'continuous', targetVaultName: vault.name, enableContinuousBackup: true, lifecycle: kept },
        {
          ruleName: 'daily',
          targetVaultName: vault.name,
          // In the night of Korea, after the work of the day.
          schedule: 'cron(0 16 * * ? *)',
          startWindow: 60,
          completionWindow: 720,
          lifecycle: kept,
          copyAction: [
            {
              destinationVaultArn: vaultArn(environment.accounts.services, other.region, vaultName(environment, other)),
            },
            { destinationVaultArn: lastVaultArn(environment, other) },
          ].map((copy) => ({ ...copy, lifecycle: kept })),
        },
      ],
    });
    const role = new IamRole(this, 'role', {
      name: `${site.name}-backup`,
      assumeRolePolicy: assumedBy('backup.amazonaws.com'),
    });
    for (const task of ['Backup', 'Restores']) {
      new IamRolePolicyAttachment(this, task.toLowerCase(), {
        role: role.name,
        policyArn: `${managed}/AWSBackupServiceRolePolicyFor${task}`,
      });
    }
    new BackupSelection(this, 'stores', {
      name: 'stores',
      planId: plan.id,
      iamRoleArn: role.arn,
      selectionTag: Object.entries(backedUp(site)).map(([name, value]) => ({ type: 'STRINGEQUALS', key: name, value })),
    });
  }
}

function vaultName(environment: Environment, site: Site): string {
  return `${environment.name}-${site.name}`;
}

/** Name of the vault of the last copy, in the vault account and the Region of the second site of the pair. */
export function lastVaultName(environment: Environment): string {
  return `${environment.name}-last`;
}

function lastVaultArn(environment: Environment, other: Site): string {
  return vaultArn(environment.accounts.vault, other.region, lastVaultName(environment));
}

/** Written out: both sites copy to each other, and stacks may refer to each other one way only. */
function vaultArn(account: string, region: string, name: string): string {
  return `arn:aws:backup:${region}:${account}:backup-vault:${name}`;
}
