import { expect, test } from 'vitest';
import { networkOf } from '../../../deploy.ts';
import { refused } from '../../refused.ts';
import { type Resources, idOf, together } from '../../ways.ts';

const subnet = (name: string) => idOf('aws_subnet', name);
const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const at = (zone: string, part: number) => ({
  ...vpc,
  availability_zone: `zone-${zone}`,
  cidr_block: `10.0.${part}.0/24`,
});

/** A program in subnets a and b that is given the address of a database in subnet c; its NAT gateway stands in subnet n. */
function behind(...more: readonly Resources[]) {
  return networkOf(
    together(
      {
        aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: { a: at('a', 0), b: at('b', 1), c: at('c', 2), n: at('a', 3), other: at('b', 4) },
        aws_launch_template: { t: { user_data: 'DB=${aws_db_instance.d.address}' } },
        aws_autoscaling_group: {
          g: {
            min_size: 2,
            vpc_zone_identifier: [subnet('a'), subnet('b')],
            launch_template: [{ id: idOf('aws_launch_template', 't') }],
          },
        },
        aws_db_subnet_group: { d: { subnet_ids: [subnet('c')] } },
        aws_db_instance: {
          d: {
            engine: 'postgres',
            db_subnet_group_name: '${aws_db_subnet_group.d.name}',
            availability_zone: 'zone-c',
            vpc_security_group_ids: ['sg-0123'],
          },
        },
      },
      ...more,
    ),
  );
}

