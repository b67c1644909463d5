import { expect, test } from 'vitest';
import type { DomainFacts } from '../../../src/network/network.ts';
import { componentFacts } from '../facts.ts';
import { ofPolicy, sketch } from '../judged.ts';

function found(facts: Partial<DomainFacts>, grade: 1 | 2 | 3, place = 'room:7', own?: 1): string[] {
  const all: DomainFacts = { at: 'nospof.yaml:30', facility: undefined, battery: undefined, planned: false, ...facts };
  const drawn = sketch()
    .domain(place, { facts: all })
    .group('web', { needs: [['a', 'b']] })
    .component('a', { domains: [place], facts: componentFacts({ grade: own }) })
    .component('b')
    .component('batteries', { domains: ['room:8'] })
    .domain('room:8', { facts: { ...all, facility: undefined, battery: true } })
    .service('web', { root: 'web', declared: true, grade });
  return ofPolicy('facility-below-grade', drawn.build());
}

test('fails where batteries stand with what a service stands on', () => {
  expect(found({ battery: true }, 3)).toEqual([
    'error broken: Batteries are in room 7, together with components of web',
  ]);
  expect(found({ battery: false }, 3)).toEqual([]);
  // A building has batteries somewhere.
  expect(found({ battery: true }, 3, 'building:main')).toEqual([]);
});

test('fails below the level that the strictest grade asks for', () => {
  const low = (level: string, needed: string, grade: number) => [
    `error broken: The protection level of room 7 is ${level}, and web (grade ${grade}) needs ${needed}`,
  ];
  expect(found({ facility: 'medium' }, 1)).toEqual(low('medium', 'high', 1));
  expect(found({ facility: 'high' }, 1)).toEqual([]);
  expect(found({ facility: 'low' }, 2)).toEqual(low('low', 'medium', 2));
  expect(found({ facility: 'medium' }, 2)).toEqual([]);
  expect(found({ facility: 'low' }, 3)).toEqual([]);
  // What is run more strictly than the service.
  expect(found({ facility: 'low' }, 3, 'room:7', 1)).toEqual(low('low', 'high', 1));
});

test('of a place about which nothing is stated nothing is known', () => {
  expect(found({}, 1)).toEqual([]);
});
