import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';

/** What registers members with a classic load balancer, by which arguments; the resource itself where no member is named. */
export const classicJoins: readonly (readonly [type: string, elb: string, member: string | undefined])[] = [
  ['aws_elb_attachment', 'elb', 'instance'],
  ['aws_autoscaling_attachment', 'elb', 'autoscaling_group_name'],
  ['aws_autoscaling_group', 'load_balancers', undefined],
  ['aws_autoscaling_group', 'traffic_source.identifier', undefined],
  ['aws_ecs_service', 'load_balancer.elb_name', undefined],
];

/** What registers with classic load balancers: named by the balancer, by attachments, by pools. */
export function classicRegistrations(net: NetworkBuilder): ReadonlyMap<Resource, ReadonlySet<Resource>> {
  const found = new Map<Resource, Set<Resource>>();
  const add = (to: Resource, member: Resource): void => {
    found.set(to, (found.get(to) ?? new Set<Resource>()).add(member));
  };
  for (const elb of net.graph.ofType('aws_elb')) {
    for (const instance of net.targets(elb, 'instances', ['aws_instance'])) add(elb, instance);
  }
  for (const [type, path, member] of classicJoins) {
    for (const join of net.graph.ofType(type)) {
      const members =
        member === undefined ? [join] : net.targets(join, member, ['aws_instance', 'aws_autoscaling_group']);
      for (const elb of net.targets(join, path, ['aws_elb'])) for (const one of members) add(elb, one);
    }
  }
  return found;
}
