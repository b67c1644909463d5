import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { balanced } from '../balanced.ts';

/** Two pools behind one listener, which gives each a share of the requests. */
async function services(blue: number, green: number): Promise<readonly string[]> {
  const { aws_instance: _, aws_lb_target_group_attachment: __, ...base } = balanced({});
  const group = (name: string) => ({
    min_size: 1,
    vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
    target_group_arns: [`\${aws_lb_target_group.${name}.arn}`],
  });
  const shares = Object.entries({ blue, green }).map(([name, weight]) => ({
    arn: `\${aws_lb_target_group.${name}.arn}`,
    weight,
  }));
  const network = await networkOf({
    ...base,
    aws_lb_target_group: { blue: { port: 80, protocol: 'HTTP' }, green: { port: 80, protocol: 'HTTP' } },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.n.arn}',
        port: 80,
        default_action: [{ type: 'forward', forward: [{ target_group: shares }] }],
      },
    },
    aws_autoscaling_group: { blue: group('blue'), green: group('green') },
  });
  return network.services.map(({ name }) => name);
}

test('a pool that waits with the weight 0 beside another is no service', async () => {
  expect(await services(100, 0)).toEqual(['aws_lb.n']);
  expect(await services(90, 10)).toEqual(['aws_lb.n']);
});
