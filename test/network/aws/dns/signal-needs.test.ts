import fc from 'fast-check';
import { expect, test } from 'vitest';
import { time } from '../../../../src/input/time.ts';
import { signal } from '../../../../src/network/aws/dns/failover-signal.ts';
import { type Peer, needOneOf } from '../../../../src/network/aws/dns/signal-needs.ts';
import { NetworkBuilder } from '../../../../src/network/builder.ts';
import { written } from '../../../../src/network/title.ts';
import { compile } from '../../../../src/simulate/compile.ts';
import { outage } from '../../../../src/simulate/outage.ts';
import { network } from '../../../networks.ts';

interface Drawn {
  readonly seconds: number;
  readonly blind: boolean;
  readonly serves: boolean;
  readonly dead: boolean;
}

/** How long a name is out when the dead peers fail, by the model. */
function modelled(peers: readonly Drawn[]): number {
  const graph = {
    resources: [],
    ofType: () => [],
    resolve: () => never(),
    sourceOf: () => undefined,
    textsAt: () => [],
    mentions: () => [],
  };
  const times = { entries: new Map(), time: () => never() };
  const facts = { tierOf: () => 'unstated' as const, siteOf: () => undefined };
  const provider = {
    familyOf: () => undefined,
    classOf: () => '',
    isGlobal: () => false,
    listedZones: () => 0,
    dataSets: () => [],
    shown: () => ({}),
  };
  const net = new NetworkBuilder(graph, times, facts, provider);
  const root = net.group('root', written('root'));
  const drawn = peers.map((peer, index): Peer => {
    const part = net.group(`peer ${index}`, written(`peer ${index}`));
    net.embody(part, { role: 'compute' });
    const switchTime = time(peer.seconds, peer.seconds);
    return { component: part.index, serves: peer.serves, signal: signal(peer.blind ? 'none' : 'tcp', switchTime) };
  });
  needOneOf(net, root, drawn);
  const dead = drawn.filter((_, index) => peers[index]?.dead).map(({ component }) => component);
  const model = compile({ ...network().build(), components: net.drafts }, 'worst');
  return outage(model, dead, { kind: 'component', mode: 'down' }).of(root.index);
}

/** The same, by what Route 53 does: whoever is sent to a dead peer waits until that peer is called dead. */
function expected(peers: readonly Drawn[]): number {
  if (peers.every(({ dead }) => dead)) return Infinity;
  const serving = peers.some(({ serves }) => serves) ? peers.filter(({ serves }) => serves) : peers;
  return Math.max(0, ...serving.filter(({ dead }) => dead).map(({ blind, seconds }) => (blind ? Infinity : seconds)));
}

function never(): never {
  throw new Error('not asked in this test');
}

test('a client waits for the signal of the peer it lost, and for no other', () => {
  const peer = fc.record({
    seconds: fc.constantFrom(10, 30, 90),
    blind: fc.boolean(),
    serves: fc.boolean(),
    dead: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(peer, { minLength: 1, maxLength: 6 }), (peers) => {
      expect(modelled(peers)).toBe(expected(peers));
    }),
    { numRuns: 500 },
  );
});

test('as many peers with as many signals need no more than that many needs', () => {
  const peers = Array.from({ length: 2000 }, (_, seconds) => ({
    seconds,
    blind: false,
    serves: true,
    dead: seconds < 50,
  }));
  expect(modelled(peers)).toBe(49);
});
