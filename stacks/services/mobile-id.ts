import { KmsKey } from '@cdktf/provider-aws/lib/kms-key/index.js';
import { KmsReplicaKey } from '@cdktf/provider-aws/lib/kms-replica-key/index.js';
import type { Construct } from 'constructs';
import { TwoSiteTable } from '../data/two-site-table.ts';
import { Service, type ServiceConfig } from '../service/service.ts';

/**
 * The identity card on the telephone, with the residence certificate. Grade 1: it is the login of others, too. Cards are kept
 * and signed at both sites at once: in November 2023 one storage area, cut off by a wrong access list, stopped it for seven hours.
 */
export class MobileId extends Service {
  readonly #cards: TwoSiteTable;
  readonly #signingKey: KmsKey;

  constructor(scope: Construct, config: ServiceConfig) {
    super(scope, 'mobile-id', config, { grade: 1, audience: 'public', kind: 'application', database: false });
    const { foundation, other } = config;
    const primary = config.primary instanceof MobileId ? config.primary : undefined;
    this.#cards = new TwoSiteTable(this, 'cards', {
      foundation,
      other,
      name: 'mobile-id-cards',
      keys: ['holder', 'card'],
      primary: primary === undefined ? undefined : primary.#cards,
    });
    this.#signingKey = primary === undefined ? this.#keepKey() : primary.#signingKey;
    const signingKey = primary === undefined ? this.#signingKey.arn : this.#copyKey(this.#signingKey);
    this.role.may('cards', ['dynamodb:*Item', 'dynamodb:Query'], this.#cards.arn);
    this.role.may('sign', ['kms:Sign', 'kms:GetPublicKey'], signingKey);
    this.serve({ CARD_TABLE: this.#cards.name, SIGNING_KEY: signingKey });
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
