import { Route53Zone } from '@cdktf/provider-aws/lib/route53-zone/index.js';
import type { Construct } from 'constructs';
import { FailoverName } from './dns/failover-name.ts';
import { EnvironmentStack } from './environment-stack.ts';
import { InterSiteLink, type SiteEnd } from './network/inter-site-link.ts';
import type { Environment, Settings } from './settings.ts';
import type { SiteStack } from './site-stack.ts';

export interface GlobalStackConfig {
  readonly settings: Settings;
  readonly environment: Environment;
  readonly primary: SiteStack;
  readonly secondary: SiteStack;
}

/** What makes one network of two sites and belongs to neither: names, and the link between the sites. */
export class GlobalStack extends EnvironmentStack {
  constructor(scope: Construct, { settings, environment, primary, secondary }: GlobalStackConfig) {
    super(scope, 'global', settings, environment);
    this.awsProvider(primary.site.region);
    const ends = [this.#end(primary), this.#end(secondary)] as const;

    new InterSiteLink(this, 'inter-site', ...ends);

    const { domain } = environment;
    const zone = new Route53Zone(this, 'zone', { name: domain });
    for (const service of primary.services) {
      const twin = secondary.services.find((other) => other.node.id === service.node.id);
      if (twin === undefined) throw new Error(`${service.node.id} runs at one site only`);
      new FailoverName(this, service.node.id, { zone, domain, primary: service, secondary: twin });
    }
  }

  #end({ site, router }: SiteStack): SiteEnd {
    return { site, router, provider: this.awsProvider(site.region, { site, alias: site.name }) };
  }
}
