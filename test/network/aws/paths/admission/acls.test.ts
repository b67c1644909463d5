import { expect, test } from 'vitest';
import { networkOf } from '../../../deploy.ts';
import { refused } from '../../refused.ts';
import { open as unknownValue, unknown as withOpen } from '../../../settle.ts';
import { type Resources, idOf, lacks, together } from '../../ways.ts';

const subnet = (name: string) => idOf('aws_subnet', name);
const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const at = (zone: string, part: number) => ({
  ...vpc,
  availability_zone: `zone-${zone}`,
  cidr_block: `10.0.${part}.0/24`,
});

const databaseIn = {
  engine: 'postgres',
  db_subnet_group_name: '${aws_db_subnet_group.d.name}',
  availability_zone: 'zone-c',
  vpc_security_group_ids: ['sg-0123'],
};

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
        aws_db_instance: { d: databaseIn },
      },
      ...more,
    ),
    withOpen,
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

test('rules and associations of their own', async () => {
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
  // Nothing lets anything out, whatever is let in.
  for (const open of ['rule_number', 'network_acl_id']) {
    expect(await told(own, rule('in', { [open]: unknownValue }))).toHaveLength(1);
  }
});

test.each([
  ['the number', { rule_no: unknownValue }, 'rule_no'],
  ['the action', { action: unknownValue }, 'action'],
  ['the block', { cidr_block: unknownValue }, 'cidr_block'],
  ['the protocol', { protocol: unknownValue }, 'protocol'],
])('%s of the only rule that lets something through is not known', async (_name, of, argument) => {
  const rule = { ...allow({ ...all, protocol: 'tcp', to_port: 65_535 }), ...of };
  const network = await behind(acl(['b'], { ingress: [allow(all)], egress: [rule] }));
  expect([refused(network), lacks(network)]).toEqual([[], [`egress[0].${argument} of aws_network_acl.x`]]);
});

test('the block of a rule that denies is not known: the rule behind it may never be asked', async () => {
  const egress = [allow(all), { ...deny(tcp(5432, 5432, '')), cidr_block: unknownValue }];
  const network = await behind(acl(['b'], { ingress: [allow(all)], egress }));
  expect([refused(network), lacks(network)]).toEqual([[], ['egress[1].cidr_block of aws_network_acl.x']]);
  const first = await behind(acl(['b'], { ingress: [allow(all)], egress: [allow(all, 10), ...egress.slice(1)] }));
  expect(lacks(first)).toEqual([]);
});

test('rules of their own that may be of the list, or go the other way', async () => {
  const rule = (of: object): Resources => ({
    aws_network_acl_rule: {
      r: { network_acl_id: idOf('aws_network_acl', 'x'), rule_number: 90, rule_action: 'deny', ...all, ...of },
    },
  });
  const list = acl(['b'], { ingress: [allow(all)], egress: [allow(all)] });
  for (const open of ['network_acl_id', 'egress']) {
    const network = await behind(list, rule({ [open]: unknownValue }));
    expect([refused(network), lacks(network)]).toEqual([[], [`${open} of aws_network_acl_rule.r`]]);
  }
});

test('the rules as a whole, or the subnets of the list, are not known', async () => {
  const rules = { ingress: [allow(all)] };
  const network = await behind({
    aws_network_acl: { x: { ...vpc, subnet_ids: [subnet('b')], ...rules, egress: unknownValue } },
  });
  expect([refused(network), lacks(network)]).toEqual([[], ['egress of aws_network_acl.x']]);
  const somewhere = await behind({ aws_network_acl: { x: { ...vpc, subnet_ids: unknownValue, ...rules } } });
  expect([refused(somewhere), lacks(somewhere)]).toEqual([[], ['subnet_ids of aws_network_acl.x']]);
  const harmless = { ...vpc, subnet_ids: unknownValue, ...rules, egress: [allow(all)] };
  expect(lacks(await behind({ aws_network_acl: { x: harmless } }))).toEqual([]);
});

test('the block of the subnet of a store is not known', async () => {
  const storeAt = (cidr_block: string): Resources => ({
    aws_subnet: { c: { ...vpc, availability_zone: 'zone-c', cidr_block } },
  });
  const list = acl(['b'], { ingress: [allow(all)], egress: [deny(tcp(5432, 5432, '10.0.2.0/24')), allow(all)] });
  expect(await told(list, storeAt('10.0.2.0/24'))).toHaveLength(1);
  expect(await told(list, storeAt('10.0.9.0/24'))).toEqual([]);
  const network = await behind(list, storeAt(unknownValue));
  expect([refused(network), lacks(network)]).toEqual([[], ['cidr_block of aws_subnet.c']]);
  const only = acl(['b'], { ingress: [allow(all)], egress: [allow(tcp(5432, 5432, '10.0.2.0/24'))] });
  expect(lacks(await behind(only, storeAt(unknownValue)))).toEqual(['cidr_block of aws_subnet.c']);
  const whole = acl(['b'], { ingress: [allow(all)], egress: [allow(tcp(5432, 5432, '10.0.0.0/16'))] });
  expect(lacks(await behind(whole, storeAt(unknownValue)))).toEqual([]);
});

test('the rules of a list in the zone of a store are not known', async () => {
  const network = await behind(
    acl(['c'], { ingress: [{ ...allow(all), action: unknownValue }], egress: [allow(all)] }),
  );
  expect([refused(network), lacks(network)]).toEqual([[], ['ingress[0].action of aws_network_acl.x']]);
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

test.each([
  ['in the zone of one of them', { availability_zone: 'zone-a' }, 1, []],
  ['in a zone that AWS chooses', {}, 0, ['the zone that AWS chooses for aws_db_instance.d']],
  ['now here and now there', { multi_az: true }, 0, ['the zone that AWS chooses for aws_db_instance.d']],
])(
  'a database that shares the subnets of its users is reached from its own one only: %s',
  async (_name, of, members, open) => {
    const { availability_zone: _zone, ...database } = databaseIn;
    const same: Resources = {
      aws_db_subnet_group: { d: { subnet_ids: [subnet('a'), subnet('b')] } },
      aws_db_instance: { d: { ...database, ...of } },
    };
    const rules = { ingress: [allow(all)], egress: [deny(tcp(5432, 5432, '0.0.0.0/0')), allow(all)] };
    const network = await behind(acl(['a', 'b'], rules), same);
    expect(refused(network).filter((line) => line.startsWith(member))).toHaveLength(members);
    expect(lacks(network)).toEqual(open);
  },
);

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
