import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { refused } from '../refused.ts';
import { idOf } from '../ways.ts';

const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const subnets = ['a', 'b'].map((name) => idOf('aws_subnet', name));
const listener = (balancer: string, port: unknown, to: string) => ({
  load_balancer_arn: `\${aws_lb.${balancer}.arn}`,
  port,
  default_action: [{ type: 'forward', target_group_arn: `\${aws_lb_target_group.${to}.arn}` }],
});

/** A network load balancer that sends on port 80 to an application load balancer that listens on this one. */
async function told(port: unknown): Promise<string[]> {
  const network = await networkOf(
    {
      aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
      aws_subnet: { a: { ...vpc, availability_zone: 'zone-a' }, b: { ...vpc, availability_zone: 'zone-b' } },
      aws_instance: { i: { subnet_id: idOf('aws_subnet', 'a') } },
      aws_lb: {
        outer: { load_balancer_type: 'network', subnets },
        inner: { load_balancer_type: 'application', internal: true, subnets },
      },
      aws_lb_target_group: {
        outer: { port: 80, protocol: 'TCP', target_type: 'alb', ...vpc },
        inner: { port: 80, protocol: 'HTTP', ...vpc },
      },
      aws_lb_target_group_attachment: {
        outer: { target_group_arn: '${aws_lb_target_group.outer.arn}', target_id: '${aws_lb.inner.arn}' },
        inner: { target_group_arn: '${aws_lb_target_group.inner.arn}', target_id: idOf('aws_instance', 'i') },
      },
      aws_lb_listener: { outer: listener('outer', 80, 'outer'), inner: listener('inner', port, 'inner') },
    },
    { variable: { port: { type: 'number' } } },
  );
  return [...new Set(refused(network).map((line) => line.slice(line.indexOf(': ') + 2)))];
}

test('a load balancer receives on the ports of its listeners', async () => {
  expect(await told(80)).toEqual([]);
  expect(await told('${var.port}')).toEqual([]);
  expect(await told(8080)).toEqual([
    'port of aws_lb_target_group.outer is 80, and traffic to aws_lb.inner is subject to aws_lb_listener.inner, which allows another port',
  ]);
});
