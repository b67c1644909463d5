import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { LocalBackend, S3Backend, TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import type { Environment, Settings, Site } from './settings.ts';
import { facts } from './facts.ts';

interface ProviderConfig {
  /** Without one, what it makes belongs to no site. */
  readonly site?: Site;
  readonly alias?: string;
  /** That of the environment unless said. */
  readonly account?: string;
}

/** What every stack of the deployment has: readable addresses, a place for its state, providers that tag. */
export abstract class EnvironmentStack extends TerraformStack {
  readonly #settings: Settings;
  readonly #environment: Environment;
  readonly #byRegion = new Map<string, AwsProvider>();

  constructor(scope: Construct, name: string, settings: Settings, environment: Environment) {
    super(scope, `${environment.name}-${name}`);
    this.#settings = settings;
    this.#environment = environment;
    this.#keepState();
    // Write-only arguments (the first database password) came with 1.11.
    this.addOverride('terraform.required_version', '>= 1.11');
  }

  /**
   * `aws_lb.saeol-switch`, where CDKTF would say `aws_lb.saeol_switch_4F1C22A0`: these names are read by people. The thing
   * a construct is named after has the id `Default`, which is left out.
   */
  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { scopes } = TerraformElement.isTerraformElement(element) ? element.node : element;
    return scopes
      .slice(scopes.findIndex((scope) => scope === this) + 1)
      .map((scope) => scope.node.id.replaceAll(/[^A-Za-z0-9_-]/g, ''))
      .filter((id) => id !== 'Default')
      .join('-');
  }

  /** The provider for a Region, of what belongs to no site; that of the first Region asked for is the stack's own. */
  protected providerIn(region: string): AwsProvider {
    const known = this.#byRegion.get(region);
    const provider = known ?? this.awsProvider(region, this.#byRegion.size === 0 ? {} : { alias: region });
    this.#byRegion.set(region, provider);
    return provider;
  }

  /** A provider for one Region. */
  protected awsProvider(region: string, { site, alias, account }: ProviderConfig = {}): AwsProvider {
    const id = account ?? this.#environment.accounts.services;
    return new AwsProvider(this, alias === undefined ? 'aws' : `aws-${alias}`, {
      region,
      // Whoever applies has credentials of no account but his own: each account lets him in by a role, and no other will do.
      assumeRole: [{ roleArn: `arn:aws:iam::${id}:role/${this.#settings.role}`, sessionName: this.node.id }],
      allowedAccountIds: [id],
      defaultTags: [{ tags: tags(this.#settings, this.#environment, site) }],
      ...(alias === undefined ? {} : { alias }),
    });
  }

  #keepState(): void {
    const store = this.#environment.state;
    if (store.kind === 'bucket') {
      new S3Backend(this, {
        bucket: store.bucket,
        region: store.region,
        key: `${this.node.id}.tfstate`,
        encrypt: true,
      });
      this.addOverride('terraform.backend.s3.use_lockfile', true);
    } else {
      // Relative to cdktf.out/stacks/NAME, from where Terraform runs: a synthesised stack names no place of one machine.
      new LocalBackend(this, { path: `../../../terraform.${this.node.id}.tfstate` });
    }
  }
}

/** Who owns a thing, runs it and looks for a fault in it, what it is for and where it stands. */
export function tags(settings: Settings, environment: Environment, site?: Site): Record<string, string> {
  return {
    Project: settings.project,
    Owner: settings.owner,
    ...facts({ operator: settings.owner, 'fault-isolation': settings.owner }),
    Environment: environment.name,
    Residence: settings.residence.name,
    ...(site === undefined ? {} : { Site: site.name }),
  };
}
