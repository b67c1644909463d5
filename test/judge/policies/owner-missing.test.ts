import { expect, test } from 'vitest';
import type { Component } from '../../../src/network/network.ts';
import type { ServiceSketch } from '../../networks.ts';
import { componentFacts } from '../facts.ts';
import { ofPolicy, sketch } from '../judged.ts';

const run = { operator: 'operations', faultIsolation: 'control-room' };

function found(
  router: { readonly owner?: string; readonly facts?: Component['facts'] },
  service: Partial<ServiceSketch> = {},
  services = 1,
): string[] {
  const drawn = sketch()
    .component('router', { role: 'router', ...router })
    .component('twin', { role: 'router', owner: 'network', facts: componentFacts(run) });
  for (let index = 0; index < services; index++) {
    const name = `s${index}`;
    drawn.group(name, { needs: [['router', 'twin']] }).service(name, { root: name, declared: true, ...service });
  }
  return ofPolicy('owner-missing', drawn.build());
}

test('passes where an owner, an operator and a lead are named', () => {
  expect(found({ owner: 'network', facts: componentFacts(run) })).toEqual([]);
});

test('fails for each that is not', () => {
  expect(found({ owner: 'network' })).toEqual(['error broken: router has no operator and no fault isolation lead']);
  expect(found({ facts: componentFacts(run) })).toEqual(['error broken: router has no owner']);
  expect(found({ owner: 'network', facts: componentFacts({ operator: 'operations' }) })).toEqual([
    'error broken: router has no fault isolation lead',
  ]);
});

test('the owner of a service answers for what it has for itself, not for what it shares', () => {
  const router = { facts: componentFacts(run) };
  expect(found(router, { owner: 'web-team' })).toEqual([]);
  expect(found(router, { owner: 'web-team' }, 2)).toEqual(['error broken: router has no owner']);
});

test('what no declared service of production stands on is not judged', () => {
  expect(found({}, { declared: false })).toEqual([]);
  expect(found({}, { tier: 'test' })).toEqual([]);
  expect(found({}, { operatorAccess: true })).toEqual([]);
});
