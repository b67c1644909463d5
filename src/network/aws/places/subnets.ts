import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { named } from '../type-aliases.ts';

/** Every subnet of the deployment. */
export function allSubnets(net: NetworkBuilder): readonly Resource[] {
  return net.all(named('aws_subnet'));
}

/** Managed and read subnets an argument names. */
export function subnetsOf(net: NetworkBuilder, resource: Resource, ...paths: readonly string[]): readonly Resource[] {
  const found = new Set<Resource>();
  for (const path of paths) {
    for (const { target, certainty } of net.graph.resolve(resource, path, named('aws_subnet')).references) {
      if (certainty !== 'guessed') found.add(target);
    }
  }
  return [...found];
}

/** Subnets an argument may name, where nothing says which; empty where one is certain. */
export function possibleSubnets(
  net: NetworkBuilder,
  resource: Resource,
  ...paths: readonly string[]
): readonly Resource[] {
  if (subnetsOf(net, resource, ...paths).length > 0) return [];
  const found = paths.flatMap((path) =>
    net.graph.resolve(resource, path, named('aws_subnet')).references.map(({ target }) => target),
  );
  return [...new Set(found)];
}

/** Of the subnets an argument may name, those of the resource's own VPC: AWS refuses others. */
export function possibleWithin(net: NetworkBuilder, resource: Resource, path: string): readonly Resource[] {
  const vpc = vpcOf(net, resource);
  return possibleSubnets(net, resource, path).filter((subnet) => !vpc || vpcOf(net, subnet) === vpc);
}

/** The VPC a resource names. */
export function vpcOf(net: NetworkBuilder, resource: Resource): Resource | undefined {
  return net.graph.resolve(resource, 'vpc_id', named('aws_vpc')).references[0]?.target;
}
