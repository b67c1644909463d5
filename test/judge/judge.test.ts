import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Network } from '../../src/network/network.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { compile } from '../../src/simulate/compile.ts';
import { written } from '../../src/network/title.ts';
import { network, say } from '../networks.ts';
import { randomNetwork } from '../simulate/random-networks.ts';
import { judged, lines, onlyFinding, sketch } from './judged.ts';

test('a service that is not up without failure is one unproven finding that names the fact', () => {
  const drawn = sketch()
    .group('targets', { needs: [{ any: [], missing: 'attachment of targets' }] })
    .component('nlb', { role: 'l4-switch', needs: ['targets'], domains: ['zone:1'] })
    .group('web', { needs: ['nlb'] })
    .service('web', { root: 'web' });
  const found = onlyFinding(drawn.build());
  expect([found.policy, found.verdict, found.message, found.missing, found.witness]).toEqual([
    'single-l4-switch',
    'unproven',
    'Even without a failure, web may be down: targets depends on something that is not in the inputs: attachment of targets',
    ['attachment of targets'],
    ['web', 'nlb', 'targets'],
  ]);
});

test('services that lack the same thing are one finding', () => {
  const drawn = sketch().group('db', { needs: [{ any: [] }] });
  for (const name of ['a', 'b']) drawn.group(name, { needs: ['db'] }).service(name, { root: name });
  expect(lines(drawn.build())).toEqual([
    'error unproven single-component: Even without a failure, a and b may be down: db depends on something that is not in the inputs',
  ]);
});

test('an open end is one unproven finding under the policy of its role, also when a service stands on it', () => {
  const drawn = sketch()
    .component('lb', { role: 'l4-switch', needs: [[]], address: 'aws_lb.web' })
    .openEnd('lb', { policyRole: 'l4-switch', missing: ['targets of lb'] })
    .service('web', { root: 'lb' });
  const found = onlyFinding(drawn.build());
  expect([found.policy, found.verdict, found.message, found.missing, found.addresses]).toEqual([
    'single-l4-switch',
    'unproven',
    'The inputs contain nothing behind lb',
    ['targets of lb'],
    ['aws_lb.web'],
  ]);
});

test('a circle that leans on itself lacks nothing', () => {
  const drawn = sketch().component('lb', { role: 'l4-switch', needs: ['web'] });
  const found = onlyFinding(
    drawn
      .group('web', { needs: ['lb'] })
      .service('web', { root: 'web' })
      .build(),
  );
  expect([found.verdict, found.message, found.missing, found.fix]).toEqual([
    'unproven',
    'Even without a failure, web may be down: lb needs web, which cannot start before it',
    ['whether lb or its dependency starts first'],
    'These components depend on each other, so none of them can start first. If one of them can work without the other, declare an alternative in nospof.yaml or remove that need.',
  ]);
});

test('an open end is told of every service that cannot do without it, as a whole or at one site', () => {
  const end = { policyRole: 'l4-switch', missing: ['targets of lb'] } as const;
  const drawn = sketch()
    .component('lb', { role: 'l4-switch', fails: false })
    .component('other', { role: 'l4-switch', fails: false })
    .group('name', { needs: ['lb'] })
    .group('either', { needs: [['lb', 'other']] })
    .group('here', { needs: ['lb'] })
    .openEnd('lb', end)
    .service('behind', { root: 'name', declared: true, grade: 1 })
    .service('beside', { root: 'either', declared: true, grade: 1 })
    .service('two-sites', { root: 'either', withinSite: { here: 'here' }, declared: true, grade: 1 })
    .build();
  const { findings, services, verdict } = judged(drawn, { pack: 'strict', policy: 'single-l4-switch' });
  expect(findings.map(({ message, services: told }) => [message, told.map(({ name }) => name)])).toEqual([
    ['The inputs contain nothing behind lb', ['behind', 'two-sites']],
  ]);
  expect([...services]).toEqual([
    ['behind', 'unproven'],
    ['two-sites', 'unproven'],
  ]);
  expect([verdict, judged(drawn).verdict]).toEqual(['rejected', 'accepted']);
});

