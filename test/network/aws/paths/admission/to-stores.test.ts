import { expect, test } from 'vitest';
import { networkOf } from '../../../deploy.ts';
import { refused } from '../../refused.ts';
import { type Resources, idOf, lacks, together } from '../../ways.ts';
import { open as unknownValue, unknown as withOpen } from '../../../settle.ts';

const zones = ['a', 'b', 'c'];
const group = (name: string) => idOf('aws_security_group', name);
const outward = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };
const postgres = { protocol: 'tcp', from_port: 5432, to_port: 5432 };

/** Three programs, one a zone, that are given the address of a database. */
function programs(...more: readonly Resources[]) {
  const subnets = zones.map((zone) => idOf('aws_subnet', zone));
  return networkOf(
    together(
      {
        aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: Object.fromEntries(
          zones.map((zone, index) => [
            zone,
            { vpc_id: idOf('aws_vpc', 'v'), availability_zone: `zone-${zone}`, cidr_block: `10.0.${index}.0/24` },
          ]),
        ),
        aws_security_group: { app: { vpc_id: idOf('aws_vpc', 'v'), egress: [outward] } },
        aws_launch_template: {
          t: { vpc_security_group_ids: [group('app')], user_data: 'DB=${aws_db_instance.d.address}' },
        },
        aws_autoscaling_group: {
          g: { min_size: 3, vpc_zone_identifier: subnets, launch_template: [{ id: idOf('aws_launch_template', 't') }] },
        },
        aws_db_subnet_group: { d: { subnet_ids: subnets } },
        aws_db_instance: {
          d: {
            engine: 'postgres',
            multi_az: true,
            db_subnet_group_name: '${aws_db_subnet_group.d.name}',
            vpc_security_group_ids: [group('db')],
          },
        },
      },
      ...more,
    ),
    withOpen,
  );
}

/** The group of the database, with a rule of its own a block or group that is let in. */
function lets(...rules: readonly object[]): Resources {
  return {
    aws_security_group: { db: { vpc_id: idOf('aws_vpc', 'v') } },
    aws_security_group_rule: Object.fromEntries(
      rules.map((rule, index) => [
        `r${index}`,
        { type: 'ingress', ...postgres, security_group_id: group('db'), ...rule },
      ]),
    ),
  };
}

const allowed = async (...rules: readonly object[]) => refused(await programs(lets(...rules)));
const toDatabase = 'does not allow traffic to aws_db_instance.d on port 5432 from aws_autoscaling_group.g';

test('a group that lets in the block of one subnet refuses the members in the others, at its rule', async () => {
  expect(await allowed({ cidr_blocks: ['10.0.0.0/24'] })).toEqual([
    `aws_autoscaling_group.g#2: aws_security_group_rule.r0 ${toDatabase}`,
    `aws_autoscaling_group.g#3: aws_security_group_rule.r0 ${toDatabase}`,
  ]);
});

test.each([
  ['the group of the programs', { source_security_group_id: group('app') }],
  ['the block of the VPC', { cidr_blocks: ['${aws_vpc.v.cidr_block}'] }],
  ['all blocks', { cidr_blocks: ['10.0.0.0/23', '10.0.2.0/24'] }],
  ['addresses within each subnet', { cidr_blocks: ['10.0.0.7/32', '10.0.1.7/32', '10.0.2.7/32'] }],
  ['a group outside the inputs', { source_security_group_id: 'sg-0123' }],
  ['a group known after apply', { source_security_group_id: '${var.group}' }],
  ['blocks known after apply', { cidr_blocks: '${var.blocks}' }],
  ['a prefix list', { prefix_list_ids: ['pl-0123'] }],
  ['a range of ports', { from_port: 1024, to_port: 65_535, cidr_blocks: ['10.0.0.0/8'] }],
  ['every port', { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] }],
  ['a port known after apply', { from_port: '${var.port}', to_port: '${var.port}', cidr_blocks: ['10.0.0.0/8'] }],
])('nothing is refused by a rule for %s', async (_, rule) => {
  expect(await allowed(rule)).toEqual([]);
});

test('the block of a subnet is that of no other subnet, though it is known after apply only', async () => {
  const network = await programs(lets({ cidr_blocks: ['${aws_subnet.x.cidr_block}'] }), {
    aws_subnet: { x: { vpc_id: idOf('aws_vpc', 'v'), availability_zone: 'zone-a' } },
  });
  expect(refused(network)).toHaveLength(3);
});

