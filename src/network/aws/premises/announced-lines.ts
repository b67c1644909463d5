import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { unannounced } from '../paths/announced.ts';
import { gatewayTypes } from '../paths/transit-ends.ts';
import type { Refused } from '../paths/walk.ts';
import { vpcsWithRoutes } from './routed-vpcs.ts';
import { attachedVpcs } from './unreturned.ts';

/**
 * The association of a Direct Connect gateway that announces none of the VPCs on a gateway to the premises: nothing comes in over
 * that line. Undefined where it announces one, or may.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
 * @param vpcs those it is asked for
 */
export function unannouncedOver(
  net: NetworkBuilder,
  gateway: Resource,
  line: Resource,
  vpcs: readonly Resource[],
): Refused | undefined {
  if (line.type !== 'aws_dx_gateway') return undefined;
  const associations = net.graph
    .ofType('aws_dx_gateway_association')
    .filter(
      (one) =>
        net.targets(one, 'dx_gateway_id', [line.type]).includes(line) &&
        net.targets(one, 'associated_gateway_id', [gateway.type]).includes(gateway),
    );
  const told = associations.flatMap((one) => vpcs.map((vpc) => unannounced(net, one, vpc)));
  return told.every((one) => one !== undefined) ? told[0] : undefined;
}

/**
 * The VPCs on a transit gateway with routes to the premises that some of its lines announce, and others do not: for each of them
 * the others do not count. One that no line announces has no way at all, which is told of what runs in it.
 */
export function partlyAnnounced(
  net: NetworkBuilder,
  gateway: Resource,
  lines: readonly Resource[],
): readonly Resource[] {
  if (!gatewayTypes.includes(gateway.type) || lines.length < 2) return [];
  const partly = [...attachedVpcs(net, gateway)].filter((vpc) => {
    const lost = lines.filter((line) => unannouncedOver(net, gateway, line, [vpc]));
    return lost.length > 0 && lost.length < lines.length;
  });
  const routed = partly.length === 0 ? undefined : vpcsWithRoutes(net, gateway);
  return partly.filter((vpc) => routed?.has(vpc));
}

/** Whom the lines of a gateway have to be announced to, as a whole: a VPN gateway has one VPC. */
export function vpcsOfVpnGateway(net: NetworkBuilder, gateway: Resource): readonly Resource[] {
  return gatewayTypes.includes(gateway.type) ? [] : [...attachedVpcs(net, gateway)];
}
