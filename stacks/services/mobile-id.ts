import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { KmsReplicaKey } from '@cdktf/provider-aws/lib/kms-replica-key/index.js';
import type { Construct } from 'constructs';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * Issues the identity card on the telephone. Grade 1. A card is signed at either site and entered into the ledger; nothing of it
 * stays here. In November 2023 one storage area, cut off by a wrong access list, stopped it for seven hours.
 */
export class MobileId extends Service {
  readonly #signingKey: KmsKey;

  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'mobile-id', config, { grade: 1, audience: 'public', users: 'citizens', database: false });
    const primary = config.primary instanceof MobileId ? config.primary : undefined;
    this.#signingKey = primary === undefined ? this.#keepKey() : primary.#signingKey;
    const signingKey = primary === undefined ? this.#signingKey.arn : this.#copyKey(this.#signingKey);
    this.role.may('sign', ['kms:Sign', 'kms:GetPublicKey'], signingKey);
    this.serve({ LEDGER_URL: this.urlOf('mobile-id-ledger'), SIGNING_KEY: signingKey });
  }

  /** The same key at both sites: a card signed here is checked there. */
  #keepKey(): KmsKey {
    return new KmsKey(this, 'signing-key', {
      description: 'Signs the cards of mobile ID',
      keyUsage: 'SIGN_VERIFY',
      customerMasterKeySpec: 'ECC_NIST_P256',
      multiRegion: true,
      deletionWindowInDays: 30,
    });
  }

  #copyKey(original: KmsKey): string {
    return new KmsReplicaKey(this, 'signing-key', {
      description: 'Signs the cards of mobile ID',
      primaryKeyArn: original.arn,
      deletionWindowInDays: 30,
    }).arn;
  }
}
