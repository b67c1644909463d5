import { expect, test } from 'vitest';
import { judged, lines, sketch } from './judged.ts';

/** Two members that leave by the NAT gateways of their zones; each NAT gateway serves its own zone only, unless shared. */
function pool(zones: readonly [string, string], options: { shared?: boolean } = {}) {
  const drawn = sketch();
  for (const zone of new Set(zones)) {
    drawn.component(`nat-${zone}`, { role: 'router', domains: [`zone:${zone}`] });
    drawn.group(`way-${zone}`, {
      needs: [{ any: [`nat-${zone}`], ...(!options.shared && { byPlaceOf: `way-${zone}` }) }],
    });
  }
  for (const [index, zone] of zones.entries()) {
    drawn.component(`member-${index}`, {
      address: 'pool',
      domains: [`zone:${zone}`],
      needs: [{ any: [`way-${zone}`], byPlaceOf: `member-${index}` }],
    });
  }
  return drawn.group('web', { needs: [['member-0', 'member-1']] });
}

test('members that all stand in one zone are the decision, not the NAT gateway of that zone', () => {
  const { findings } = judged(pool(['a', 'a']).service('web', { root: 'web' }).build());
  expect(findings.map(({ policy, addresses, also }) => [policy, addresses, also])).toEqual([
    ['single-zone', ['pool'], ['nat-a']],
  ]);
});

test('members in two zones hold', () => {
  expect(lines(pool(['a', 'b']).service('web', { root: 'web' }).build())).toEqual([]);
});

test('a NAT gateway that several zones share is a finding of its own, and so is the zone of the members', () => {
  const { findings } = judged(pool(['a', 'a'], { shared: true }).service('web', { root: 'web' }).build());
  expect(findings.map(({ policy, addresses }) => [policy, addresses])).toEqual([
    ['single-router', ['nat-a']],
    ['single-zone', ['pool']],
  ]);
});

/** One server with the NAT gateway of its zone and a database behind it. */
function server(lone: boolean) {
  return sketch()
    .component('nat', { role: 'router', domains: ['zone:a'] })
    .component('db', { role: 'datastore', domains: ['zone:a'] })
    .component('server', { domains: ['zone:a'], needs: [{ any: ['nat'], byPlaceOf: 'server' }, 'db'] })
    .service('web', { root: 'server', lone })
    .build();
}

test('one server takes the NAT gateway of its zone along, not the single database behind it', () => {
  const { findings } = judged(server(false));
  expect(findings.map(({ policy, addresses, also }) => [policy, addresses, also])).toEqual([
    ['single-component', ['server'], ['nat', 'zone a']],
    ['single-datastore', ['db'], ['zone a']],
  ]);
});

test('a lone server that is a warning takes its NAT gateway along as one', () => {
  const { findings } = judged(server(true));
  expect(findings.map(({ policy, severity }) => [policy, severity])).toEqual([
    ['single-datastore', 'error'],
    ['single-component', 'warning'],
  ]);
});

test('what carries the traffic of a lone server is a warning as well, where several zones share it', () => {
  const drawn = sketch()
    .component('nat', { role: 'router' })
    .component('server', { needs: ['nat'] });
  expect(lines(drawn.service('web', { root: 'server', lone: true }).build()).map((line) => line.split(':')[0])).toEqual(
    ['warning broken single-router', 'warning broken single-component'],
  );
});

test('a zone that a single part in it stops is told with that part; what else stands there is a cause of its own', () => {
  const drawn = (zone: string) =>
    sketch()
      .component('switch', { role: 'l4-switch', domains: ['zone:a'], needs: [['one', 'two']] })
      .component('one', { address: 'pool', domains: ['zone:a'] })
      .component('two', { address: 'pool', domains: [`zone:${zone}`] })
      .service('web', { root: 'switch' })
      .build();
  const told = (zone: string) => judged(drawn(zone)).findings.map(({ policy, addresses }) => [policy, addresses]);
  expect(told('b')).toEqual([['single-l4-switch', ['switch']]]);
  expect(told('a')).toEqual([
    ['single-l4-switch', ['switch']],
    ['single-zone', ['pool']],
  ]);
});

test('of a balancer whose members all stand in one zone, the node in that zone is not to be changed', () => {
  const drawn = sketch()
    .component('one', { address: 'pool', domains: ['zone:a'] })
    .component('two', { address: 'pool', domains: ['zone:a'] });
  for (const zone of ['a', 'b']) {
    drawn.component(`node-${zone}`, { role: 'l4-switch', domains: [`zone:${zone}`], needs: [['one', 'two']] });
  }
  const { findings } = judged(
    drawn
      .group('lb', { needs: [['node-a', 'node-b']] })
      .service('web', { root: 'lb' })
      .build(),
  );
  expect(findings.map(({ policy, addresses }) => [policy, addresses])).toEqual([['single-zone', ['pool']]]);
});

/** The only member of a group, in one of two zones, which leaves a lost zone, and the NAT gateways of its zones. */
function onlyMember(nats: readonly [string, string], rto: number) {
  const drawn = sketch();
  for (const nat of new Set(nats)) drawn.component(`nat-${nat}`, { role: 'router', domains: [`zone:${nat}`] });
  for (const [index, zone] of ['a', 'b'].entries()) {
    const nat = nats[index] ?? '';
    const byPlaceOf = nats[0] === nats[1] ? {} : { byPlaceOf: `way-${zone}` };
    drawn.group(`way-${zone}`, { needs: [{ any: [`nat-${nat}`], ...byPlaceOf }] });
    drawn.group(`in-${zone}`, { domains: [`zone:${zone}`], needs: [`way-${zone}`] });
  }
  const missing = 'zone of pool';
  return drawn
    .component('member', {
      address: 'pool',
      type: 'aws_autoscaling_group',
      relocates: ['zone'],
      recovery: 600,
      domains: ['zone:a', 'zone:b'].map((zone) => ({ in: zone, world: 'worst', missing }) as const),
      needs: [
        { any: ['way-a', 'way-b'], switch: 0, relocated: false, byPlaceOf: 'member' },
        ...['way-a', 'way-b'].map(
          (way) => ({ any: [way], world: 'worst', missing, relocated: false, byPlaceOf: 'member' }) as const,
        ),
        { any: ['in-a', 'in-b'], switch: 0, relocated: true },
      ],
      listedZones: 2,
    })
    .service('web', { root: 'member', rto })
    .build();
}

test('the only member is stuck wherever it stands when the NAT gateway there fails: that there is one is the decision', () => {
  const { findings } = judged(onlyMember(['a', 'b'], 900));
  expect(
    findings.map(({ policy, verdict, message, addresses, also }) => [policy, verdict, message, addresses, also]),
  ).toEqual([
    [
      'single-router',
      'broken',
      'If nat-a or nat-b fails, web stays down until the failed component is replaced (limit 15 min)',
      ['pool'],
      [],
    ],
  ]);
  expect(findings[0]?.fix).toContain('min_size');
});

test('the only member without a time to come back in is single itself, and nothing behind it is told', () => {
  const { findings } = judged(onlyMember(['a', 'b'], 60));
  expect(findings.map(({ policy, addresses, also }) => [policy, addresses, also])).toEqual([
    ['single-component', ['pool'], []],
  ]);
});

test('the NAT gateway of all zones stays the decision: in no other zone the member has a way without it', () => {
  const { findings } = judged(onlyMember(['a', 'a'], 900));
  expect(findings.map(({ policy, addresses, also }) => [policy, addresses, also])).toEqual([
    ['single-router', ['nat-a'], ['zone a']],
  ]);
});