test('a group that lets nobody in is told once, of the store', async () => {
  const closed = [
    'aws_db_instance.d: aws_security_group.db does not allow traffic to aws_db_instance.d on port 5432 from clients',
  ];
  expect(await allowed()).toEqual(closed);
  expect(await allowed({ protocol: 'udp', cidr_blocks: ['10.0.0.0/8'] })).toEqual(closed);
});

test('another group that is let in is not the group of the programs', async () => {
  const others = { aws_security_group: { other: {} } };
  const found = refused(await programs(lets({ source_security_group_id: group('other') }), others));
  expect(new Set(found.map((line) => line.split(': ')[1]))).toEqual(
    new Set([`aws_security_group_rule.r0 ${toDatabase}`]),
  );
});

test('the port of a rule and that of the database differ', async () => {
  const rule = { from_port: 3306, to_port: 3306, source_security_group_id: group('app') };
  expect(await allowed(rule, { cidr_blocks: ['192.168.0.0/16'] })).toContain(
    'aws_autoscaling_group.g#1: port of aws_db_instance.d is 5432, and traffic to aws_db_instance.d is subject to aws_security_group_rule.r0, which allows another port',
  );
});

test('a program whose group has no rule out sends nothing; groups of an interface add up', async () => {
  const silent: Resources = {
    aws_security_group: { app: { vpc_id: idOf('aws_vpc', 'v'), ingress: [outward] } },
  };
  const open = lets({ cidr_blocks: ['10.0.0.0/8'] });
  expect(refused(await programs(open, silent))).toContain(
    'aws_autoscaling_group.g#1: aws_security_group.app does not allow outbound traffic to aws_db_instance.d on port 5432',
  );
  const both: Resources = {
    aws_security_group: { more: { egress: [outward] } },
    aws_launch_template: {
      t: { vpc_security_group_ids: [group('app'), group('more')], user_data: 'DB=${aws_db_instance.d.address}' },
    },
  };
  expect(refused(await programs(open, silent, both))).toEqual([]);
});

test('a rule that may be of any group leaves all of them open', async () => {
  const network = await programs(lets(), {
    aws_security_group_rule: { any: { type: 'ingress', ...postgres, security_group_id: '${var.group}', self: true } },
  });
  expect(refused(network)).toEqual([]);
});

test('a program without a group has the default group of its VPC, which no rule for another group lets in', async () => {
  const bare: Resources = { aws_launch_template: { t: { user_data: 'DB=${aws_db_instance.d.address}' } } };
  const own = lets({ source_security_group_id: group('app') });
  const nameless =
    'names no security group and gets the default group of the VPC, which allows traffic between its own members only';
  expect(new Set(refused(await programs(own, bare)).map((line) => line.split(': ')[1]))).toEqual(
    new Set([`aws_autoscaling_group.g ${nameless}`]),
  );
  const byDefault = lets({ source_security_group_id: '${aws_vpc.v.default_security_group_id}' });
  expect(refused(await programs(byDefault, bare))).toEqual([]);
});

test('a file system is reached by the mount target of the own zone', async () => {
  const files = (open: string): Resources => ({
    aws_efs_file_system: { e: {} },
    aws_efs_mount_target: Object.fromEntries(
      zones.map((zone) => [
        zone,
        {
          file_system_id: idOf('aws_efs_file_system', 'e'),
          subnet_id: idOf('aws_subnet', zone),
          security_groups: [group(zone === open ? 'files' : 'closed')],
        },
      ]),
    ),
    aws_security_group: {
      files: { ingress: [{ protocol: 'tcp', from_port: 2049, to_port: 2049, cidr_blocks: ['10.0.0.0/8'] }] },
      closed: { ingress: [{ protocol: 'tcp', from_port: 2049, to_port: 2049, cidr_blocks: ['10.9.0.0/16'] }] },
    },
    aws_launch_template: {
      t: { vpc_security_group_ids: [group('app')], user_data: 'mount ${aws_efs_file_system.e.id}' },
    },
  });
  const found = refused(await programs(lets({ cidr_blocks: ['10.0.0.0/8'] }), files('a')));
  expect(found.map((line) => line.split(':')[0])).toEqual(['aws_autoscaling_group.g#2', 'aws_autoscaling_group.g#3']);
});

