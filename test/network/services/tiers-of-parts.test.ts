import { expect, test } from 'vitest';
import { networkOf, subnets } from '../deploy.ts';

const place = subnets('zone-a', 'zone-b');
const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const tagged = (Environment: string) => ({ tags: { Environment } });

/** A load balancer, its listener and its target group. */
const balancer = (name: string, tags: object) => ({
  aws_lb: { [name]: { load_balancer_type: 'network', subnets: both, ...tags } },
  aws_lb_listener: {
    [name]: {
      load_balancer_arn: `\${aws_lb.${name}.arn}`,
      port: 443,
      protocol: 'TCP',
      default_action: [{ type: 'forward', target_group_arn: `\${aws_lb_target_group.${name}.arn}` }],
    },
  },
  aws_lb_target_group: { [name]: { port: 443, protocol: 'TCP', vpc_id: '${aws_vpc.v.id}' } },
});
const pool = (group: string, tags: object, extra: object = {}) => ({
  min_size: 2,
  max_size: 4,
  vpc_zone_identifier: both,
  target_group_arns: [`\${aws_lb_target_group.${group}.arn}`],
  launch_template: [{ id: '${aws_launch_template.t.id}' }],
  ...tags,
  ...extra,
});
const propagated = (value: string) => ({ tag: [{ key: 'Environment', value, propagate_at_launch: true }] });
const template = (data = '') => ({ aws_launch_template: { t: { image_id: 'ami-1', user_data: data } } });

async function tiersOf(resources: Parameters<typeof networkOf>[0]) {
  const { services, hints } = await networkOf({ ...place, ...template(), ...resources });
  return { tiers: Object.fromEntries(services.map(({ name, tier }) => [name, tier])), hints };
}

test('a balancer tagged test over members of production is production, and the contradiction is told', async () => {
  const resources = {
    ...balancer('lb', tagged('test')),
    aws_autoscaling_group: { g: pool('lb', propagated('production')) },
  };
  expect(await tiersOf(resources)).toEqual({
    tiers: { 'aws_lb.lb': 'production' },
    hints: [{ is: 'production-behind', tag: 'Environment', other: 'aws_autoscaling_group.g', of: ['aws_lb.lb'] }],
  });
});

test('a balancer tagged test over members of the test tier, or of none, is test', async () => {
  for (const tags of [propagated('test'), {}]) {
    const resources = { ...balancer('lb', tagged('test')), aws_autoscaling_group: { g: pool('lb', tags) } };
    expect(await tiersOf(resources)).toEqual({ tiers: { 'aws_lb.lb': 'test' }, hints: [] });
  }
});

test('a store of production that only a service tagged test uses makes it production; a shared one does not', async () => {
  const store = { aws_db_instance: { d: { engine: 'mysql', ...tagged('production') } } };
  const uses = template('db=${aws_db_instance.d.address}');
  const trial = balancer('trial', tagged('test'));
  const own = { ...store, ...uses, ...trial, aws_autoscaling_group: { t: pool('trial', propagated('test')) } };
  expect((await tiersOf(own)).tiers).toEqual({ 'aws_lb.trial': 'production' });

  const real = balancer('real', tagged('production'));
  const shared = {
    ...store,
    ...uses,
    aws_lb: { ...trial.aws_lb, ...real.aws_lb },
    aws_lb_listener: { ...trial.aws_lb_listener, ...real.aws_lb_listener },
    aws_lb_target_group: { ...trial.aws_lb_target_group, ...real.aws_lb_target_group },
    aws_autoscaling_group: {
      t: pool('trial', propagated('test')),
      r: pool('real', propagated('production')),
    },
  };
  expect(await tiersOf(shared)).toEqual({ tiers: { 'aws_lb.trial': 'test', 'aws_lb.real': 'production' }, hints: [] });
});
