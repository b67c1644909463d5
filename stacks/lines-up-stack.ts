import { DataAwsDxConnection } from '@cdktf/provider-aws/lib/data-aws-dx-connection/index.js';
import { DxGatewayAssociation } from '@cdktf/provider-aws/lib/dx-gateway-association/index.js';
import { DxGateway } from '@cdktf/provider-aws/lib/dx-gateway/index.js';
import type { Construct } from 'constructs';
import { EnvironmentStack } from './environment-stack.ts';
import type { LinesStack } from './lines-stack.ts';
import { LineUp } from './network/line-up.ts';
import { siteCidr } from './network/site-network.ts';
import type { Environment, Settings } from './settings.ts';
import type { SiteStack } from './site-stack.ts';

export interface LinesUpStackConfig {
  readonly settings: Settings;
  readonly environment: Environment;
  readonly lines: LinesStack;
  readonly sites: readonly SiteStack[];
}

/**
 * What runs over the dedicated lines, once they are connected. The gateway they meet in is not a device: it tells each line of the
 * networks of both sites, so any line reaches any site.
 */
export class LinesUpStack extends EnvironmentStack {
  constructor(scope: Construct, { settings, environment, lines: ordered, sites }: LinesUpStackConfig) {
    super(scope, 'lines-up', settings, environment);
    const [first] = sites;
    if (first === undefined) throw new Error('no site');
    this.providerIn(first.site.region);
    const gateway = new DxGateway(this, 'gateway', { name: environment.name, amazonSideAsn: `${environment.lineAsn}` });
    for (const { site, router } of sites) {
      new DxGatewayAssociation(this, site.name, {
        provider: this.providerIn(site.region),
        dxGatewayId: gateway.id,
        associatedGatewayId: router.gateway.id,
        // What AWS announces over the lines, word for word.
        allowedPrefixes: [siteCidr(site)],
      });
    }
    const lines = ordered.lines.map((line) => {
      const provider = this.providerIn(line.place.region);
      const { name } = line.connection;
      return { line, provider, state: new DataAwsDxConnection(this, `${line.name}-state`, { provider, name }) };
    });
    for (const { line, provider, state } of lines) {
      const twins = lines.filter((other) => other.line !== line && other.line.place === line.place);
      new LineUp(this, line.name, {
        line,
        state,
        twins: twins.map((twin) => twin.state),
        gateway,
        premises: environment.premises,
        // An alarm can wake by a topic of its own Region only.
        rota: (sites.find(({ site }) => site.region === line.place.region) ?? first).rota,
        provider,
      });
    }
  }
}
