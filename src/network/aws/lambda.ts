import type { Resource } from '../../input/deployment.ts';
import type { Family, Zone } from '../builder.ts';
import { dependencies } from './dependencies.ts';
import { needWayOut } from './egress.ts';
import { needFileSystems } from './storage.ts';
import { needWaysToStores } from './way-to-store.ts';
import { openZones, possibleSubnets, subnetsOf, zoneOf } from './vpc.ts';

interface Place {
  readonly zone: Zone;
  readonly subnets: readonly Resource[];
}

/**
 * Functions run all over the Region; inside a VPC they run in the zones of their subnets.
 * https://docs.aws.amazon.com/lambda/latest/dg/security-resilience.html
 */
export const lambdaFunction: Family = {
  types: ['aws_lambda_function'],
  model(lambda, node, net) {
    const stores = dependencies(net, node, [lambda]);
    const subnets = subnetsOf(net, lambda, 'vpc_config.subnet_ids');
    const possible = possibleSubnets(net, lambda, 'vpc_config.subnet_ids');
    const fact = `vpc_config.subnet_ids of ${lambda.address}`;
    const places: readonly Place[] =
      subnets.length > 0
        ? subnets.map((subnet) => ({ zone: zoneOf(net, subnet), subnets: [subnet] }))
        : lambda.attributes.blocks('vpc_config').length > 0
          ? openZones(net, lambda, 2, fact).map((zone) => ({ zone, subnets: possible }))
          : [];
    const ways = places.map(({ zone, subnets: there }, index) => {
      const part = net.part(lambda, `@${index + 1}`, {
        label: `${lambda.address} in ${zone.label}`,
        role: 'compute',
        zone,
        fails: false,
      });
      needWayOut(net, part, there, undefined);
      needFileSystems(net, part, stores, zone);
      needWaysToStores(net, part, there[0], stores);
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
  },
};
