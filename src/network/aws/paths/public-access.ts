import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { Refused } from './walk.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';
import { isType } from '../type-aliases.ts';

const path = 'internet_gateway_block_mode';

/**
 * What stops all traffic over the internet gateway of a subnet: a setting of its account and Region, where nothing may exclude the
 * VPC or a subnet of it.
 * https://docs.aws.amazon.com/vpc/latest/userguide/security-vpc-bpa-basics.html
 */
export function publicAccessBlocked(net: NetworkBuilder, subnet: Resource, gateway: Resource): Refused | undefined {
  if (!isType(gateway, 'aws_internet_gateway')) return undefined;
  const by = net.graph.ofType('aws_vpc_block_public_access_options').find((one) => {
    const isHere = one.document === subnet.document && one.region === subnet.region && one.account === subnet.account;
    return isHere && one.attributes.string(path) === 'block-bidirectional';
  });
  const vpc = vpcOf(net, subnet);
  // A network that another stack makes may be excluded there.
  if (!by || vpc?.mode !== 'managed') return undefined;
  const isExcluded = net.graph.ofType('aws_vpc_block_public_access_exclusion').some((one) => {
    const excluded = vpcOf(net, one) ?? subnetsOf(net, one, 'subnet_id').map((of) => vpcOf(net, of))[0];
    return excluded === undefined || excluded === vpc;
  });
  return isExcluded ? undefined : { by, refusal: { is: 'public-access-blocked', path } };
}
