import { expect, test } from 'vitest';
import { networkOf, subnets } from '../deploy.ts';
import { open, unknown } from '../settle.ts';

const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];

/** An accelerator over two load balancers, the second with a weight. */
const servicesWith = async (weight: unknown) => {
  const network = await networkOf(
    {
      ...subnets('zone-a', 'zone-b'),
      aws_lb: { one: { subnets: both }, two: { subnets: both } },
      aws_globalaccelerator_accelerator: { w: { name: 'w' } },
      aws_globalaccelerator_listener: { l: { accelerator_arn: '${aws_globalaccelerator_accelerator.w.arn}' } },
      aws_globalaccelerator_endpoint_group: {
        g: {
          listener_arn: '${aws_globalaccelerator_listener.l.arn}',
          endpoint_configuration: [{ endpoint_id: '${aws_lb.one.arn}' }, { endpoint_id: '${aws_lb.two.arn}', weight }],
        },
      },
    },
    unknown,
  );
  return network.services.map(({ name }) => name);
};

test('an endpoint is behind its accelerator whatever weight it has', async () => {
  expect(await servicesWith(128)).toEqual(['aws_globalaccelerator_accelerator.w']);
  expect(await servicesWith(open)).toEqual(['aws_globalaccelerator_accelerator.w']);
});

test('what is behind an entry for certain is part of it; what only may be is judged for itself as well', async () => {
  /** A network load balancer before one of two application load balancers. */
  const behind = async (target: string): Promise<readonly string[]> => {
    const network = await networkOf(
      {
        ...subnets('zone-a', 'zone-b'),
        aws_lb: {
          outer: { load_balancer_type: 'network', subnets: both },
          one: { subnets: both },
          two: { subnets: both },
        },
        aws_lb_target_group: { g: { target_type: 'alb', port: 80, protocol: 'TCP' } },
        aws_lb_listener: {
          l: {
            load_balancer_arn: '${aws_lb.outer.arn}',
            default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.g.arn}' }],
          },
        },
        aws_lb_target_group_attachment: {
          a: { target_group_arn: '${aws_lb_target_group.g.arn}', target_id: target },
        },
      },
      unknown,
    );
    return network.services.map(({ name }) => name);
  };
  expect(await behind('${aws_lb.one.arn}')).toEqual(['aws_lb.outer', 'aws_lb.two']);
  expect(await behind('${var.open ? aws_lb.one.arn : aws_lb.two.arn}')).toEqual(['aws_lb.outer', 'aws_lb.two']);
});
