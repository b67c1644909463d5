import fc from 'fast-check';
import { expect, test } from 'vitest';
import { subnets } from '../deploy.ts';
import { lines, networkOf } from './declare.ts';

const names = ['a', 'b', 'c', 'd', 'e'];

/** Each part needs some of the parts behind it in the list; the service needs some of all. */
const drawing = fc.record({
  needs: fc.array(fc.subarray(names), { minLength: names.length, maxLength: names.length }),
  service: fc.array(fc.subarray(names, { minLength: 1 }), { minLength: 1, maxLength: 3 }),
  planned: fc.subarray(names),
});

test('planned is as good as not written', async () => {
  await fc.assert(
    fc.asyncProperty(drawing, async ({ needs, service, planned }) => {
      const behind = (place: number): string[] => (needs[place] ?? []).filter((name) => names.indexOf(name) > place);
      const isThere = (name: string): boolean => !planned.includes(name);
      const written = [...service, ...names.filter(isThere).map((name) => behind(names.indexOf(name)))];
      // A need left with nothing is not up, which is another matter than a need that is not written.
      fc.pre(written.every((any) => any.length === 0 || any.some(isThere)));
      const text = (parts: readonly string[], status: (name: string) => string) => {
        const need = (any: readonly string[]): string => {
          const left = any.filter((name) => parts.includes(name));
          return left.length === 0 ? '' : `{ any: [${left.join(', ')}], detect: tcp, switch: 10s }`;
        };
        const listed = parts.map((name) => `${name}: { needs: [${need(behind(names.indexOf(name)))}]${status(name)} }`);
        return `services: { web: { needs: [${service.map(need).join(', ')}] } }\ncomponents: { ${listed.join(', ')} }`;
      };
      const all = text(names, (name) => (isThere(name) ? '' : ', status: planned'));
      const there = text(names.filter(isThere), () => '');
      expect(await lines(all)).toEqual(await lines(there));
    }),
    { numRuns: 30 },
  );
});

/** A load balancer in one zone. */
const balancer = (name: string, subnet: string) => ({
  aws_lb: { [name]: { load_balancer_type: 'network', subnets: [`\${aws_subnet.${subnet}.id}`] } },
});

test('an entry that is planned is no service yet', async () => {
  const resource = { ...subnets('x'), ...balancer('l', 'a') };
  const services = async (status: string) =>
    (await networkOf(`components: { l: { is: aws_lb.l, status: ${status} } }`, resource)).services.map(
      ({ name }) => name,
    );
  expect([await services('in-service'), await services('planned')]).toEqual([['aws_lb.l'], []]);
});

test('a dual-site service does not stand at a planned site', async () => {
  const resource = {
    ...subnets('x', 'y'),
    aws_lb: { ...balancer('a', 'a').aws_lb, ...balancer('b', 'b').aws_lb },
  };
  const sites = async (status: string) => {
    const network = await networkOf(
      `
sites: { dj: { match: { address: aws_lb.a } }, gj: { match: { address: aws_lb.b } } }
services: { web: { dual-site: true, entry: aws_lb.* } }
domains: { site: { gj: { status: ${status} } } }`,
      resource,
    );
    return network.services.map(({ withinSite }) => [...withinSite.keys()]);
  };
  expect([await sites('in-service'), await sites('planned')]).toEqual([[['dj', 'gj']], [['dj']]]);
});

test('of machines that look alike a planned one is none; the others are judged as if it was not written', async () => {
  const machines = (...all: readonly string[]) => ({
    ...subnets('x'),
    aws_instance: Object.fromEntries(
      all.map((name) => [name, { ami: 'ami-1', instance_type: 't3.micro', subnet_id: '${aws_subnet.a.id}' }]),
    ),
  });
  const planned = async (...which: readonly string[]): Promise<string[]> => {
    const components = which.map((name) => `${name}: { is: aws_instance.${name}, status: planned }`);
    return lines(`components: { ${components.join(', ')} }`, machines('a', 'b', 'c'));
  };
  const alone =
    'the group of 3 instances like aws_instance.a stays down until the failed component is replaced (expected: 5–20 min), because nothing takes over';
  expect(await planned('a', 'b')).toEqual([`warning broken single-component: If aws_instance.c fails, ${alone}`]);
  expect(await planned('a', 'c')).toEqual([`warning broken single-component: If aws_instance.b fails, ${alone}`]);
  expect(await planned('c')).toEqual([
    'warning broken single-zone: If zone x is lost, the group of 3 instances like aws_instance.a stays down until the zone recovers (limit 3 min)',
    'warning unproven single-component: If aws_instance.a or aws_instance.b fails, the group of 3 instances like aws_instance.a may stay down until the failed component is replaced (limit 3 min)',
  ]);
  expect(await planned('a', 'b', 'c')).toEqual([]);
});
