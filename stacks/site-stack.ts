import { DataAwsAcmCertificate } from '@cdktf/provider-aws/lib/data-aws-acm-certificate/index.js';
import { TerraformVariable } from 'cdktf';
import type { Construct } from 'constructs';
import { secondLogins } from './authentication/second-logins.ts';
import { EnvironmentStack } from './environment-stack.ts';
import type { Foundation } from './foundation.ts';
import { CoreRouter } from './network/core-router.ts';
import { Firewall } from './network/firewall.ts';
import { FlowLogs } from './network/flow-logs.ts';
import { Nat } from './network/nat.ts';
import { OutOfBand } from './network/out-of-band.ts';
import { PremisesLink } from './network/premises-link.ts';
import { PrivateEndpoints } from './network/private-endpoints.ts';
import { Resolver } from './network/resolver.ts';
import { SiteNetwork, siteCidr } from './network/site-network.ts';
import { Backup } from './operations/backup.ts';
import { LineProbe } from './operations/line-probe.ts';
import { Rota } from './operations/rota.ts';
import { RouterAlarms } from './operations/router-alarms.ts';
import { SiteKey } from './operations/site-key.ts';
import type { Service } from './service/service.ts';
import { services } from './services/index.ts';
import type { Environment, Settings, Site } from './settings.ts';

export interface SiteStackConfig {
  readonly settings: Settings;
  readonly environment: Environment;
  readonly site: Site;
  /** The site that takes over from this one. */
  readonly other: Site;
  /** Stack of the site whose data this one copies; undefined for that site itself. */
  readonly primary: SiteStack | undefined;
}

/** Everything that stands at one site, and goes on working when the other site is lost. */
export class SiteStack extends EnvironmentStack {
  readonly site: Site;
  readonly router: CoreRouter;
  readonly rota: Rota;
  readonly services: readonly Service[];

  constructor(scope: Construct, { settings, environment, site, other, primary }: SiteStackConfig) {
    super(scope, site.name, settings, environment);
    this.site = site;
    this.awsProvider(site.region, { site });
    const key = new SiteKey(this, 'key', { environment, site });
    this.rota = new Rota(this, 'rota', { site, key });

    const network = new SiteNetwork(this, 'network', site);
    const firewall = new Firewall(this, 'firewall', { environment, site, network, key });
    const nat = new Nat(this, 'nat', { network });
    this.router = new CoreRouter(this, 'router', { site, network });
    this.router.carry('premises', environment.premises.cidr, { network, firewall });
    this.router.carry('control-rooms', environment.premises.controlRooms, { network, firewall });
    this.router.carry(other.name, siteCidr(other), { network, firewall });

    const foundation: Foundation = {
      settings,
      environment,
      site,
      network,
      router: this.router,
      key,
      rota: this.rota,
      secondLogins: secondLogins(this, environment),
      insiders: [environment.premises.cidr, environment.premises.controlRooms, siteCidr(site), siteCidr(other)],
      certificateArn: this.#certificate(environment),
      databasePassword: primary === undefined ? this.#databasePassword() : undefined,
    };
    new PremisesLink(this, 'premises', {
      name: site.name,
      routers: site.premisesRouters,
      asn: environment.premises.asn,
      router: this.router,
      rota: this.rota,
    });
    new Resolver(this, 'resolver', { site, premises: environment.premises, network });
    new PrivateEndpoints(this, 'endpoints', { site, network });
    new OutOfBand(this, 'out-of-band', foundation);
    new FlowLogs(this, 'flow-logs', { ...foundation, router: this.router });
    new RouterAlarms(this, 'alarms', { rota: this.rota, router: this.router, nat });
    new LineProbe(this, 'line-probe', foundation);
    new Backup(this, 'backup', { environment, site, other, key });

    this.services = site.services.map(
      (size) =>
        new services[size.name](this, {
          foundation,
          size,
          other,
          primary: primary?.services.find((service) => service.size.name === size.name),
        }),
    );
  }

  /** One for all names below the domain, issued before and entered into ACM by the certificate authority's people. */
  #certificate({ domain }: Environment): string {
    return new DataAwsAcmCertificate(this, 'certificate', { domain: `*.${domain}`, mostRecent: true }).arn;
  }

  #databasePassword(): string {
    const password = new TerraformVariable(this, 'database-master-password', {
      type: 'string',
      description: 'First password of the database administrators',
      sensitive: true,
      nullable: false,
    });
    // Given as TF_VAR_database_master_password: no shell takes a variable with hyphens.
    password.overrideLogicalId('database_master_password');
    // In no saved plan: it has to be given again when the plan is applied.
    password.addOverride('ephemeral', true);
    return password.stringValue;
  }
}
