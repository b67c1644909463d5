import { expect, test } from 'vitest';
import { networkOf, subnets } from '../deploy.ts';

const [a, b, c] = ['a', 'b', 'c'].map((name) => `\${aws_subnet.${name}.id}`);

test.for([
  { title: 'two subnets of two zones', list: [a, b], zones: 2 },
  { title: 'two subnets of one zone', list: [b, c], zones: undefined },
  { title: 'a list that is not known', list: '${var.list}', zones: undefined },
  { title: 'subnets of which only the ids are known', list: ['subnet-1', 'subnet-2'], zones: undefined },
])('in how many zones a pool stands for certain: $title', async ({ list, zones }) => {
  const network = await networkOf(
    {
      ...subnets('zone-a', 'zone-b', 'zone-b'),
      aws_autoscaling_group: { g: { min_size: 2, max_size: 2, vpc_zone_identifier: list } },
    },
    { variable: { list: { type: 'list(string)' } } },
  );
  const members = network.components.filter(({ id, fails }) => fails && id.startsWith('aws_autoscaling_group.g'));
  expect([...new Set(members.map(({ listedZones }) => listedZones))]).toEqual([zones]);
});
