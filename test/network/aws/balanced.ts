import { subnets } from '../deploy.ts';

/** An instance in each of `targets`, behind one target group behind one load balancer in subnets `a` and `b`. */
export function balanced(options: {
  readonly balancer?: object;
  readonly group?: object;
  readonly listener?: object;
  readonly targets?: readonly string[];
  readonly zones?: readonly (string | undefined)[];
}) {
  const targets = options.targets ?? ['a', 'b'];
  return {
    ...subnets(...(options.zones ?? ['zone-a', 'zone-b'])),
    aws_lb: {
      n: { load_balancer_type: 'network', subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'], ...options.balancer },
    },
    aws_lb_target_group: { t: { port: 80, protocol: 'TCP', ...options.group } },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.n.arn}',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
        ...options.listener,
      },
    },
    aws_instance: Object.fromEntries(targets.map((subnet) => [subnet, machine(subnet)])),
    aws_lb_target_group_attachment: Object.fromEntries(targets.map((subnet) => [subnet, attached('t', subnet)])),
  };
}

/** An instance that does not come back by itself. */
export function machine(subnet: string) {
  return {
    ami: `ami-${subnet}`,
    instance_type: 't3.micro',
    subnet_id: `\${aws_subnet.${subnet}.id}`,
    maintenance_options: [{ auto_recovery: 'disabled' }],
  };
}

export function attached(group: string, instance: string) {
  return {
    target_group_arn: `\${aws_lb_target_group.${group}.arn}`,
    target_id: `\${aws_instance.${instance}.id}`,
  };
}
