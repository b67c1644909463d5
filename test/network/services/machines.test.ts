import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';

const place = subnets('zone-a', 'zone-b');
const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const machine = { ami: 'ami-1', instance_type: 't3.micro', subnet_id: both[0] };
const letting = (port: number) => ({
  aws_security_group: {
    s: { ingress: [{ from_port: port, to_port: port, protocol: 'tcp', cidr_blocks: ['10.0.0.0/8'] }] },
  },
});
const behind = { vpc_security_group_ids: ['${aws_security_group.s.id}'] };
const flagsOf = async (resources: Parameters<typeof networkOf>[0]) =>
  (await networkOf({ ...place, ...resources })).services.map(({ lone, operatorAccess }) => ({ lone, operatorAccess }));

test('an instance with a public address is called by its clients; without one it may be no service', async () => {
  expect(await flagsOf({ aws_instance: { i: machine } })).toEqual([{ lone: true, operatorAccess: false }]);
  const open = { ...machine, associate_public_ip_address: true };
  expect(await flagsOf({ aws_instance: { i: open } })).toEqual([{ lone: false, operatorAccess: false }]);
  const fixed = { aws_instance: { i: machine }, aws_eip: { e: { instance: '${aws_instance.i.id}' } } };
  expect(await flagsOf(fixed)).toEqual([{ lone: false, operatorAccess: false }]);
  const joined = {
    aws_instance: { i: machine },
    aws_eip: { e: {} },
    aws_eip_association: { j: { allocation_id: '${aws_eip.e.id}', instance_id: '${aws_instance.i.id}' } },
  };
  expect(await flagsOf(joined)).toEqual([{ lone: false, operatorAccess: false }]);
});

test('a public address behind a group that lets nothing in is for the way out', async () => {
  const resources = {
    aws_instance: { i: { ...machine, ...behind, associate_public_ip_address: true } },
    aws_security_group: { s: { egress: [{ from_port: 0, to_port: 0, protocol: '-1' }] } },
  };
  expect(await flagsOf(resources)).toEqual([{ lone: true, operatorAccess: false }]);
});

test('SSH alone makes an operator machine of an instance, not of a pool', async () => {
  const shell = letting(22);
  expect(await flagsOf({ aws_instance: { i: { ...machine, ...behind } }, ...shell })).toEqual([
    { lone: true, operatorAccess: true },
  ]);
  const pool = { min_size: 1, vpc_zone_identifier: both, launch_template: [{ id: '${aws_launch_template.t.id}' }] };
  const workers = {
    aws_autoscaling_group: { payments: pool },
    aws_launch_template: { t: { image_id: 'ami-1', ...behind } },
  };
  expect(await flagsOf({ ...workers, ...shell })).toEqual([{ lone: false, operatorAccess: false }]);
});

test('a word in a name makes no operator machine, whatever lets it in', async () => {
  const runner = { aws_instance: { runner: { ...machine, ...behind } } };
  expect(await flagsOf({ ...runner, ...letting(22) })).toEqual([{ lone: true, operatorAccess: true }]);
  expect(await flagsOf({ ...runner, ...letting(443) })).toEqual([{ lone: true, operatorAccess: false }]);
  const alone = { aws_instance: { bastion: { ...machine, tags: { Name: 'jump host' } } } };
  expect(await flagsOf(alone)).toEqual([{ lone: true, operatorAccess: false }]);
  const pool = { aws_autoscaling_group: { bastion: { min_size: 1, vpc_zone_identifier: both } } };
  expect(await flagsOf(pool)).toEqual([{ lone: false, operatorAccess: false }]);
});

/** A pool of two whose settings have the addresses of machines. */
const calling = (settings: string, machines: Record<string, object>) =>
  networkOf({
    ...place,
    aws_autoscaling_group: {
      g: { min_size: 2, vpc_zone_identifier: both, launch_template: [{ id: '${aws_launch_template.t.id}' }] },
    },
    aws_launch_template: { t: { image_id: 'ami-2', user_data: settings } },
    aws_instance: machines,
  });

test('a machine whose address a program has in its settings is part of its service', async () => {
  const network = await calling('LEDGER=${aws_instance.ledger.private_ip}', { ledger: machine });
  expect(network.services.map(({ name }) => name)).toEqual(['aws_autoscaling_group.g']);
  expect(Object.keys(breaking(network))).toEqual(['aws_instance.ledger', 'zone zone-a']);
  const named = await calling('TAG=${aws_instance.ledger.instance_state}', { ledger: machine });
  expect(named.services).toHaveLength(2);
});

test('several machines of one resource are a pool, or each has a job of its own', async () => {
  const network = await calling('PEERS=${aws_instance.n[0].private_ip},${aws_instance.n[1].private_ip}', {
    n: { ...machine, count: 2 },
  });
  const found = breaking(network);
  expect(found['aws_instance.n[0]']?.[0]).toBeLessThan(180);
  expect(found['aws_instance.n[0]']?.[1]).toBeGreaterThan(180);
});

test('one machine of several may only be where a program joins them', async () => {
  const found = breaking(await calling('JOIN=${aws_instance.n[0].private_ip}', { n: { ...machine, count: 2 } }));
  expect(found['aws_instance.n[0]']?.[0]).toBeLessThan(180);
  expect(found['aws_instance.n[0]']?.[1]).toBeGreaterThan(180);
});

test('a target given by its address stands in the subnet whose block holds it', async () => {
  const vpc = { aws_vpc: { v: { cidr_block: '10.0.0.0/16' } } };
  const subnet = (zone: string, cidr: string) => ({
    vpc_id: '${aws_vpc.v.id}',
    availability_zone: zone,
    cidr_block: cidr,
  });
  const targets = (...addresses: string[]) =>
    networkOf({
      ...vpc,
      aws_subnet: { a: subnet('zone-a', '10.0.0.0/24'), b: subnet('zone-b', '10.0.1.0/24') },
      aws_lb: { l: { load_balancer_type: 'network', subnets: both, enable_cross_zone_load_balancing: true } },
      aws_lb_listener: {
        l: {
          load_balancer_arn: '${aws_lb.l.arn}',
          default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
        },
      },
      aws_lb_target_group: { t: { port: 80, target_type: 'ip', vpc_id: '${aws_vpc.v.id}' } },
      aws_lb_target_group_attachment: Object.fromEntries(
        addresses.map((address, index) => [
          `t${index}`,
          { target_group_arn: '${aws_lb_target_group.t.arn}', target_id: address },
        ]),
      ),
    });
  expect(Object.keys(breaking(await targets('10.0.0.5', '10.0.0.6')))).toEqual(['zone zone-a']);
  expect(breaking(await targets('10.0.0.5', '10.0.1.6'))).toEqual({});
});