test('what is up only in the best world is unproven once, and what is broken in it is still broken', () => {
  const drawn = sketch()
    .component('a')
    .component('b')
    .group('web', {
      needs: [
        'a',
        { any: ['b', { to: 'a', world: 'best' }], world: 'best' },
        { any: [], world: 'worst', missing: 'table of web' },
      ],
    })
    .service('web', { root: 'web' });
  expect(lines(drawn.build())).toEqual([
    'error broken single-component: If a fails, web stays down until the failed component is replaced (limit 3 min)',
    'error unproven single-component: Even without a failure, web may be down: web depends on something that is not in the inputs: table of web',
  ]);
});

test('verdicts of services, and of the whole', () => {
  const drawn = sketch()
    .component('a', { recovery: [0, 600] })
    .component('b', { domains: ['zone:1'] })
    .service('maybe', { root: 'a', grade: 1, declared: true, rtoWithinSite: 180 })
    .build();
  const recommended = judged(drawn);
  expect([recommended.verdict, [...recommended.services]]).toEqual(['accepted', [['maybe', 'unproven']]]);
  expect(judged(drawn, { pack: 'strict' }).verdict).toBe('rejected');
  const broken = sketch().component('a').service('web', { root: 'a' }).build();
  expect([judged(broken).verdict, [...judged(broken).services]]).toEqual(['rejected', [['web', 'broken']]]);
  const lone = sketch().component('a').service('web', { root: 'a', lone: true }).build();
  expect(judged(lone).verdict).toBe('accepted');
});

test('an unproven part does not hide that the loss of the site is proven to be too long', () => {
  const drawn = sketch()
    .component('a', { recovery: [60, 600], domains: ['site:dj'] })
    .service('web', { root: 'a', grade: 1, declared: true, rtoWithinSite: 180 });
  expect(lines(drawn.build())).toEqual([
    'error broken single-site: If site dj is lost, web stays down until the site recovers (limit 1 h)',
    'error unproven single-component: If a fails, web may be down for up to 10 min (limit 3 min)',
  ]);
});

test('the smaller of two nested domains is reported', () => {
  const drawn = sketch()
    .component('a', { domains: ['rack:7', 'zone:1'] })
    .component('b', { domains: ['rack:7', 'zone:1'] })
    .component('c', { domains: ['zone:1'] })
    .group('web', { needs: [['a', 'b']] })
    .service('web', { root: 'web' });
  const found = onlyFinding(drawn.build());
  expect([found.policy, found.failure.label, found.also]).toEqual(['shared-fate', 'rack 7', ['zone 1']]);
});

test('a component is reported once, with every service it stops', () => {
  const drawn = sketch().component('gw', { role: 'router', owner: 'x' });
  for (const name of ['c', 'b', 'a']) drawn.group(name, { needs: ['gw'] }).service(name, { root: name });
  const found = onlyFinding(drawn.build());
  expect([found.message, found.services.map(({ name }) => name)]).toEqual([
    'If gw fails, a and 2 other services stay down until the failed component is replaced (limit 3 min)',
    ['a', 'b', 'c'],
  ]);
});

test('what is declared leads the sentence', () => {
  const drawn = sketch()
    .component('gw', { role: 'router' })
    .service('inferred', { root: 'gw' })
    .service('saeol', { root: 'gw', declared: true, rto: 7200 });
  expect(onlyFinding(drawn.build()).message).toBe(
    'If gw fails, saeol and inferred stay down until the failed component is replaced (limit 2 h)',
  );
});

test('fingerprints do not depend on times, and differ between failures', () => {
  const one = (recovery: number, id: string) =>
    onlyFinding(sketch().component(id, { recovery }).service('web', { root: id }).build()).fingerprint;
  expect(one(300, 'a')).toBe(one(400, 'a'));
  expect(one(300, 'a')).not.toBe(one(300, 'b'));
  expect(one(300, 'a')).toMatch(/^[0-9a-f]{16}$/);
});

