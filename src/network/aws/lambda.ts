import type { Family } from '../builder.ts';
import { dependencies } from './dependencies.ts';
import { egress } from './egress.ts';
import { subnetsOf, zoneOf } from './vpc.ts';

/**
 * Functions run all over the Region; inside a VPC they run in the zones of their subnets.
 * https://docs.aws.amazon.com/lambda/latest/dg/security-resilience.html
 */
export const lambdaFunction: Family = {
  types: ['aws_lambda_function'],
  model(lambda, node, net) {
    const ways = subnetsOf(net, lambda, 'vpc_config.subnet_ids').map((subnet) => {
      const zone = zoneOf(net, subnet);
      const part = net.part(lambda, `@${subnet.id}`, {
        label: `${lambda.address} in ${zone.label}`,
        role: 'compute',
        zone,
        fails: false,
      });
      const out = egress(net, subnet);
      if (out !== undefined) net.need(part, { label: 'the way out of its subnet', of: [out] });
      return part.index;
    });
    if (ways.length > 0) {
      net.need(node, {
        label: `a zone of ${lambda.address}`,
        of: ways,
        detection: 'end-to-end',
        switchTime: net.times.time('lambda-vpc-zone'),
      });
    }
    dependencies(net, node, [lambda]);
  },
};
