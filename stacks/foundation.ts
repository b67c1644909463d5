import type { SecondLogins } from './authentication/second-logins.ts';
import type { CoreRouter } from './network/core-router.ts';
import type { SiteNetwork } from './network/site-network.ts';
import type { Rota } from './operations/rota.ts';
import type { SiteKey } from './operations/site-key.ts';
import type { Environment, Settings, Site } from './settings.ts';

/** What every service of a site stands on. */
export interface Foundation {
  readonly settings: Settings;
  readonly environment: Environment;
  readonly site: Site;
  readonly network: SiteNetwork;
  readonly router: CoreRouter;
  readonly key: SiteKey;
  readonly rota: Rota;
  readonly secondLogins: SecondLogins;
  /** Address blocks of the premises and of both sites. */
  readonly insiders: readonly string[];
  /** Certificate for all names of the environment. */
  readonly certificateArn: string;
  /** First password of the database administrators; undefined at the site that only holds copies. */
  readonly databasePassword: string | undefined;
}
