import { expect, test } from 'vitest';
import { breaking, networkOf } from '../deploy.ts';

const subnet = (zone: string) => ({ vpc_id: '${aws_vpc.v.id}', availability_zone: zone });
const vpc = { aws_vpc: { v: { cidr_block: '10.0.0.0/16' } } };
const group = (list: unknown) => ({ aws_autoscaling_group: { g: { min_size: 2, vpc_zone_identifier: list } } });

test('a resource named as a whole stands for its id', async () => {
  const aws_subnet = { a: subnet('zone-a'), b: subnet('zone-b') };
  const network = await networkOf({ ...vpc, aws_subnet, ...group(['${aws_subnet.a}', '${aws_subnet.b}']) });
  expect(breaking(network)).toEqual({});
});

const differs = 'variables of the plans of these tests are not known';

/** Of three counted subnets, with zones chosen by what is written. */
const counted = async (zone: string, list: unknown, planDiffers?: string) =>
  Object.keys(
    breaking(
      await networkOf(
        { ...vpc, aws_subnet: { s: { count: 3, ...subnet(zone) } }, ...group(list) },
        { variable: { zones: { default: ['zone-a', 'zone-b', 'zone-c'] } } },
        planDiffers,
      ),
    ),
  );

test('an element of a splat is one instance', async () => {
  const own = '${var.zones[count.index]}';
  const first = '${element(aws_subnet.s[*].id, 0)}';
  expect(await counted(own, [first, '${element(aws_subnet.s.*.id, 1)}'], differs)).toEqual([]);
  expect(await counted(own, [first, first], differs)).toEqual(['zone zone-a']);
  expect(await counted(own, ['${aws_subnet.s[*].id[2]}'], differs)).toEqual(['zone zone-c']);
});

test('an element of a list that is written is that one', async () => {
  const aws_subnet = { a: subnet('zone-a'), b: subnet('zone-b') };
  const list = '[aws_subnet.a.id, aws_subnet.b.id]';
  const of = async (elements: readonly string[], planDiffers?: string) =>
    Object.keys(breaking(await networkOf({ ...vpc, aws_subnet, ...group(elements) }, {}, planDiffers)));
  expect(await of([`\${element(${list}, 0)}`, `\${element(${list}, 3)}`])).toEqual([]);
  const both = [`\${element(${list}, 1)}`, `\${${list}[1]}`];
  expect(await of(both, 'a plan lists all of the list')).toEqual(['zone zone-b']);
});

test('an element of a list of zones is a zone, counted round and round', async () => {
  const all = '${aws_subnet.s[*].id}';
  expect(await counted('${element(var.zones, count.index)}', all, differs)).toEqual([]);
  expect(await counted('${element(["zone-a", "zone-b"], count.index)}', all)).toEqual([]);
  expect(await counted('${element(["zone-a"], count.index)}', all)).toEqual(['zone zone-a']);
});
