import { expect, test } from 'vitest';
import { InputError } from '../../../src/input/error.ts';
import { hints, packWith, reported, short } from './own-pack.ts';

/** Two databases, each alone in its zone; one that AWS keeps twice. */
const stores = {
  aws_db_instance: {
    pay: { engine: 'mysql', instance_class: 'db.m5.large', tags: { Team: 'payments', Environment: 'production' } },
    web: { engine: 'postgres', instance_class: 'db.m5.large', tags: { Team: 'web' } },
    open: { engine: 'oracle', instance_class: 'db.m5.large', tags: { Team: '${var.open}' } },
    test: { engine: 'db2', instance_class: 'db.m5.large', tags: { Environment: 'staging' } },
    twice: { engine: 'sqlserver', instance_class: 'db.m5.large', multi_az: true, tags: { Team: 'payments' } },
  },
};

test.each([
  [
    'tag: { Team: payments }',
    ['broken own aws_db_instance.pay', 'unproven own aws_db_instance.open (tags.Team of aws_db_instance.open)'],
  ],
  [
    'type: aws_db_*, address: [aws_db_instance.w*, "*.pay"]',
    ['broken own aws_db_instance.pay', 'broken own aws_db_instance.web'],
  ],
  ['address: "stdin:aws_db_instance.web"', ['broken own aws_db_instance.web']],
  ['tier: test', ['broken own aws_db_instance.test']],
  [
    'tier: production',
    ['broken own aws_db_instance.open', 'broken own aws_db_instance.pay', 'broken own aws_db_instance.web'],
  ],
  ['tag: { Team: [web, none], Environment: "*" }', []],
])('only components that meet %s are failed', async (where, expected) => {
  const report = await reported(packWith(`{ each: component, where: { ${where} } }`), stores);
  expect(short(report).toSorted()).toEqual(expected);
});

test('a failure domain is tried if a component in it is meant', async () => {
  const inZones = {
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
    aws_subnet: {
      a: { vpc_id: '${aws_vpc.v.id}', availability_zone: 'ap-northeast-2a' },
      b: { vpc_id: '${aws_vpc.v.id}', availability_zone: 'ap-northeast-2b' },
    },
    aws_instance: {
      a: { ami: 'x', instance_type: 't', subnet_id: '${aws_subnet.a.id}', tags: { Team: 'a' } },
      b: { ami: 'y', instance_type: 'u', subnet_id: '${aws_subnet.b.id}', tags: { Team: 'b' } },
    },
  };
  const failed = async (pack: string) => {
    const { findings, summary } = await reported(pack, inZones);
    return [...findings.map(({ failure }) => failure.label), summary.failures];
  };
  expect(await failed(packWith('{ each: zone, where: { tag: { Team: b } } }'))).toEqual(['zone ap-northeast-2b', 1]);
  expect(await failed(packWith('{ each: zone }'))).toEqual(['zone ap-northeast-2a', 'zone ap-northeast-2b', 2]);
});

test('what a narrowed policy leaves out is not judged, and no service holds by it', async () => {
  const report = await reported(packWith('{ each: component, where: { type: aws_mq_broker } }'), stores);
  expect(new Set(report.services.map(({ verdict }) => verdict))).toEqual(new Set(['not-judged']));
  expect(hints(report)).toEqual([
    'own.yaml:2: the policy own tests nothing in these inputs: no component has the type aws_mq_broker',
  ]);
  expect(report.summary.failures).toBe(0);
  expect(report.declared.facts.filter(({ refusedByStrict }) => refusedByStrict).map(({ kind }) => kind)).toEqual([
    'tries-nothing',
  ]);
});

test.each([
  ['{ each: component, where: { tag: { Team: nobody-1 } } }', '', 'no component has the tag Team = nobody-1'],
  ['{ each: component, role: queue }', '', 'no component has the role queue'],
  ['{ each: component, where: { site: [daejeon, gwangju] } }', '', 'no component is at the site daejeon or gwangju'],
  ['{ each: component, where: { tier: test, tag: { Team: web } } }', '', 'no component meets all of its conditions'],
  ['{ each: rack }', '', 'they contain no failure domain of the kind rack'],
  ['{ each: component }', ', services: { name: saeol }', 'no service is called saeol'],
  ['{ each: component }', ', services: { declared: true }', 'it applies to none of the services'],
])('a policy that is about nothing is told: %s%s', async (fail, more, why) => {
  const {
    aws_db_instance: { open: _open, ...known },
  } = stores;
  const report = await reported(packWith(fail, more), { aws_db_instance: known });
  expect([short(report), hints(report)]).toEqual([
    [],
    [`own.yaml:2: the policy own tests nothing in these inputs: ${why}`],
  ]);
});

test('what an unknown tag may make an error is told beside what is surely a warning', async () => {
  const pack = packWith(
    '{ each: component, where: { tag: { Team: payments } } }',
    '',
    'extends: [recommended]\nuse: { single-datastore: warning, no-test-tier: off }\n',
  );
  const one = (team: string) => ({
    aws_db_instance: { one: { engine: 'mysql', instance_class: 'm', tags: { Team: team } } },
  });
  expect(short(await reported(pack, one('${var.open}')))).toEqual([
    'unproven own aws_db_instance.one (tags.Team of aws_db_instance.one)',
    'broken single-datastore aws_db_instance.one',
  ]);
  expect(short(await reported(pack, one('payments')))).toEqual(['broken own aws_db_instance.one']);
  expect(short(await reported(pack, one('web')))).toEqual(['broken single-datastore aws_db_instance.one']);
});

test.each([
  [
    '{ each: component, where: { tags: { Team: a } } }',
    'unknown key "tags" in policies[0].when.fail.where, did you mean "tag"?',
  ],
  [
    '{ each: component, where: { tag: Team } }',
    'policies[0].when.fail.where.tag is "Team", expected tags with patterns, such as { Team: payments }',
  ],
  [
    '{ each: component, where: { tier: prod } }',
    'policies[0].when.fail.where.tier is "prod", expected production or test',
  ],
  [
    '{ each: component, where: {} }',
    'policies[0].when.fail.where is a set of keys, expected conditions such as { type: aws_nat_gateway, tag: { Team: payments } }',
  ],
  [
    '{ each: component, where: { type: [] } }',
    'policies[0].when.fail.where.type is a list, expected a pattern or a list of patterns',
  ],
])('%s is refused with its line', async (fail, expected) => {
  await expect(reported(packWith(fail), stores)).rejects.toThrow(InputError);
  await expect(reported(packWith(fail), stores)).rejects.toThrow(expected);
});
