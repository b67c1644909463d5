import type { Resource } from '../../../input/deployment.ts';
import type { Draft, Family, NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { dependencies } from './dependencies.ts';
import { needWayOutLike } from '../paths/egress.ts';
import { refuseProgram } from '../paths/admission/from-program.ts';
import { functionProgram } from './program.ts';
import { placement } from '../places/placement.ts';
import { hasBlock } from '../settings.ts';
import { needFileSystems } from '../stores/file-systems.ts';
import { needWaysToStores } from '../paths/way-to-store.ts';

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
    const inside = net.group(`${lambda.id} in a VPC`, { is: 'zones', of: lambda.id }, lambda);
    needZone(net, inside, lambda, stores);
    net.need(node, { of: [inside.index], unless: [argument(lambda, 'vpc_config')] });
  },
};

/** A function that runs outside a VPC: the Region's, without a part in a zone. */
export function isOutsideVpc(resource: Resource): boolean {
  return resource.type === 'aws_lambda_function' && isInVpc(resource) === false;
}

/** Whether it stands in a VPC; undefined where the plan does not tell. An empty list of subnets takes it out of one. */
function isInVpc({ attributes }: Resource): boolean | undefined {
  const isWritten = hasBlock(attributes, 'vpc_config');
  return isWritten && attributes.length('vpc_config.subnet_ids') === 0 ? false : isWritten;
}

function needZone(net: NetworkBuilder, node: Draft, lambda: Resource, stores: readonly Resource[]): void {
  const { zones } = placement(net, lambda);
  const siblings = {
    owner: lambda,
    subnets: zones.flatMap(({ subnets, doubt }) => (doubt === undefined ? subnets : [])),
  };
  net.need(node, {
    of: zones.map(({ zone, subnets, doubt }, index) => {
      const part = net.part(lambda, `@${index + 1}`, { role: 'compute', zone, fails: false });
      const there = doubt === undefined ? subnets : [];
      needWayOutLike(net, part, there, siblings);
      needFileSystems(net, part, stores, zone);
      needWaysToStores(net, part, there[0], stores);
      refuseProgram(net, part, functionProgram(net, lambda), there, stores);
      return part.index;
    }),
    detection: 'end-to-end',
    switchTime: net.times.time('lambda-vpc-zone'),
  });
}
