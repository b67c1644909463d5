import { expect, test } from 'vitest';
import { serviceFacts } from '../facts.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';

/** A service with two channels; what each of them needs. */
function channels(web: readonly string[], counter: readonly string[], more: { counterWorld?: 'worst' } = {}) {
  const need = (any: readonly string[], world?: 'worst') => ({
    any: [...any],
    ...(world && { world, missing: 'login of counter' }),
  });
  const drawn = sketch()
    .component('gpki', { role: 'keys', needs: ['disk'] })
    .component('passwords', { role: 'keys' });
  drawn
    .component('disk', { role: 'storage', needs: [] })
    .component('web', { role: 'entry', needs: [need(web)] })
    .component('counter', { role: 'entry', needs: [need(counter, more.counterWorld)] })
    .group('saeol');
  const subject = (name: string, index: number) => ({ name, components: [index], service: undefined });
  const facts = serviceFacts({ channels: [subject('web', 3), subject('counter', 4)] });
  return drawn.service('saeol', { root: 'saeol', declared: true, facts }).build();
}

test('one component that all channels need is refused at the one nearest to them', () => {
  const found = onlyFinding(channels(['gpki'], ['gpki']));
  expect([found.policy, found.severity, found.verdict, found.message, found.addresses, found.witness]).toEqual([
    'channels-share-fate',
    'error',
    'broken',
    'If gpki fails, saeol is usable through no channel: web and counter depend on it',
    ['gpki'],
    ['web', 'gpki'],
  ]);
});

test('a channel that can do without it is enough', () => {
  expect(lines(channels(['gpki'], ['passwords']))).toEqual([]);
  expect(lines(channels(['gpki'], ['gpki', 'passwords']))).toEqual([]);
});

test('where it is open whether a channel needs it, that is the question', () => {
  const found = onlyFinding(channels(['gpki'], ['gpki'], { counterWorld: 'worst' }));
  expect([found.verdict, found.message]).toEqual([
    'unproven',
    'If gpki fails, saeol may be usable through no channel: web and counter depend on it',
  ]);
});

test('one channel, or one that is named twice, shares nothing', () => {
  const subject = { name: 'web', components: [0], service: undefined };
  const one = (list: (typeof subject)[]) =>
    sketch()
      .component('web', { role: 'entry' })
      .group('saeol')
      .service('saeol', { root: 'saeol', declared: true, facts: serviceFacts({ channels: list }) })
      .build();
  expect(lines(one([subject]))).toEqual([]);
  expect(lines(one([subject, { ...subject, name: 'site' }]))).toEqual([]);
});

test('a means of login stands for what it consists of', () => {
  const login = { role: 'authentication', fails: false, domains: ['authentication-means:gpki'] } as const;
  const subject = (name: string, index: number) => ({ name, components: [index], service: undefined });
  const drawn = sketch()
    .component('gpki', { ...login, needs: ['disk'] })
    .component('disk', { role: 'storage' })
    .component('web', { role: 'entry', needs: ['gpki'] })
    .component('counter', { role: 'entry', needs: ['gpki'] })
    .group('saeol')
    .service('saeol', {
      root: 'saeol',
      declared: true,
      facts: serviceFacts({ channels: [subject('web', 2), subject('counter', 3)] }),
    });
  expect(lines(drawn.build()).filter((line) => line.includes('channels'))).toEqual([
    'error broken channels-share-fate: If authentication-means gpki fails, saeol is usable through no channel: web and counter depend on it',
  ]);
});
