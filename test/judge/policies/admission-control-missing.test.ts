import { expect, test } from 'vitest';
import type { ServiceFacts } from '../../../src/network/network.ts';
import type { NetworkSketch } from '../../networks.ts';
import { serviceFacts } from '../facts.ts';
import { ofPolicy, sketch } from '../judged.ts';

function drawn(isPublic: boolean | undefined, admission: ServiceFacts['admission']): NetworkSketch {
  return sketch()
    .group('root', { needs: ['record'] })
    .group('record', { needs: [['node-a', 'node-b']] })
    .component('node-a', { role: 'l7-proxy', address: 'aws_lb.web', isPublic, needs: ['other'] })
    .component('node-b', { role: 'l7-proxy', address: 'aws_lb.web', isPublic, needs: ['other'] })
    .group('other', { needs: [['door-a', 'door-b']] })
    .component('door-a', { role: 'l7-proxy', isPublic: true })
    .component('door-b', { role: 'l7-proxy', isPublic: true })
    .service('web', { root: 'root', declared: true, facts: serviceFacts({ admission }) });
}

function found(isPublic: boolean | undefined, admission: ServiceFacts['admission']): string[] {
  return ofPolicy('admission-control-missing', drawn(isPublic, admission).build());
}

test('fails where the internet leads to a service without both', () => {
  const says = 'error broken: web can be reached from the internet and has';
  expect(found(true, undefined)).toEqual([`${says} no limit per source and no waiting queue`]);
  expect(found(true, { perSource: 10, queue: undefined })).toEqual([`${says} no waiting queue`]);
  expect(found(true, { perSource: 10, queue: false })).toEqual([`${says} no waiting queue`]);
  expect(found(true, { perSource: undefined, queue: true })).toEqual([`${says} no limit per source`]);
});

test('passes with both, and where only those inside come', () => {
  expect(found(true, { perSource: 10, queue: true })).toEqual([]);
  // What is behind an internal entry is no entry of this service.
  expect(found(false, undefined)).toEqual([]);
});

test('what another declared service is entered by is its own matter', () => {
  const other = { root: 'other', declared: true, facts: serviceFacts({ admission: { perSource: 10, queue: true } }) };
  expect(ofPolicy('admission-control-missing', drawn(undefined, undefined).service('other', other).build())).toEqual(
    [],
  );
  expect(found(undefined, undefined)).toHaveLength(1);
});
