import type { DataAwsDxConnection } from '@cdktf/provider-aws/lib/data-aws-dx-connection/index.js';
import { DataAwsSecretsmanagerSecret } from '@cdktf/provider-aws/lib/data-aws-secretsmanager-secret/index.js';
import type { DxGateway } from '@cdktf/provider-aws/lib/dx-gateway/index.js';
import { DxMacsecKeyAssociation } from '@cdktf/provider-aws/lib/dx-macsec-key-association/index.js';
import { DxTransitVirtualInterface } from '@cdktf/provider-aws/lib/dx-transit-virtual-interface/index.js';
import type { AwsProvider } from '@cdktf/provider-aws/lib/provider/index.js';
import { Construct } from 'constructs';
import type { OrderedLine } from '../lines-stack.ts';
import { Alarm } from '../operations/alarm.ts';
import type { Rota } from '../operations/rota.ts';
import type { Premises } from '../settings.ts';

export interface LineUpConfig {
  readonly line: OrderedLine;
  /** What AWS says of it. */
  readonly state: DataAwsDxConnection;
  /** The same of the other lines to its location. */
  readonly twins: readonly DataAwsDxConnection[];
  readonly gateway: DxGateway;
  readonly premises: Premises;
  readonly rota: Rota;
  readonly provider: AwsProvider;
}

/** What runs over one dedicated line: its keys, its interface, and an alarm for when it is down. */
export class LineUp extends Construct {
  constructor(scope: Construct, id: string, { line, state, twins, gateway, premises, rota, provider }: LineUpConfig) {
    super(scope, id);
    const connectionId = line.connection.id;
    const isUp = {
      condition: `\${${state.fqn}.state == "available"}`,
      errorMessage: `Line ${line.name} is not connected yet. Apply this stack when its state is "available".`,
    };
    const isApart = twins.map((twin) => ({
      // AWS decides on which of its devices a line ends, and says so only afterwards.
      condition: `\${${state.fqn}.aws_device != ${twin.fqn}.aws_device}`,
      errorMessage: `Line ${line.name} ends on a device with another line. Ask AWS to move one of them.`,
    }));
    if (line.place.macsecSecret !== undefined) {
      const secret = new DataAwsSecretsmanagerSecret(this, 'keys', { provider, name: line.place.macsecSecret });
      new DxMacsecKeyAssociation(this, 'macsec', { provider, connectionId, secretArn: secret.arn });
    }
    new DxTransitVirtualInterface(this, 'interface', {
      provider,
      connectionId,
      dxGatewayId: gateway.id,
      name: line.name,
      vlan: line.vlan,
      addressFamily: 'ipv4',
      bgpAsn: premises.asn,
      lifecycle: { precondition: [isUp, ...isApart] },
    });
    new Alarm(this, 'alarm', {
      provider,
      rota,
      says: `Line ${line.name} to the premises is down`,
      namespace: 'AWS/DX',
      metric: 'ConnectionState',
      dimensions: { ConnectionId: connectionId },
      statistic: 'Minimum',
      when: 'below',
      limit: 1,
    });
  }
}
