import { DynamodbTable } from '@cdktf/provider-aws/lib/dynamodb-table/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { backedUp } from '../operations/backup.ts';
import type { Site } from '../settings.ts';

export interface TwoSiteTableConfig {
  readonly foundation: Foundation;
  readonly other: Site;
  readonly name: string;
  readonly keys: readonly [hash: string, range: string];
  /** The same table at the first site, which makes it for both; undefined there. */
  readonly primary: TwoSiteTable | undefined;
}

/**
 * Data that both sites write, each write at the other within a second or so: when a site is lost no copy has to be
 * promoted. The price is that the last of two writers wins.
 */
export class TwoSiteTable extends Construct {
  readonly name: string;
  /** Of the replica at this site. */
  readonly arn: string;

  constructor(scope: Construct, id: string, { foundation, other, name, keys, primary }: TwoSiteTableConfig) {
    super(scope, id);
    const { environment, site } = foundation;
    this.name = primary === undefined ? this.#make(name, keys, site, other) : primary.name;
    this.arn = `arn:aws:dynamodb:${site.region}:${environment.accounts.services}:table/${this.name}`;
  }

  #make(name: string, keys: readonly [hash: string, range: string], site: Site, other: Site): string {
    const [hashKey, rangeKey] = keys;
    return new DynamodbTable(this, 'Default', {
      name,
      billingMode: 'PAY_PER_REQUEST',
      hashKey,
      rangeKey,
      attribute: keys.map((key) => ({ name: key, type: 'S' })),
      streamEnabled: true,
      streamViewType: 'NEW_AND_OLD_IMAGES',
      pointInTimeRecovery: { enabled: true },
      deletionProtectionEnabled: true,
      replica: [
        { regionName: other.region, pointInTimeRecovery: true, deletionProtectionEnabled: true, propagateTags: true },
      ],
      tags: backedUp(site),
    }).name;
  }
}
