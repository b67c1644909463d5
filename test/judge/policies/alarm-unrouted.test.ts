import { expect, test } from 'vitest';
import type { ComponentFacts, Rota } from '../../../src/network/network.ts';
import { testPolicy, tinyNetwork, unknown } from '../../../src/testing.ts';
import { componentFacts } from '../facts.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';

const strict = { pack: 'strict', policy: 'alarm-unrouted' } as const;
const alarm = { at: 'nospof.yaml:20', on: 'errors', to: 'noc', muted: false };
const noc: Rota = { at: 'nospof.yaml:30', hours: '24x7', reach: ['phone'] };

/** A service on two routers, of which one has facts. */
function watched(facts: Partial<ComponentFacts> | undefined, rota: Partial<Rota> = {}, service: object = { grade: 1 }) {
  return sketch()
    .component('router-a', {
      role: 'router',
      address: null,
      ...(facts && { facts: componentFacts({ name: 'router-a', ...facts }) }),
    })
    .component('router-b', { role: 'router' })
    .group('door', { needs: [['router-a', 'router-b']] })
    .service('login', { root: 'door', declared: true, ...service })
    .stated({ rotas: new Map([['noc', { ...noc, ...rota }]]) })
    .build();
}

test('an alarm to a rota that is reached at any hour holds', () => {
  expect(lines(watched({ alarms: [alarm] }), strict)).toEqual([]);
});

test('a muted alarm is told at its line', () => {
  const found = onlyFinding(watched({ alarms: [alarm, { ...alarm, at: 'nospof.yaml:21', muted: true }] }), strict);
  expect([found.policy, found.severity, found.verdict, found.message, found.source]).toEqual([
    'alarm-unrouted',
    'error',
    'broken',
    'A failure of router-a may alert no person: the alarm on "errors" is muted',
    { file: 'nospof.yaml', line: 21 },
  ]);
});

test.each([
  [{ alarms: [] }, 'no alarm is declared or in the inputs'],
  [{ alarms: [{ ...alarm, to: undefined }] }, 'the alarm on "errors" names no rota'],
])('%j: %s', (facts, says) => {
  expect(lines(watched(facts), strict)).toEqual([
    `error broken alarm-unrouted: A failure of router-a may alert no person: ${says}`,
  ]);
});

test.each([
  [{ hours: '09:00-18:00' }, 'is on duty at 09:00-18:00 only'],
  [{ hours: undefined }, 'has no stated hours'],
  [{ reach: ['mail', 'screen'] as const }, 'is reached by mail or a screen only'],
])('a rota that is not reached at night is told once, at its line: %j', (rota, says) => {
  const found = onlyFinding(watched({ alarms: [alarm] }, rota), strict);
  expect([found.message, found.source]).toEqual([
    `Alarms of router-a may reach no person: rota noc ${says}`,
    { file: 'nospof.yaml', line: 30 },
  ]);
});

test('a resource has to have an alarm where it is common equipment or has a grade of 1 or 2', () => {
  const drawn = (facts: Partial<ComponentFacts>) =>
    sketch()
      .component('router-a', { role: 'router', facts: componentFacts({ name: 'router-a', ...facts }) })
      .component('router-b', { role: 'router' })
      .group('door', { needs: [['router-a', 'router-b']] })
      .service('login', { root: 'door', declared: true, grade: 1 })
      .build();
  expect(lines(drawn({ shared: true }), strict)).toHaveLength(1);
  expect(lines(drawn({ grade: 2 }), strict)).toHaveLength(1);
  expect(lines(drawn({ grade: 3 }), strict)).toEqual([]);
  expect(lines(drawn({}), strict)).toEqual([]);
});

test('nothing is asked of parts that nothing is stated of, of other services, and by recommended', () => {
  expect(lines(watched(undefined), strict)).toEqual([]);
  expect(lines(watched({ alarms: [] }, {}, { grade: 3 }), strict)).toEqual([]);
  expect(lines(watched({ alarms: [] }))).toEqual([]);
});

test('an alarm of the plan whose actions are switched off alerts no person', async () => {
  const made = (more: object) => tinyNetwork({ aws_cloudwatch_metric_alarm: { main: { alarm_name: 'a', ...more } } });
  const tested = await testPolicy({
    pack: 'policies/strict.yaml',
    policy: 'alarm-unrouted',
    passes: { 'with actions': made({}), 'switched on': made({ actions_enabled: true }) },
    fails: { 'switched off': made({ actions_enabled: false }) },
    unproven: { 'not known': made({ actions_enabled: unknown }) },
  });
  expect(Object.keys(tested)).toHaveLength(4);
});