const all = { protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0' };
const tcp = (from: number, to: number, cidr: string) => ({
  protocol: 'tcp',
  from_port: from,
  to_port: to,
  cidr_block: cidr,
});
const allow = (rule: object, number = 100) => ({ rule_no: number, action: 'allow', ...rule });
const deny = (rule: object, number = 50) => ({ rule_no: number, action: 'deny', ...rule });

/** A network ACL of some subnets. */
function acl(
  subnets: readonly string[],
  rules: { readonly ingress?: object[]; readonly egress?: object[] },
): Resources {
  return { aws_network_acl: { x: { ...vpc, subnet_ids: subnets.map(subnet), ...rules } } };
}

const told = async (...more: readonly Resources[]) => refused(await behind(...more));
const member = 'aws_autoscaling_group.g';

test('no network ACL, the default one, and one that lets everything through', async () => {
  expect(await told()).toEqual([]);
  expect(await told(acl(['b'], { ingress: [allow(all)], egress: [allow(all)] }))).toEqual([]);
});

test('one without rules denies everything, to the members in its subnets', async () => {
  expect(await told(acl(['b'], {}))).toEqual([`${member}#2: aws_network_acl.x denies all traffic, or all replies`]);
});

test('the answers need a rule as well, for some of the ports that clients choose', async () => {
  const egress = [allow(tcp(5432, 5432, '10.0.2.0/24'))];
  const refuses = `${member}#2: aws_network_acl.x does not allow traffic to aws_db_instance.d on port 5432 from ${member}, or the replies`;
  expect(await told(acl(['b'], { egress, ingress: [allow(tcp(443, 443, '10.0.0.0/16'))] }))).toEqual([refuses]);
  expect(await told(acl(['b'], { egress, ingress: [allow(tcp(32_768, 60_999, '10.0.0.0/16'))] }))).toEqual([]);
});

test('the first rule that matches decides', async () => {
  const ingress = [allow(all)];
  const database = tcp(5432, 5432, '10.0.0.0/8');
  expect(await told(acl(['b'], { ingress, egress: [allow(all), deny(database)] }))).toHaveLength(1);
  expect(await told(acl(['b'], { ingress, egress: [allow(all, 10), deny(database)] }))).toEqual([]);
  // Only some of the addresses, or none of them.
  expect(await told(acl(['b'], { ingress, egress: [allow(all), deny(tcp(5432, 5432, '10.0.2.0/28'))] }))).toEqual([]);
});

test('rules and associations of their own; a rule that is not known leaves the list open', async () => {
  const own: Resources = {
    aws_network_acl: { x: vpc },
    aws_network_acl_association: { b: { network_acl_id: idOf('aws_network_acl', 'x'), subnet_id: subnet('b') } },
  };
  expect(await told(own)).toHaveLength(1);
  const rule = (name: string, of: object): Resources => ({
    aws_network_acl_rule: {
      [name]: { network_acl_id: idOf('aws_network_acl', 'x'), rule_number: 100, rule_action: 'allow', ...all, ...of },
    },
  });
  expect(await told(own, rule('in', { egress: false }), rule('out', { egress: true }))).toEqual([]);
  expect(await told(own, rule('in', { rule_number: '${var.number}' }))).toEqual([]);
  expect(await told(own, rule('in', { network_acl_id: '${var.acl}' }))).toEqual([]);
});

test('a subnet that two lists claim has one of them', async () => {
  const second: Resources = { aws_network_acl: { y: { ...vpc, subnet_ids: [subnet('b')] } } };
  expect(await told(acl(['b'], {}), second)).toEqual([]);
});

test('a managed default list is that of every subnet without one, and denies without rules', async () => {
  const byDefault: Resources = {
    aws_default_network_acl: { d: { default_network_acl_id: '${aws_vpc.v.default_network_acl_id}' } },
  };
  const open = acl(['a', 'c', 'n'], { ingress: [allow(all)], egress: [allow(all)] });
  expect(await told(byDefault, open)).toEqual([
    `${member}#2: aws_default_network_acl.d denies all traffic, or all replies`,
  ]);
});

test('a list that lets nothing into the zone of a store or of a NAT gateway', async () => {
  const found = await told(acl(['c'], {}));
  expect(found).toContain('aws_db_instance.d: aws_network_acl.x denies all traffic, or all replies');
  const nat: Resources = { aws_nat_gateway: { n: { subnet_id: subnet('n'), allocation_id: 'eipalloc-1' } } };
  expect(await told(acl(['n'], {}), nat)).toEqual([
    'aws_nat_gateway.n: aws_network_acl.x denies all traffic, or all replies',
  ]);
});

test('inside a subnet no list is asked', async () => {
  const same: Resources = { aws_db_subnet_group: { d: { subnet_ids: [subnet('b')] } } };
  const found = await told(acl(['b'], { egress: [deny(tcp(5432, 5432, '0.0.0.0/0'))] }), same);
  expect(found.filter((line) => line.startsWith(`${member}#2`))).toEqual([]);
});

test('a database that shares the subnets of its users may stand in that of each', async () => {
  const same: Resources = {
    aws_db_subnet_group: { d: { subnet_ids: [subnet('a'), subnet('b')] } },
    aws_db_instance: { d: { availability_zone: 'zone-a' } },
  };
  const rules = { ingress: [allow(all)], egress: [deny(tcp(5432, 5432, '0.0.0.0/0')), allow(all)] };
  const found = await told(acl(['a', 'b'], rules), same);
  expect(found.filter((line) => line.startsWith(member))).toEqual([]);
});

test('answers from the internet come back to a port that clients choose, not to that of a service', async () => {
  const out: Resources = {
    aws_nat_gateway: { n: { subnet_id: subnet('n'), allocation_id: 'eipalloc-1' } },
    aws_internet_gateway: { i: vpc },
    aws_route_table: {
      out: { ...vpc, route: [{ cidr_block: '0.0.0.0/0', nat_gateway_id: idOf('aws_nat_gateway', 'n') }] },
      public: { ...vpc, route: [{ cidr_block: '0.0.0.0/0', gateway_id: idOf('aws_internet_gateway', 'i') }] },
    },
    aws_route_table_association: Object.fromEntries(
      ['a', 'b', 'n'].map((name) => [
        name,
        { subnet_id: subnet(name), route_table_id: idOf('aws_route_table', name === 'n' ? 'public' : 'out') },
      ]),
    ),
  };
  const inside = allow({ ...all, cidr_block: '10.0.0.0/16' }, 90);
  const egress = [inside, allow(tcp(443, 443, '0.0.0.0/0'))];
  const back = (first: number, last: number) =>
    told(out, acl(['b'], { egress, ingress: [inside, allow(tcp(first, last, '0.0.0.0/0'))] }));
  expect(await back(1024, 65_535)).toEqual([]);
  expect(await back(32_768, 60_999)).toEqual([]);
  expect(await back(8080, 8080)).toHaveLength(1);
  // Nothing is sent to the internet: nothing has to come back.
  expect(await told(out, acl(['b'], { egress: [inside], ingress: [inside] }))).toEqual([]);
});
