import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct } from 'constructs';

export type CentreName = 'daejeon' | 'gwangju';

export interface CentreConfig {
  readonly provider: AwsProvider;
  readonly region: string;
  /** 0 for the first data centre, 1 for the second, from 100 on in the test environment: its network is 10.PLACE. */
  readonly place: number;
}

/** A data centre: a Region with a network over three zones. */
export class Centre extends Construct {
  readonly provider: AwsProvider;
  readonly region: string;
  readonly vpc: Vpc;
  /** One a zone. */
  readonly subnets: readonly Subnet[];

  constructor(scope: Construct, id: string, { provider, region, place }: CentreConfig) {
    super(scope, id);
    this.provider = provider;
    this.region = region;
    this.vpc = new Vpc(this, 'Default', { provider, cidrBlock: `10.${place}.0.0/16` });
    this.subnets = ['a', 'b', 'c'].map(
      (letter, index) =>
        new Subnet(this, letter, {
          provider,
          vpcId: this.vpc.id,
          availabilityZone: `${region}${letter}`,
          cidrBlock: `10.${place}.${index}.0/24`,
        }),
    );
  }

  /** The subnets of all zones, or of the first so many. */
  subnetIds(zones: number = this.subnets.length): string[] {
    return this.subnets.slice(0, zones).map((subnet) => subnet.id);
  }
}
