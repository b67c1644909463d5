import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { block, holds } from './cidr.ts';
import type { Refused } from './walk.ts';
import { named } from '../type-aliases.ts';

const path = 'allowed_prefixes';

/**
 * The association of a Direct Connect gateway that does not announce a VPC to the premises. For a transit gateway exactly the
 * allowed prefixes are announced; for a VPN gateway the blocks of the VPC that one of them holds. Undefined where it does, or may.
 * https://docs.aws.amazon.com/directconnect/latest/UserGuide/allowed-to-prefixes.html
 * @param subnet the part of the VPC that is meant, where it is not any
 */
export function unannounced(
  net: NetworkBuilder,
  association: Resource,
  vpc: Resource,
  subnet?: Resource,
): Refused | undefined {
  const at = association.attributes;
  const written = at.strings(path);
  if (association.type !== 'aws_dx_gateway_association' || written.length === 0) return undefined;
  if (at.length(path) !== written.length) return undefined;
  const more = net.pointingAt(vpc, 'aws_vpc_ipv4_cidr_block_association', 'vpc_id', named('aws_vpc'));
  const isTransit = net.targets(association, 'associated_gateway_id', ['aws_vpn_gateway']).length === 0;
  const part = isTransit && subnet?.attributes.string('cidr_block') !== undefined ? subnet : undefined;
  const own = (part ? [part] : [vpc, ...more]).map(({ attributes }) => block(attributes.string('cidr_block') ?? ''));
  const allowed = written.map(block);
  const mayBe = own.some((one) =>
    allowed.some((prefix) => {
      if (one === undefined || prefix === undefined) return true;
      return holds(prefix, one) || (isTransit && holds(one, prefix));
    }),
  );
  return mayBe ? undefined : { by: association, refusal: { is: 'not-announced', path, to: (part ?? vpc).id } };
}
