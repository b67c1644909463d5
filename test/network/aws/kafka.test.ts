import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { missingFacts } from '../missing.ts';

/** A cluster of brokers over so many zones, with these server properties. */
const cluster = (properties: string | undefined, zones = 3, brokers = zones) => {
  const names = ['a', 'b', 'c'].slice(0, zones);
  return networkOf(
    {
      ...subnets(...names.map((name) => `zone-${name}`)),
      aws_msk_configuration: { c: { server_properties: properties } },
      aws_msk_cluster: {
        k: {
          number_of_broker_nodes: brokers,
          broker_node_group_info: [{ client_subnets: names.map((name) => `\${aws_subnet.${name}.id}`) }],
          ...(properties !== undefined && {
            configuration_info: [{ arn: '${aws_msk_configuration.c.arn}', revision: 1 }],
          }),
        },
      },
    },
    { variable: { copies: { type: 'number' } } },
  );
};

const properties = (copies: number | undefined, needed: number | undefined) =>
  [
    'auto.create.topics.enable=true',
    ...(copies === undefined ? [] : [`default.replication.factor = ${copies}`]),
    ...(needed === undefined ? [] : [`min.insync.replicas=${needed}`]),
  ].join('\n');

test.for([
  { title: 'one copy', copies: 1, needed: undefined, zones: 3, stops: 'one-copy' },
  { title: 'all copies for a write', copies: 3, needed: 3, zones: 3, stops: 'needs-all-copies' },
  {
    title: 'two copies, of which AWS wants two in three zones',
    copies: 2,
    needed: undefined,
    zones: 3,
    stops: 'needs-all-copies',
  },
  {
    title: 'two needed, of which AWS keeps two in two zones',
    copies: undefined,
    needed: 2,
    zones: 2,
    stops: 'needs-all-copies',
  },
  { title: 'a copy more than a write needs', copies: 3, needed: 2, zones: 3, stops: undefined },
  { title: 'two copies, one needed', copies: 2, needed: 1, zones: 2, stops: undefined },
  { title: 'what AWS sets', copies: undefined, needed: undefined, zones: 2, stops: undefined },
])('MSK: $title', async ({ copies, needed, zones, stops }) => {
  const network = await cluster(properties(copies, needed), zones);
  const broken = Object.keys(breaking(network));
  const names = ['a', 'b', 'c'].slice(0, zones);
  const all = names.flatMap((name, index) => [`aws_msk_cluster.k#${index + 1}`, `zone zone-${name}`]);
  expect(broken.toSorted()).toEqual(stops === undefined ? [] : all.toSorted());
  const mistakes = network.components.flatMap(({ needs }) => needs.flatMap(({ mistake }) => mistake ?? []));
  expect(mistakes.map(({ is, origin }) => `${is} ${origin.address}`)).toEqual(
    stops === undefined ? [] : [`${stops} aws_msk_configuration.c`],
  );
});

test('MSK: of three copies in two zones one zone has two of some partitions', async () => {
  expect(Object.keys(breaking(await cluster(properties(3, 2), 2, 4)))).toEqual(['zone zone-a', 'zone zone-b']);
  expect(breaking(await cluster(properties(3, 1), 2, 4))).toEqual({});
  expect(breaking(await cluster(properties(3, 2), 3, 6))).toEqual({});
});

test('MSK: properties that are not known are open, those of AWS are not', async () => {
  const network = await cluster('default.replication.factor=${var.copies}');
  expect(missingFacts(network)).toEqual(['server_properties of aws_msk_configuration.c']);
  expect(Object.values(breaking(network)).every(([best]) => best < 60)).toBe(true);
  expect(Object.keys(breaking(network))).toHaveLength(6);
  expect(breaking(await cluster(undefined))).toEqual({});
});
