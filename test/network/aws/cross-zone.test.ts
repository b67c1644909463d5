import { lacks, refusals } from './ways.ts';
import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { missing, open, unknown } from '../settle.ts';
import { balanced, machine } from './balanced.ts';

/** In the best world clients go to the other node. */
const perhaps = [30, Infinity];
const forever = [Infinity, Infinity];
/** Losing the node in front of the only target: it matters without cross-zone load balancing. */
const node = 'aws_lb.n@zone:zone-a';

test('whether a network load balancer crosses zones is open: unproven, and the argument is named', async () => {
  const network = await networkOf(
    balanced({ targets: ['a'], balancer: { enable_cross_zone_load_balancing: open } }),
    unknown,
  );
  expect(breaking(network)[node]).toEqual(perhaps);
  expect(missing(network, node)).toEqual(['enable_cross_zone_load_balancing of aws_lb.n']);
});

test('the target group overrules the load balancer: on, off, or open', async () => {
  const crossing = async (setting: unknown) =>
    networkOf(
      balanced({ targets: ['a'], group: { load_balancing_cross_zone_enabled: setting } }),
      unknown,
      setting === open ? 'a setting that a plan does not know and that no resource tells was left out' : undefined,
    );
  expect(breaking(await crossing('true'))[node]).toBeUndefined();
  expect(breaking(await crossing(true))[node]).toBeUndefined();
  expect(breaking(await crossing('use_load_balancer_configuration'))[node]).toEqual(forever);
  expect(breaking(await crossing('false'))[node]).toEqual(forever);
  const network = await crossing(open);
  expect(breaking(network)[node]).toEqual(perhaps);
  expect(missing(network, node)).toEqual(['load_balancing_cross_zone_enabled of aws_lb_target_group.t']);
});

test('the type of the load balancer is open: an application load balancer crosses zones, a network one does not', async () => {
  const network = await networkOf(balanced({ targets: ['a'], balancer: { load_balancer_type: open } }), unknown);
  expect(breaking(network)[node]).toEqual(perhaps);
  expect(missing(network, node)).toEqual(['load_balancer_type of aws_lb.n']);
  const balancer = { load_balancer_type: open, enable_cross_zone_load_balancing: true };
  expect(breaking(await networkOf(balanced({ targets: ['a'], balancer }), unknown))[node]).toBeUndefined();
});

test('type and cross-zone are open: both are named', async () => {
  const balancer = { load_balancer_type: open, enable_cross_zone_load_balancing: open };
  const network = await networkOf(balanced({ targets: ['a'], balancer }), unknown);
  expect(missing(network, node)).toEqual([
    'load_balancer_type of aws_lb.n',
    'enable_cross_zone_load_balancing of aws_lb.n',
  ]);
});

test('a target in a zone that is not known is in the zone of a node, or not', async () => {
  // Targets in a and in c; the zone of c is not known, so zone-b may have no target.
  const network = await networkOf(balanced({ targets: ['a', 'c'], zones: ['zone-a', 'zone-b', undefined] }));
  expect(breaking(network)[node]).toEqual(perhaps);
  expect(missing(network, node)).toEqual(['availability_zone of aws_subnet.c']);
  const crossing = { enable_cross_zone_load_balancing: true };
  const across = balanced({ targets: ['a', 'c'], zones: ['zone-a', 'zone-b', undefined], balancer: crossing });
  expect(breaking(await networkOf(across))[node]).toBeUndefined();
});

test('targets that are all in zones that are not known: in the worst world one node has them all', async () => {
  const zones = ['zone-a', 'zone-b', undefined, undefined];
  const network = await networkOf(balanced({ targets: ['c', 'd'], zones }));
  expect(breaking(network)).toEqual({ [node]: perhaps, 'zone zone-a': perhaps });
  expect(missing(network, node)).toEqual(['availability_zone of aws_subnet.c', 'availability_zone of aws_subnet.d']);
});

