import { expect, test } from 'vitest';
import { componentFacts, peakFacts, serviceFacts } from './facts.ts';
import { judged, sketch } from './judged.ts';

const silent = (drawn: ReturnType<typeof sketch>): readonly string[] =>
  judged(drawn.build()).undeclared.map(({ policy, lacks }) => `${policy}: ${lacks.join(', ')}`);

const pair = () => sketch().group('web', { needs: [['a', 'b']] });

test('where nothing is declared, policies about what is declared say so', () => {
  const drawn = pair().component('a').component('b').service('web', { root: 'web' });
  expect(silent(drawn)).toEqual(
    expect.arrayContaining(['single-site: grade', 'shared-fate: domain', 'survivors-too-small: peak, capacity']),
  );
});

test('what is declared is judged', () => {
  const drawn = pair()
    .component('a', { facts: componentFacts({ capacity: 100 }) })
    .component('b')
    .service('web', { root: 'web', declared: true, facts: serviceFacts({ grade: 2, peak: peakFacts() }) });
  expect(silent(drawn).filter((line) => /single-site|survivors/.test(line))).toEqual([]);
  expect(silent(drawn)).toContain('channels-share-fate: channels');
  expect(
    silent(pair().component('a').component('b').service('web', { root: 'web', dualSite: true, declared: true })),
  ).not.toContain('single-site: grade');
});

test('half of what a policy asks for is not enough', () => {
  const drawn = pair()
    .component('a')
    .component('b')
    .service('web', { root: 'web', declared: true, facts: serviceFacts({ peak: peakFacts() }) });
  expect(silent(drawn)).toContain('survivors-too-small: capacity');
});
