import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { unannounced } from '../paths/announced.ts';
import type { Refused } from '../paths/walk.ts';
import { attachedVpcs } from './unreturned.ts';

/**
 * The association of a Direct Connect gateway with a VPN gateway that announces none of the VPCs on it to the premises: nothing
 * comes in over that line. Undefined where it announces one, or may.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
 */
export function unannouncedOver(net: NetworkBuilder, gateway: Resource, line: Resource): Refused | undefined {
  if (gateway.type !== 'aws_vpn_gateway' || line.type !== 'aws_dx_gateway') return undefined;
  const associations = net.graph
    .ofType('aws_dx_gateway_association')
    .filter(
      (one) =>
        net.targets(one, 'dx_gateway_id', [line.type]).includes(line) &&
        net.targets(one, 'associated_gateway_id', [gateway.type]).includes(gateway),
    );
  const vpcs = [...attachedVpcs(net, gateway)];
  const told = associations.flatMap((one) => vpcs.map((vpc) => vpc && unannounced(net, one, vpc)));
  return told.every((one) => one !== undefined) ? told[0] : undefined;
}
