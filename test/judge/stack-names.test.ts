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
  const named = withStackNames(stacked(drawn)).components;
  expect(named.map(({ label }) => label)).toEqual(['net:aws_lb.a in zone a', 'net:aws_lb.b', 'aws_lb.c', 'gpki']);
  expect(named.map(nameOf)).toEqual(['net:aws_lb.a', 'net:aws_lb.b', 'aws_lb.c', 'gpki']);
});

test('so it does in what is said of an entry with nothing behind it', () => {
  const end = { policyRole: 'l7-proxy', message: 'nothing behind aws_lb.a is in the inputs', missing: [] } as const;
  const drawn = network().component('net:aws_lb.a', { address: 'aws_lb.a' }).openEnd('net:aws_lb.a', end).build();
  expect(withStackNames(stacked(drawn)).openEnds.map(({ message }) => message)).toEqual([
    'nothing behind net:aws_lb.a is in the inputs',
  ]);
});

test('a machine nothing leads to is out, not a service of the same name', () => {
  const id = 'net:aws_instance.a';
  const address = 'aws_instance.a';
  const drawn = sketch().component(id, { address, label: address }).service(id, { root: id, lone: true }).build();
  expect(lines(withStackNames(stacked(drawn)))).toEqual([
    'warning broken single-component: net:aws_instance.a fails and is out for ever (limit 3 min)',
  ]);
});
