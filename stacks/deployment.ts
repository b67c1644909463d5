import type { App } from 'cdktf';
import { GlobalStack } from './global-stack.ts';
import { LinesStack } from './lines-stack.ts';
import { LinesUpStack } from './lines-up-stack.ts';
import type { Settings } from './settings.ts';
import { SiteStack } from './site-stack.ts';
import { VaultStack } from './vault-stack.ts';

/**
 * The whole reference network: for each environment a vault for the last copies, a stack a site, one for what joins the
 * two sites, and two for the dedicated lines: ordered, and up. References run one way (second site to first, global to both), so the stacks can be applied in that order.
 */
export function defineDeployment(app: App, settings: Settings): void {
  for (const environment of settings.environments) {
    const [first, second] = environment.sites;
    const vault = new VaultStack(app, { settings, environment });
    const primary = new SiteStack(app, { settings, environment, site: first, other: second, primary: undefined });
    const secondary = new SiteStack(app, { settings, environment, site: second, other: first, primary });
    primary.addDependency(vault);
    // The replica can only be made when the database it copies from is running.
    secondary.addDependency(primary);
    new GlobalStack(app, { settings, environment, primary, secondary });
    if (environment.directConnect.length > 0) {
      const lines = new LinesStack(app, settings, environment);
      new LinesUpStack(app, { settings, environment, lines, sites: [primary, secondary] });
    }
  }
}