test('an empty network has no findings', () => {
  expect(lines(network().build())).toEqual([]);
});

/** Every third component stands for a service. */
function withServices(drawn: Network): Network {
  const services = drawn.components
    .filter(({ index }) => index % 3 === 0)
    .map(({ index, id }) => ({
      name: id,
      title: written(id),
      root: index,
      grade: 1 as const,
      declared: true,
      rto: undefined,
      rtoWithinSite: undefined,
      rpo: undefined,
      owner: undefined,
      tier: 'production' as const,
      dualSite: false,
      withinSite: new Map<string, number>(),
      operatorAccess: false,
      entered: true,
      lone: false,
      isLogin: [],
      notModelled: [],
    }));
  return { ...drawn, services, tiers: { ...drawn.tiers, testInInputs: true } };
}

test('no failure is named twice for one service, and every component that breaks a service is named', () => {
  fc.assert(
    fc.property(randomNetwork(12).map(withServices), (drawn) => {
      const { findings } = judged(drawn);
      const named = findings
        .filter(({ failure }) => /^c\d+$/.test(failure.label))
        .flatMap(({ failure, services }) =>
          failure.components.flatMap((id) => services.map(({ name }) => `${id} ${name}`)),
        );
      expect(new Set(named).size).toBe(named.length);

      const best = compile(drawn, 'best');
      const worst = compile(drawn, 'worst');
      const alone = new Set(
        findings
          .filter(({ verdict, message }) => verdict === 'broken' && /^If (?:c\d+(?: or )?)+ fails, /.test(message))
          .flatMap(({ failure, services }) =>
            failure.components.flatMap((id) => services.map(({ name }) => `${id} ${name}`)),
          ),
      );
      for (const failure of componentFailures(drawn)) {
        const seconds = [outage(best, failure.best, failure), outage(worst, failure.worst, failure)] as const;
        for (const { root, name } of drawn.services) {
          if (!best.up(root) || Math.min(seconds[0].of(root), seconds[1].of(root)) <= 180) continue;
          expect(alone).toContain(`${drawn.components[failure.component!]!.id} ${name}`);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test('every domain that breaks a service is named, or is also, or a part of it is named', () => {
  fc.assert(
    fc.property(randomNetwork(12).map(withServices), (drawn) => {
      const { findings } = judged(drawn);
      const best = compile(drawn, 'best');
      for (const [kind, limit] of [
        ['zone', 180],
        ['site', 3600],
        ['carrier', 180],
      ] as const) {
        for (const failure of domainFailures(drawn, kind)) {
          const title = say.title(failure.title);
          const inside = new Set([...failure.best, ...failure.worst].map((index) => drawn.components[index]?.id ?? ''));
          const seconds = [
            outage(best, failure.best, failure),
            outage(compile(drawn, 'worst'), failure.worst, failure),
          ] as const;
          for (const { root, name } of drawn.services) {
            if (!best.up(root) || Math.min(seconds[0].of(root), seconds[1].of(root)) <= limit) continue;
            const mentions = findings.filter(
              (one) =>
                one.services.some((service) => service.name === name) &&
                (one.failure.label === title ||
                  one.also.includes(title) ||
                  (one.verdict === 'broken' && one.failure.components.some((id) => inside.has(id)))),
            );
            expect(mentions.length).toBeGreaterThan(0);
          }
        }
      }
    }),
    { numRuns: 300 },
  );
});

test('what a zone stops in a test tier is not told with what it stops in production', () => {
  const drawn = sketch();
  for (const [name, tier] of [
    ['web', 'production'],
    ['trial', 'test'],
  ] as const)
    drawn
      .component(name, { tier, domains: ['zone:a'], relocates: [], recovery: 10 })
      .service(name, { root: name, tier });
  const named = judged(drawn.build()).findings.map(({ severity, services }) => [
    severity,
    ...services.map((one) => one.name),
  ]);
  for (const [, ...names] of named) expect(names).not.toEqual(expect.arrayContaining(['web', 'trial']));
});
