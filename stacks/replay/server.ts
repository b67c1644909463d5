import { Instance } from '@cdktf/provider-aws/lib/instance/index.js';
import { Construct } from 'constructs';
import type { Centre } from './centre.ts';

export interface ServerConfig {
  readonly centre: Centre;
  /** Place of its zone: 0, 1 or 2. */
  readonly zone?: number;
  /** What it is told, such as where its database is. */
  readonly configuration?: Readonly<Record<string, string>>;
}

/** One machine, where the incident was about one; what else there is of its kind, nospof.yaml says. */
export class Server extends Construct {
  constructor(scope: Construct, id: string, { centre, zone = 0, configuration = {} }: ServerConfig) {
    super(scope, id);
    const subnet = centre.subnets[zone];
    if (subnet === undefined) throw new Error(`${centre.node.id} has no zone ${zone}`);
    new Instance(this, 'Default', {
      provider: centre.provider,
      ami: 'ami-0123456789abcdef0',
      instanceType: 'm7g.large',
      subnetId: subnet.id,
      userData: Object.entries(configuration)
        .map(([name, value]) => `${name}=${value}\n`)
        .join(''),
      tags: { Name: id },
    });
  }
}
