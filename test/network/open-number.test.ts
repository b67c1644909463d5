import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from './deploy.ts';
import { missingFacts } from './missing.ts';

const place = subnets('zone-a', 'zone-b');
const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const unknown = { variable: { n: { type: 'number' } } };
const differs = 'Terraform makes no plan without the number';

/** A load balancer over two zones that leads to what is registered. */
const balanced = {
  aws_lb: { l: { load_balancer_type: 'network', subnets: both, enable_cross_zone_load_balancing: true } },
  aws_lb_listener: {
    l: {
      load_balancer_arn: '${aws_lb.l.arn}',
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
    },
  },
  aws_lb_target_group: { t: { port: 80 } },
};

test('instances of an unknown number are not one', async () => {
  const resources = {
    ...place,
    ...balanced,
    aws_instance: { web: { count: '${var.n}', ami: 'ami-1', subnet_id: both[0] } },
    aws_lb_target_group_attachment: {
      w: {
        count: '${var.n}',
        target_group_arn: '${aws_lb_target_group.t.arn}',
        target_id: '${aws_instance.web[count.index].id}',
      },
    },
  };
  const network = await networkOf(resources, unknown, differs);
  const found = breaking(network);
  expect(found['aws_instance.web']?.[0]).toBeLessThan(180);
  expect(found['aws_instance.web']?.[1]).toBeGreaterThan(180);
  expect(missingFacts(network)).toContain('count of aws_instance.web');
});

test('subnets of an unknown number may be in several zones', async () => {
  const network = await networkOf(
    {
      aws_vpc: place['aws_vpc'] ?? {},
      aws_subnet: { s: { for_each: '${var.n}', vpc_id: '${aws_vpc.v.id}', availability_zone: 'zone-a' } },
      aws_autoscaling_group: { g: { min_size: 2, vpc_zone_identifier: '${values(aws_subnet.s)[*].id}' } },
    },
    unknown,
    differs,
  );
  expect(breaking(network)['zone zone-a']?.[0]).toBeLessThan(180);
});

test('a pool of an unknown number may be none', async () => {
  const pool = { count: '${var.n}', min_size: 1, vpc_zone_identifier: both };
  const found = breaking(await networkOf({ ...place, aws_autoscaling_group: { g: pool } }, unknown, differs));
  expect(found['aws_autoscaling_group.g#1']?.[0]).toBe(0);
  expect(found['aws_autoscaling_group.g#1']?.[1]).toBeGreaterThan(180);
});
