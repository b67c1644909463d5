import { expect, test } from 'vitest';
import type { ComponentSketch } from '../../networks.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';
import { componentFacts, serviceFacts } from '../facts.ts';

/** A service of grade 1 that leans on parts with these grades, one of which is enough. */
function leaning(
  grades: Readonly<Record<string, ComponentSketch & { grade?: 1 | 2 | 3 | 4 }>>,
  grade: 1 | 2 | 3 | 4 = 1,
) {
  const drawn = sketch();
  for (const [id, { grade: own, ...part }] of Object.entries(grades))
    drawn.component(id, { fails: false, facts: componentFacts({ name: id, grade: own }), ...part });
  return drawn
    .group('door', { needs: [Object.keys(grades)] })
    .service('saeol', { root: 'door', grade, declared: true, facts: serviceFacts({ grade, at: 'nospof.yaml:4' }) });
}

test('what is graded less strictly than a service that needs it is refused, at its line', () => {
  const found = onlyFinding(leaning({ gpki: { grade: 3 } }).build());
  expect([found.policy, found.severity, found.verdict, found.message, found.source, found.witness]).toEqual([
    'grade-inversion',
    'error',
    'broken',
    'gpki has grade 3, but door (grade 1) depends on it',
    { file: 'nospof.yaml', line: 7 },
    ['door', 'gpki'],
  ]);
});

test('of the same grade or stricter it holds, and without a grade nothing is said', () => {
  expect(lines(leaning({ gpki: { grade: 1 } }).build())).toEqual([]);
  expect(lines(leaning({ gpki: { grade: 2 } }, 2).build())).toEqual([]);
  expect(lines(leaning({ gpki: { grade: 1 } }, 3).build())).toEqual([]);
  expect(lines(leaning({ gpki: {} }).build())).toEqual([]);
});

test('one alternative of the right grade is enough', () => {
  expect(lines(leaning({ gpki: { grade: 3 }, passwords: { grade: 1 } }).build())).toEqual([]);
  expect(lines(leaning({ gpki: { grade: 3 }, passwords: { grade: 2 } }).build())).toEqual([
    'error broken grade-inversion: gpki has grade 3, but door (grade 1) depends on it',
    'error broken grade-inversion: passwords has grade 2, but door (grade 1) depends on it',
  ]);
});

test('what is behind the first of a lower grade is not told beside it', () => {
  const facts = (name: string, grade: 3 | 4) => ({ fails: false, facts: componentFacts({ name, grade }) });
  const drawn = sketch()
    .component('gpki', { ...facts('gpki', 3), needs: ['disk'] })
    .component('disk', facts('disk', 4))
    .group('door', { needs: ['gpki'] })
    .service('saeol', { root: 'door', grade: 1, declared: true, facts: serviceFacts({ grade: 1 }) });
  expect(lines(drawn.build())).toEqual([
    'error broken grade-inversion: disk has grade 4, but gpki (grade 3) depends on it',
    'error broken grade-inversion: gpki has grade 3, but door (grade 1) depends on it',
  ]);
});

test('a service that others depend on is told once, for all of them', () => {
  const service = (grade: 1 | 2 | 3) => ({ grade, declared: true, facts: serviceFacts({ grade }) });
  const drawn = sketch()
    .group('residents')
    .group('saeol', { needs: ['residents'] })
    .group('web', { needs: ['residents'] })
    .service('residents', { root: 'residents', ...service(3) })
    .service('saeol', { root: 'saeol', ...service(1) })
    .service('web', { root: 'web', ...service(2) });
  expect(lines(drawn.build())).toEqual([
    'error broken grade-inversion: residents has grade 3, but saeol (grade 1) and web (grade 2) depend on it',
  ]);
});

test('a need that the plan leaves open is a question', () => {
  const drawn = sketch()
    .component('gpki', { fails: false, facts: componentFacts({ name: 'gpki', grade: 3 }) })
    .group('door', { needs: [{ any: ['gpki'], world: 'worst', missing: 'login of door' }] })
    .service('saeol', { root: 'door', grade: 1, declared: true, facts: serviceFacts({ grade: 1 }) });
  const found = onlyFinding(drawn.build());
  expect([found.verdict, found.message, found.missing]).toEqual([
    'unproven',
    'gpki has grade 3, but door (grade 1) may depend on it',
    ['login of door'],
  ]);
});