test('beside known zones one that is not known may be another, which the load balancer is not in', async () => {
  const zones = ['zone-a', 'zone-b', 'zone-a', undefined];
  const network = await networkOf(balanced({ targets: ['c', 'd'], zones }));
  expect(lacks(network)).toEqual(['availability_zone of aws_subnet.d']);
  expect(refusals(network)).toEqual([]);
  const known = await networkOf(balanced({ targets: ['c', 'd'], zones: ['zone-a', 'zone-b', 'zone-a', 'zone-c'] }));
  expect(refusals(known)).not.toEqual([]);
  const fits = await networkOf(balanced({ targets: ['c', 'd'], zones: ['zone-a', 'zone-b', 'zone-a', 'zone-b'] }));
  expect([...lacks(fits), ...refusals(fits)]).toEqual([]);
  // The other way round: a zone of the load balancer is not known.
  const other = await networkOf(balanced({ targets: ['c', 'd'], zones: ['zone-a', undefined, 'zone-a', 'zone-c'] }));
  expect(lacks(other)).toEqual(['availability_zone of aws_subnet.b']);
});

test('subnets that are not known: in the worst world one node has all targets', async () => {
  const balancer = { subnets: ['subnet-1', 'subnet-2'] };
  const network = await networkOf(balanced({ balancer }));
  expect(breaking(network)).toEqual({
    'aws_lb.n@zone:of subnet-1': perhaps,
    'zone of subnet-1': perhaps,
  });
  expect(missing(network, 'aws_lb.n@zone:of subnet-1')).toEqual(['the zone of subnet-2']);
});

test('targets in subnets given by the same ids are beside the nodes', async () => {
  const there = (id: string) => ({ ...machine('a'), subnet_id: id });
  const config = balanced({ balancer: { subnets: ['subnet-1', 'subnet-2'] }, targets: ['a', 'b'] });
  const network = await networkOf({ ...config, aws_instance: { a: there('subnet-1'), b: there('subnet-2') } });
  const found = breaking(network);
  expect(found['aws_lb.n@zone:of subnet-1']).toBeUndefined();
  expect(found['zone of subnet-1']).toBeUndefined();
});

test('a target given by address is in the zone its attachment names', async () => {
  const addresses = (second: string) => ({
    a: { target_group_arn: '${aws_lb_target_group.t.arn}', target_id: '10.0.0.4', availability_zone: 'zone-a' },
    b: { target_group_arn: '${aws_lb_target_group.t.arn}', target_id: '10.0.1.4', availability_zone: second },
  });
  const at = async (second: string) =>
    breaking(await networkOf({ ...balanced({ targets: [] }), aws_lb_target_group_attachment: addresses(second) }));
  expect(await at('zone-b')).toEqual({});
  expect((await at('zone-a'))[node]).toEqual(forever);
  expect(await at('all')).toEqual({});
});

test('a target given by address is in the subnet whose block holds it, which may be one whose block is not known', async () => {
  const at = async (first: string, second: string, address: string) => {
    const place = { vpc_id: '${aws_vpc.v.id}' };
    const config = balanced({ targets: [], group: { target_type: 'ip', ...place } });
    const aws_subnet = {
      a: { ...place, availability_zone: 'zone-a', cidr_block: first },
      b: { ...place, availability_zone: 'zone-b', cidr_block: second },
    };
    const attachment = (target: string) => ({ target_group_arn: '${aws_lb_target_group.t.arn}', target_id: target });
    const aws_lb_target_group_attachment = { a: attachment('10.0.0.4'), b: attachment(address) };
    return networkOf({ ...config, aws_subnet, aws_lb_target_group_attachment }, unknown);
  };
  const zone = 'zone zone-a';
  expect(breaking(await at('10.0.0.0/24', '10.0.1.0/24', '10.0.1.4'))).toEqual({});
  expect(breaking(await at('10.0.0.0/24', '10.0.1.0/24', '10.0.0.5'))[zone]).toEqual(forever);
  const network = await at(open, '10.0.1.0/24', '10.0.0.5');
  expect(breaking(network)[zone]).toEqual(perhaps);
  expect(missing(network, zone)).toEqual(['cidr_block of aws_subnet.a']);
});

test('a classic load balancer whose cross-zone load balancing is open', async () => {
  const elb = {
    subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
    instances: ['${aws_instance.a.id}'],
    cross_zone_load_balancing: open,
  };
  const place = subnets('zone-a', 'zone-b');
  const network = await networkOf({ ...place, aws_instance: { a: machine('a') }, aws_elb: { e: elb } }, unknown);
  expect(breaking(network)['aws_elb.e@zone:zone-a']).toEqual(perhaps);
  expect(missing(network, 'aws_elb.e@zone:zone-a')).toEqual(['cross_zone_load_balancing of aws_elb.e']);
});