test('the default group of a network is met by its members under every name it has', async () => {
  const adopted = { aws_default_security_group: { d: { vpc_id: idOf('aws_vpc', 'v'), egress: [outward] } } };
  const member = (id: string): Resources => ({
    aws_launch_template: { t: { vpc_security_group_ids: [id], user_data: 'DB=${aws_db_instance.d.address}' } },
  });
  const names = ['${aws_vpc.v.default_security_group_id}', idOf('aws_default_security_group', 'd')];
  for (const name of names) {
    for (const other of names) {
      const network = await programs(lets({ source_security_group_id: other }), adopted, member(name));
      expect(refused(network)).toEqual([]);
    }
  }
});

test('a file system that is named by an access point, and that no mount target lets anything into', async () => {
  const files = (port: number): Resources => ({
    aws_efs_file_system: { e: {} },
    aws_efs_access_point: { p: { file_system_id: idOf('aws_efs_file_system', 'e') } },
    aws_efs_mount_target: Object.fromEntries(
      zones.map((zone) => [
        zone,
        {
          file_system_id: idOf('aws_efs_file_system', 'e'),
          subnet_id: idOf('aws_subnet', zone),
          security_groups: [group('files')],
        },
      ]),
    ),
    aws_security_group: {
      files: { ingress: [{ protocol: 'tcp', from_port: port, to_port: port, cidr_blocks: ['10.0.0.0/8'] }] },
    },
    aws_launch_template: {
      t: { vpc_security_group_ids: [group('app')], user_data: 'mount ${aws_efs_access_point.p.id}' },
    },
  });
  const open = lets({ cidr_blocks: ['10.0.0.0/8'] });
  expect(refused(await programs(open, files(2049)))).toEqual([]);
  expect(refused(await programs(open, files(443)))).toHaveLength(3);
});

/** A rule by a prefix list with these blocks, written in the list or apart from it. */
function lists(where: 'inside' | 'apart', ...blocks: readonly string[]) {
  const inside: Resources = { aws_ec2_managed_prefix_list: { l: { entry: blocks.map((cidr) => ({ cidr })) } } };
  const apart: Resources = {
    aws_ec2_managed_prefix_list: { l: {} },
    aws_ec2_managed_prefix_list_entry: Object.fromEntries(
      blocks.map((cidr, index) => [`e${index}`, { cidr, prefix_list_id: idOf('aws_ec2_managed_prefix_list', 'l') }]),
    ),
  };
  const rule = lets({ prefix_list_ids: [idOf('aws_ec2_managed_prefix_list', 'l')] });
  return programs(rule, where === 'inside' ? inside : apart);
}

test('a prefix list lets in what its entries hold', async () => {
  for (const where of ['inside', 'apart'] as const) {
    expect(refused(await lists(where, '10.0.0.0/16'))).toEqual([]);
    expect(refused(await lists(where, '192.168.0.0/16', '10.0.1.0/24')).map((line) => line.split(':')[0])).toEqual([
      'aws_autoscaling_group.g#1',
      'aws_autoscaling_group.g#3',
    ]);
    expect(refused(await lists(where, '192.168.0.0/16'))).toHaveLength(3);
  }
});

test('a prefix list that may have other entries lets in anything', async () => {
  expect(refused(await lists('apart'))).toEqual([]);
  expect(refused(await lists('apart', '192.168.0.0/16', '${aws_subnet.b.tags}'))).toEqual([]);
  expect(await allowed({ prefix_list_ids: ['pl-0123'] })).toEqual([]);
  const unknown: Resources = {
    aws_ec2_managed_prefix_list: { l: { entry: [{ cidr: '192.168.0.0/16' }] } },
    aws_ec2_managed_prefix_list_entry: { e: { cidr: '10.0.0.0/8', prefix_list_id: 'pl-0123' } },
  };
  const rule = lets({ prefix_list_ids: [idOf('aws_ec2_managed_prefix_list', 'l')] });
  expect(refused(await programs(rule, unknown))).toEqual([]);
});

test('a rule whose blocks or ports are not known may let the programs in, or not', async () => {
  const network = await programs(lets({ cidr_blocks: unknownValue }));
  expect(refused(network)).toEqual([]);
  expect(lacks(network)).toEqual(['cidr_blocks of aws_security_group_rule.r0']);
  expect(lacks(await programs(lets({ cidr_blocks: ['10.0.0.0/16'], from_port: unknownValue })))).toEqual([
    'from_port of aws_security_group_rule.r0',
  ]);
  expect(lacks(await programs(lets({ cidr_blocks: unknownValue }, { cidr_blocks: ['10.0.0.0/16'] })))).toEqual([]);
  expect(lacks(await programs(lets({ prefix_list_ids: ['pl-1'] })))).toEqual([]);
});
