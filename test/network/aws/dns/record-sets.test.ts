import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missing, open, unknown } from '../../settle.ts';
import { machine } from '../balanced.ts';

const forever = [Infinity, Infinity];
const elb = (subnet: string) => ({
  subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
  instances: [`\${aws_instance.${subnet}.id}`],
});

/** Records that lead to load balancer a (in front of instance a) and to b. */
function records(first: object, second: object, rest: object = {}) {
  const alias = (target: string) => [
    { name: `\${aws_elb.${target}.dns_name}`, zone_id: `\${aws_elb.${target}.zone_id}`, evaluate_target_health: true },
  ];
  const policy = (name: string) => ({
    zone_id: 'Z1',
    type: 'A',
    set_identifier: name,
    weighted_routing_policy: [{ weight: 1 }],
  });
  return {
    ...subnets('zone-a', 'zone-b'),
    aws_instance: { a: machine('a'), b: machine('b') },
    aws_elb: { a: elb('a'), b: elb('b') },
    aws_route53_record: {
      a: { ...policy('a'), name: 'w.example.org', alias: alias('a'), ...first },
      b: { ...policy('b'), name: 'w.example.org', alias: alias('b'), ...second },
    },
    ...rest,
  };
}

async function services(config: Parameters<typeof networkOf>[0]): Promise<readonly string[]> {
  return (await networkOf(config, unknown)).services.map(({ name }) => name.replace('test:', ''));
}

test.each([
  ['W.Example.ORG', 'capital letters'],
  ['w.example.org.', 'a final dot'],
])('%s is w.example.org: %s', async (name) => {
  expect(await services(records({ name }, {}))).toEqual(['w.example.org']);
});

test('a name within its zone is the full name', async () => {
  const zone_id = '${aws_route53_zone.z.zone_id}';
  const rest = { aws_route53_zone: { z: { name: 'Example.org.' } } };
  const at = (first: string, second: string) =>
    services(records({ zone_id, name: first }, { zone_id, name: second }, rest));
  expect(await at('w', 'w.example.org')).toEqual(['w.example.org']);
  expect(await at('', 'example.org')).toEqual(['example.org']);
  expect(await at('w', 'v')).toEqual(['w.example.org', 'v.example.org']);
});

test('equal names in two zones are two', async () => {
  expect(await services(records({}, { zone_id: 'Z2' }))).toEqual(['w.example.org', 'w.example.org']);
});

test('names that are one text are one name, whatever it will be', async () => {
  const name = `w.${open}`;
  const network = await networkOf(records({ name }, { name }), unknown, 'a plan has the references of a text only');
  expect(network.services.map(({ name: service }) => service)).toEqual(['aws_route53_record.a']);
  expect(breaking(network)).toEqual({});
});

const inIds = 'ids are made of the expression, or of what it refers to';

test('names made from one source may be one name: unproven, and the name is asked for', async () => {
  const names = { variable: { open: {}, names: {} } };
  const all = records({}, {});
  const { a } = all.aws_route53_record;
  const alias = [{ name: '${[aws_elb.a.dns_name, aws_elb.b.dns_name][count.index]}', evaluate_target_health: true }];
  const record = { ...a, alias, count: 2, name: '${var.names[count.index]}', set_identifier: '${count.index}' };
  const network = await networkOf({ ...all, aws_route53_record: { r: record } }, names, inIds);
  expect(network.services.map(({ name }) => name)).toEqual(['aws_route53_record.r[0]']);
  const found = breaking(network)['aws_instance.a'];
  expect(found?.[1]).toBe(Infinity);
  expect(found?.[0]).toBeLessThanOrEqual(150);
});

test('simple records never share a name', async () => {
  const simple = { name: open, set_identifier: undefined, weighted_routing_policy: undefined };
  expect(await services(records(simple, simple))).toEqual(['aws_route53_record.a', 'aws_route53_record.b']);
});

test('a record of open type beside one of a known type may be no answer to the same question', async () => {
  const network = await networkOf(records({}, { type: open }), unknown);
  expect(network.services.map(({ name }) => name)).toEqual(['w.example.org']);
  expect(breaking(network)['aws_instance.a']).toEqual([60, Infinity]);
  expect(missing(network, 'aws_instance.a')).toEqual(['type of aws_route53_record.b']);
});

test('types that are one expression are one type', async () => {
  const network = await networkOf(
    records({ type: open }, { type: open }),
    unknown,
    'two arguments that refer to the same need not be the same',
  );
  expect(breaking(network)).toEqual({});
});

test('two zones that are one expression are one zone', async () => {
  const network = await networkOf(records({ zone_id: open }, { zone_id: open }), unknown, inIds);
  expect(network.services.map(({ name }) => name)).toEqual(['w.example.org']);
  expect(breaking(network)).toEqual({});
});

test('a record of another kind is no alternative', async () => {
  expect(await services(records({}, { type: 'TXT' }))).toEqual(['w.example.org', 'aws_elb.b']);
  expect(breaking(await networkOf(records({}, { type: 'TXT' })))['aws_instance.a']).toEqual(forever);
});
