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

test('an instance takes its own of a list that is written, round and round', async () => {
  const zones = { a: subnet('zone-a'), b: subnet('zone-b') };
  const machines = async (own: string, locals: object = {}, planDiffers?: string) =>
    Object.entries(
      breaking(
        await networkOf(
          {
            ...vpc,
            aws_subnet: zones,
            aws_lb: { l: { load_balancer_type: 'network', subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] } },
            aws_lb_target_group: { t: { port: 80, protocol: 'TCP' } },
            aws_lb_listener: {
              l: {
                load_balancer_arn: '${aws_lb.l.arn}',
                default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
              },
            },
            aws_instance: { i: { count: 3, ami: 'ami-1', subnet_id: own } },
            aws_lb_target_group_attachment: {
              t: {
                count: 3,
                target_group_arn: '${aws_lb_target_group.t.arn}',
                target_id: '${aws_instance.i[count.index].id}',
              },
            },
          },
          { locals },
          planDiffers,
        ),
      ),
    ).flatMap(([name, [best]]) => (name.startsWith('zone ') ? [`${name} ${best}`] : []));
  expect(await machines('${element([aws_subnet.a.id, aws_subnet.b.id], count.index)}')).toEqual([]);
  expect(await machines('${element([aws_subnet.a.id, aws_subnet.a.id], count.index)}')).toEqual([
    'zone zone-a Infinity',
  ]);
  // Of three the third is the first again: none stands in the second zone.
  expect(
    await machines(
      '${[aws_subnet.a.id, aws_subnet.a.id, aws_subnet.b.id][count.index % 2]}',
      {},
      'a plan lists count.index, not what is done with it',
    ),
  ).toEqual(['zone zone-a Infinity']);
  const all = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
  expect(await machines('${element(local.all, count.index)}', { all }, 'a plan leaves locals out')).toEqual([]);
  expect(await machines('${local.all[1]}', { all }, 'a plan leaves locals out')).toEqual(['zone zone-b Infinity']);
});

test('a slice of a splat or a list is a part of it', async () => {
  const own = '${var.zones[count.index]}';
  expect(await counted(own, '${slice(aws_subnet.s[*].id, 0, 2)}', differs)).toEqual([]);
  expect(await counted(own, '${slice(aws_subnet.s[*].id, 2, 3)}', differs)).toEqual(['zone zone-c']);
  expect(await counted(own, '${slice([aws_subnet.s[0].id, aws_subnet.s[1].id], 0, 1)}', differs)).toEqual([
    'zone zone-a',
  ]);
  // Up to where it goes is not known: some of the three, perhaps one.
  const open = await networkOf(
    {
      ...vpc,
      aws_subnet: { s: { count: 3, ...subnet(own) } },
      ...group('${slice(aws_subnet.s[*].id, 0, length(aws_vpc.v.tags))}'),
    },
    { variable: { zones: { default: ['zone-a', 'zone-b', 'zone-c'] } } },
    differs,
  );
  expect(Object.values(breaking(open)).every(([best, worst]) => best === 0 && worst > 0)).toBe(true);
  expect(breaking(open)).not.toEqual({});
});

test('a literal beside a reference in one expression is an element, too', async () => {
  const aws_subnet = { a: subnet('zone-a') };
  const of = async (list: string) =>
    breaking(await networkOf({ ...vpc, aws_subnet, ...group(list) }, {}, 'a plan leaves the literal out'));
  const open = { 'zone zone-a': [30, 600] };
  expect(await of('${[aws_subnet.a.id, "subnet-1"]}')).toEqual(open);
  expect(await of('${toset([aws_subnet.a.id, "subnet-1"])}')).toEqual(open);
  expect(await of('${concat([aws_subnet.a.id], ["subnet-1"])}')).toEqual(open);
});

test('an element of a list of zones is a zone, counted round and round', async () => {
  const all = '${aws_subnet.s[*].id}';
  expect(await counted('${element(var.zones, count.index)}', all, differs)).toEqual([]);
  expect(await counted('${element(["zone-a", "zone-b"], count.index)}', all)).toEqual([]);
  expect(await counted('${element(["zone-a"], count.index)}', all)).toEqual(['zone zone-a']);
});
