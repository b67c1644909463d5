import { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { LocalBackend, TerraformElement, TerraformStack } from 'cdktf';
import type { Construct, Node } from 'constructs';
import { Centre, type CentreName } from './centre.ts';

/** The Region that stands for a data centre. */
const regions: Readonly<Record<CentreName, string>> = { daejeon: 'ap-northeast-2', gwangju: 'ap-northeast-3' };

/** The one stack of a replay. Addresses read like names: `aws_lb.saeol-daejeon-switch`. */
export class IncidentStack extends TerraformStack {
  readonly #centres = new Map<CentreName, Centre>();

  readonly environment: 'production' | 'staging';

  constructor(scope: Construct, name: string, environment: 'production' | 'staging' = 'production') {
    super(scope, name);
    this.environment = environment;
    // Relative to the stack, so that a synthesised replay names no place of one machine.
    new LocalBackend(this, { path: `terraform.${name}.tfstate` });
    this.addOverride('terraform.required_version', '>= 1.5');
  }

  /** The data centre of that name, made when it is first asked for. The first one holds what has no place. */
  centre(name: CentreName): Centre {
    const known = this.#centres.get(name);
    if (known !== undefined) return known;
    const provider = new AwsProvider(this, `aws-${name}`, {
      region: regions[name],
      defaultTags: [{ tags: { Environment: this.environment } }],
      ...(this.#centres.size === 0 ? {} : { alias: name }),
    });
    // A network of its own: the test environment can be reached from production and the other way round.
    const place = this.#centres.size + (this.environment === 'staging' ? 100 : 0);
    const centre = new Centre(this, name, { provider, region: regions[name], place });
    this.#centres.set(name, centre);
    return centre;
  }

  /** Sites of nospof.yaml: the data centres that were made. */
  get sites(): Record<string, { regions: string[] }> {
    return Object.fromEntries([...this.#centres.keys()].map((name) => [name, { regions: [regions[name]] }]));
  }

  protected override allocateLogicalId(element: TerraformElement | Node): string {
    const { scopes } = TerraformElement.isTerraformElement(element) ? element.node : element;
    return scopes
      .slice(scopes.findIndex((scope) => scope === this) + 1)
      .map((scope) => scope.node.id)
      .filter((id) => id !== 'Default')
      .join('-');
  }
}
