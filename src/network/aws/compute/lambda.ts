import type { Resource } from '../../../input/deployment.ts';
import type { Draft, Family, NetworkBuilder, Zone } from '../../builder.ts';
import { dependencies } from './dependencies.ts';
import { needWayOut } from '../routes/egress.ts';
import { listedPlaces } from '../places/listed-places.ts';
import { hasBlock } from '../set.ts';
import { needFileSystems } from '../stores/file-systems.ts';
import { needWaysToStores } from '../routes/way-to-store.ts';
import { zoneOf } from '../places/vpc.ts';

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
    const isInside = isInVpc(lambda);
    if (isInside === false) return;
    if (isInside) {
      needZone(net, node, lambda, stores);
      return;
    }
    const inside = net.group(`${lambda.id} in a VPC`, `the zones of ${lambda.address}`, lambda);
    needZone(net, inside, lambda, stores);
    net.need(node, { label: 'its VPC', of: [inside.index], unless: `vpc_config of ${lambda.address}` });
  },
};

/** Whether it stands in a VPC; undefined where nobody knows. An empty list of subnets takes it out of one. */
export function isInVpc({ attributes }: Resource): boolean | undefined {
  const isWritten = hasBlock(attributes, 'vpc_config');
  return isWritten && attributes.length('vpc_config.subnet_ids') === 0 ? false : isWritten;
}

function needZone(net: NetworkBuilder, node: Draft, lambda: Resource, stores: readonly Resource[]): void {
  const fact = `vpc_config.subnet_ids of ${lambda.address}`;
  const { subnets, zones, possible, doubt } = listedPlaces(net, lambda, 'vpc_config.subnet_ids', fact);
  const places: readonly Place[] = [
    ...subnets.map((subnet) => ({ zone: zoneOf(net, subnet), subnets: [subnet] })),
    ...zones.map((zone) => ({ zone, subnets: doubt === undefined ? possible : [] })),
  ];
  net.need(node, {
    label: `a zone of ${lambda.address}`,
    of: places.map(({ zone, subnets: there }, index) => {
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
    }),
    detection: 'end-to-end',
    switchTime: net.times.time('lambda-vpc-zone'),
  });
}
