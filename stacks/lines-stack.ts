import { DxConnection } from '@cdktf/provider-aws/lib/dx-connection/index.js';
import type { Construct } from 'constructs';
import { EnvironmentStack } from './environment-stack.ts';
import { facts } from './facts.ts';
import type { DirectConnectLocation, Environment, Settings } from './settings.ts';

/** A line as it was ordered. */
export interface OrderedLine {
  /** `lgu57-1`. */
  readonly name: string;
  readonly place: DirectConnectLocation;
  readonly vlan: number;
  readonly connection: DxConnection;
}

/**
 * Orders the dedicated lines. It is applied weeks before what runs over them: AWS takes an interface only when the carrier has
 * connected the line (https://github.com/hashicorp/terraform-provider-aws/issues/28006).
 */
export class LinesStack extends EnvironmentStack {
  readonly lines: readonly OrderedLine[];

  constructor(scope: Construct, settings: Settings, environment: Environment) {
    super(scope, 'lines', settings, environment);
    this.lines = environment.directConnect.flatMap((place) => {
      const provider = this.providerIn(place.region);
      return place.lines.map(({ duct, vlan }, device) => {
        const name = `${place.location.toLowerCase()}-${device + 1}`;
        const connection = new DxConnection(this, name, {
          provider,
          name: `${environment.name}-${name}`,
          location: place.location,
          providerName: place.carrier,
          bandwidth: place.bandwidth,
          ...(place.macsecSecret === undefined ? {} : { requestMacsec: true, encryptionMode: 'must_encrypt' }),
          // A line that is given back is another wait of weeks: a person does that, in the console.
          skipDestroy: true,
          tags: facts({ duct }),
        });
        return { name, place, vlan, connection };
      });
    });
  }
}
