import { describe, expect, test } from 'vitest';
import { testPolicy, tinyNetwork, unknown } from '../../../src/testing.ts';
import type { Probe } from '../../../src/network/network.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';

const strict = { pack: 'strict', policy: 'shallow-probe' } as const;

/** A service behind two lines, which are tried by `probe`. */
function tried(
  probe: Partial<Probe> | undefined,
  { type = '', detect = 'end-to-end' as const, grade = 1 as const } = {},
) {
  const full = probe && { bytes: undefined, wholePath: undefined, ...probe };
  return sketch()
    .component('line-a', { role: 'link', type, address: null })
    .component('line-b', { role: 'link', address: null })
    .group('door', {
      address: null,
      needs: [{ any: ['line-a', 'line-b'], detect, at: 'nospof.yaml:9', ...(full && { probe: full }) }],
    })
    .service('login', { root: 'door', declared: true, grade })
    .build();
}

test('a probe that is small and does not take the whole path is told at the need that has it', () => {
  const found = onlyFinding(tried({ bytes: 64, wholePath: false }), strict);
  expect([found.policy, found.severity, found.verdict, found.source]).toEqual([
    'shallow-probe',
    'error',
    'broken',
    { file: 'nospof.yaml', line: 9 },
  ]);
  expect(found.message).toBe(
    'The probe of door is too shallow to detect a degraded component: not over the whole path of the traffic and 64 bytes, while the path carries 1,500 bytes',
  );
});

test.each([
  [1500, '', 0],
  [1499, '', 1],
  [1446, 'aws_vpn_connection', 0],
  [1445, 'aws_vpn_connection', 1],
])('%i bytes over a way of type "%s": %i findings', (bytes, type, count) => {
  expect(lines(tried({ bytes, wholePath: true }, { type }), strict)).toHaveLength(count);
});

describe('in strict, what is not stated of a probe is told', () => {
  test.each([
    [undefined, 'not stated in nospof.yaml'],
    [{ bytes: 1500 }, 'not stated to take the whole path (whole-path)'],
    [{ wholePath: true }, 'of no stated size (bytes)'],
  ])('%j', (probe, says) => {
    expect(lines(tried(probe), strict)).toEqual([
      `error broken shallow-probe: The probe of door is too shallow to detect a degraded component: ${says}`,
    ]);
  });
});

test('recommended asks about no probe, and strict about none of services without a grade or an objective', () => {
  expect(lines(tried({ bytes: 64, wholePath: false }))).toEqual([]);
  const drawn = sketch()
    .component('line-a', { role: 'link' })
    .component('line-b', { role: 'link' })
    .group('door', { needs: [{ any: ['line-a', 'line-b'], at: 'nospof.yaml:9' }] });
  expect(lines(drawn.service('login', { root: 'door', declared: true }).build(), strict)).toEqual([]);
});

test('one alternative is nothing to switch to, and servers are no path: no probe of them is asked for', () => {
  const one = sketch().component('line-a', { role: 'link', recovery: 60 });
  one.group('door', { needs: [{ any: ['line-a'], at: 'nospof.yaml:9' }] });
  expect(lines(one.service('login', { root: 'door', declared: true, rto: 90, grade: 1 }).build(), strict)).toEqual([]);
  const servers = sketch().component('a').component('b');
  servers.group('door', { needs: [{ any: ['a', 'b'], at: 'nospof.yaml:9' }] });
  expect(lines(servers.service('login', { root: 'door', declared: true, grade: 1 }).build(), strict)).toEqual([]);
});

test('services that need the same alternatives are one finding', () => {
  const need = { any: ['line-a', 'line-b'], probe: { bytes: 64, wholePath: true } };
  const drawn = sketch()
    .component('line-a', { role: 'link' })
    .component('line-b', { role: 'link' })
    .group('one', { needs: [{ ...need, at: 'nospof.yaml:9' }] })
    .group('two', { needs: [{ ...need, at: 'nospof.yaml:19' }] })
    .service('one', { root: 'one', declared: true, grade: 1 })
    .service('two', { root: 'two', declared: true, grade: 2 });
  expect(lines(drawn.build(), strict)).toEqual([
    'error broken shallow-probe: The probes of one and two are too shallow to detect a degraded component: 64 bytes, while the path carries 1,500 bytes',
  ]);
});

test('a probe of the plan is as large as the path carries; AWS sends 56 bytes unless it is set', async () => {
  const probe = (packet: object, more: object = {}) =>
    tinyNetwork({
      aws_networkmonitor_probe: {
        main: { monitor_name: 'm', destination: '10.0.0.1', protocol: 'ICMP', source_arn: 'arn', ...packet },
      },
      ...more,
    });
  const vpn = { aws_vpn_connection: { main: { customer_gateway_id: 'cgw-1', type: 'ipsec.1' } } };
  const tested = await testPolicy({
    pack: 'policies/strict.yaml',
    policy: 'shallow-probe',
    passes: { '1,500 bytes': probe({ packet_size: 1500 }), 'over a VPN': probe({ packet_size: 1446 }, vpn) },
    fails: {
      small: probe({ packet_size: 1446 }),
      'smaller than a VPN carries': probe({ packet_size: 1445 }, vpn),
      'not set': probe({}),
    },
    unproven: { 'not known': probe({ packet_size: unknown }) },
  });
  expect(Object.keys(tested)).toHaveLength(6);
});
