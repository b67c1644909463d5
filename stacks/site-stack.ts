import type { Construct } from 'constructs';
import { SecondLogin } from './authentication/second-login.ts';
import { Database } from './data/database.ts';
import { EnvironmentStack, tags } from './environment-stack.ts';
import { CoreRouter } from './network/core-router.ts';
import { Nat } from './network/nat.ts';
import { PremisesLink } from './network/premises-link.ts';
import { SiteNetwork, siteCidr } from './network/site-network.ts';
import type { Environment, Settings, Site } from './settings.ts';
import { Service } from './service/service.ts';

export interface SiteStackConfig {
  readonly settings: Settings;
  readonly environment: Environment;
  readonly site: Site;
  /** The site that takes over from this one. */
  readonly other: Site;
  /** Stack of the site whose database this one copies; undefined for that site itself. */
  readonly primary: SiteStack | undefined;
}

/** Everything that stands at one site, and goes on working when the other site is lost. */
export class SiteStack extends EnvironmentStack {
  readonly site: Site;
  readonly router: CoreRouter;
  readonly database: Database;
  readonly services: readonly Service[];

  constructor(scope: Construct, { settings, environment, site, other, primary }: SiteStackConfig) {
    super(scope, site.name, settings, environment);
    this.site = site;
    this.awsProvider(site.region, site);

    const network = new SiteNetwork(this, 'network', site);
    this.router = new CoreRouter(this, 'router', { site, network });
    new Nat(this, 'nat', { network });
    new PremisesLink(this, 'premises', { settings, site, router: this.router });
    this.router.carry('premises', settings.premises.cidr, network);
    this.router.carry(other.name, siteCidr(other), network);

    this.database = new Database(this, 'database', {
      environment,
      site,
      network,
      primary: primary === undefined ? undefined : { site: primary.site, database: primary.database },
    });
    const secondLogin = environment.secondLogin ? new SecondLogin(this, 'second-login', { environment }) : undefined;
    this.services = site.services.map(
      (service) =>
        new Service(this, service.name, {
          service,
          environment,
          site,
          network,
          database: service.database ? this.database : undefined,
          secondLogin,
          insiders: [settings.premises.cidr, siteCidr(site), siteCidr(other)],
          tags: tags(settings, environment, site),
        }),
    );
  }
}
