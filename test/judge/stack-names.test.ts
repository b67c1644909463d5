import { expect, test } from 'vitest';
import { nameOf, withStackNames } from '../../src/judge/stack-names.ts';
import type { Network } from '../../src/network/network.ts';
import { network } from '../networks.ts';
import { sketch, lines } from './judged.ts';

/** The network with its first word before a colon of every id as the stack. */
function stacked(drawn: Network): Network {
  return {
    ...drawn,
    components: drawn.components.map((component) => ({
      ...component,
      origin: { ...component.origin, stack: component.id.split(':')[0] },
    })),
  };
}

test('the stack stands before the address, once', () => {
  const drawn = network()
    .component('net:aws_lb.a@zone', { address: 'aws_lb.a', label: 'aws_lb.a in zone a' })
    .component('net:aws_lb.b', { address: 'aws_lb.b', label: 'net:aws_lb.b' })
    .component('aws_lb.c', { label: 'aws_lb.c' })
    .component('gpki', { address: null, label: 'gpki' })
    .build();
  const named = withStackNames(stacked(drawn), []).components;
  expect(named.map(({ label }) => label)).toEqual(['net:aws_lb.a in zone a', 'net:aws_lb.b', 'aws_lb.c', 'gpki']);
  expect(named.map(nameOf)).toEqual(['net:aws_lb.a', 'net:aws_lb.b', 'aws_lb.c', 'gpki']);
});

test('so it does in what is said of an entry with nothing behind it', () => {
  const end = { policyRole: 'l7-proxy', message: 'nothing behind aws_lb.a is in the inputs', missing: [] } as const;
  const drawn = network().component('net:aws_lb.a', { address: 'aws_lb.a' }).openEnd('net:aws_lb.a', end).build();
  expect(withStackNames(stacked(drawn), []).openEnds.map(({ message }) => message)).toEqual([
    'nothing behind net:aws_lb.a is in the inputs',
  ]);
});

test('a machine nothing leads to is out, not a service of the same name', () => {
  const id = 'net:aws_instance.a';
  const address = 'aws_instance.a';
  const drawn = sketch().component(id, { address, label: address }).service(id, { root: id, lone: true }).build();
  expect(lines(withStackNames(stacked(drawn), []))).toEqual([
    'warning broken single-component: net:aws_instance.a fails and is out for ever (limit 3 min)',
  ]);
});

/** Resources by their ids, as in a deployment of several stacks. */
function resources(...ids: readonly string[]): { id: string; address: string }[] {
  return ids.map((id) => ({ id, address: id.slice(id.indexOf(':') + 1) }));
}

test('what is missing has the stack before its addresses too', () => {
  const drawn = network()
    .component('net:aws_nat_gateway.a', { address: 'aws_nat_gateway.a', role: 'router' })
    .component('app:aws_instance.b', {
      address: 'aws_instance.b',
      missing: ['subnet_id of aws_instance.b'],
      domains: [{ in: 'zone:a', world: 'worst', missing: 'availability_zone of aws_subnet.c["x.y"]' }],
      needs: [
        {
          any: [{ to: 'net:aws_nat_gateway.a', world: 'best', missing: 'whether module.m[0].aws_x.d is one' }],
          world: 'worst',
          missing: 'routes of aws_route_table.e, and of app:aws_route_table.f',
        },
      ],
    })
    .openEnd('app:aws_instance.b', {
      policyRole: 'compute',
      message: 'nothing behind it',
      missing: ['the targets of aws_lb.g'],
    })
    .build();
  const ids = ['aws_subnet.c["x.y"]', 'aws_route_table.e', 'aws_route_table.f', 'module.m[0].aws_x.d'];
  const all = resources('app:aws_instance.b', ...ids.map((id) => `net:${id}`), 'net:aws_lb.g', 'app:aws_lb.g');
  const named = withStackNames(stacked(drawn), all);
  const [, instance] = named.components;
  expect(instance?.missing).toEqual(['subnet_id of app:aws_instance.b']);
  expect(instance?.domains.map(({ missing }) => missing)).toEqual(['availability_zone of net:aws_subnet.c["x.y"]']);
  expect(instance?.needs.map(({ missing }) => missing)).toEqual([
    'routes of net:aws_route_table.e, and of app:aws_route_table.f',
  ]);
  expect(instance?.needs[0]?.alternatives.map(({ missing }) => missing)).toEqual([
    'whether net:module.m[0].aws_x.d is one',
  ]);
  expect(named.openEnds.map(({ missing }) => missing)).toEqual([['the targets of app:aws_lb.g']]);
});

test('an address nobody can place stays as it is', () => {
  const missing = ['the zone of aws_subnet.a', 'endpoint_configuration.endpoint_id of aws_lb.b'];
  const drawn = network().component('app:aws_lb.b', { address: 'aws_lb.b', missing }).build();
  const all = resources('app:aws_lb.b', 'net:aws_subnet.a', 'edge:aws_subnet.a');
  expect(withStackNames(stacked(drawn), all).components[0]?.missing).toEqual([
    'the zone of aws_subnet.a',
    'endpoint_configuration.endpoint_id of app:aws_lb.b',
  ]);
});

test('of one input the facts have no stack', () => {
  const drawn = network()
    .component('aws_lb.b', { missing: ['the targets of aws_lb.b'] })
    .build();
  const all = [{ id: 'aws_lb.b', address: 'aws_lb.b' }];
  expect(withStackNames(stacked(drawn), all).components[0]?.missing).toEqual(['the targets of aws_lb.b']);
});
