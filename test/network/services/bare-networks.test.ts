import { expect, test } from 'vitest';
import { breaking, networkOf } from '../deploy.ts';

const subnet = (zone: string) => ({ vpc_id: '${aws_vpc.v.id}', availability_zone: zone });
const zones = (...names: string[]) => ({
  count: names.length,
  ...subnet(`\${element(${JSON.stringify(names)}, count.index)}`),
});
const found = async (aws_subnet: Record<string, object>) =>
  Object.keys(breaking(await networkOf({ aws_vpc: { v: { cidr_block: '10.0.0.0/16' } }, aws_subnet })));

test('a tier in one zone is not hidden by another tier that is routed alike', async () => {
  expect(await found({ app: zones('zone-a', 'zone-b'), data: zones('zone-a', 'zone-b') })).toEqual([]);
  expect(await found({ app: zones('zone-a', 'zone-b'), data: zones('zone-b') })).toEqual(['zone zone-b']);
});

test('subnets that are written one by one are one tier', async () => {
  expect(await found({ a: subnet('zone-a'), b: subnet('zone-b') })).toEqual([]);
  expect(await found({ app: zones('zone-a', 'zone-b'), more: subnet('zone-a') })).toEqual([]);
});
