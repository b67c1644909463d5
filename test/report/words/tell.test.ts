import { expect, test } from 'vitest';
import { shortAddress } from '../../../src/input/address.ts';
import type { Fact, Title } from '../../../src/network/network.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { sayIn } from '../../../src/report/words/tell.ts';
import { lines, onlyFinding, sketch } from '../../judge/judged.ts';
import { say } from '../../networks.ts';

const zone: Title = { is: 'zone', of: 'ap-northeast-2a' };

test.each<[Title, string]>([
  [{ is: 'resource', of: 'net:aws_lb.web' }, 'net:aws_lb.web'],
  [{ is: 'resource', of: 'net:aws_lb.web', in: zone }, 'net:aws_lb.web in ap-northeast-2a'],
  [zone, 'zone ap-northeast-2a'],
  [{ ...zone, to: '123456789012' }, 'zone ap-northeast-2a of account 123456789012'],
  [
    { is: 'member', of: 'aws_autoscaling_group.a', in: { is: 'zone-of', of: 'subnet-1' } },
    'a member of aws_autoscaling_group.a in the zone of subnet-1',
  ],
  [{ is: 'one-zone', of: 'aws_subnet.a', and: ['aws_subnet.b'] }, 'one zone containing aws_subnet.a and aws_subnet.b'],
  [{ is: 'domain', of: 'kt', to: 'carrier' }, 'carrier kt'],
])('%j is told', (title, words) => {
  expect(say.title(title)).toBe(words);
});

test.each<[Fact, string]>([
  [{ is: 'argument', of: 'aws_elb.a', path: 'listener.1.port' }, 'listener[1].port of aws_elb.a'],
  [{ is: 'allowed-by', of: 'aws_elb.a', path: 'listener.1.port' }, 'listener[1].port of aws_elb.a'],
  [{ is: 'zones-of', of: 'subnet-1', and: ['subnet-2', 'subnet-3'] }, 'the zones of subnet-1, subnet-2 and subnet-3'],
  [
    { is: 'outage', of: 'a', part: { is: 'resource', of: 'a' }, seconds: [60, 600] },
    'how long a is down (assumed: 1–10 min)',
  ],
])('%j is told', (fact, words) => {
  expect(say.fact(fact)).toBe(words);
});

test('resources by another name', () => {
  const short = sayIn(english, (id) => shortAddress(id));
  expect(short.title({ is: 'writer', of: 'net:module.a.aws_rds_global_cluster.main[0]' })).toBe(
    'the writer of a.main[0]',
  );
});

test('a part that is out and takes its service along is named once', () => {
  const id = 'net:aws_instance.a';
  const drawn = sketch().component(id).service(id, { root: id, lone: true }).build();
  expect(lines(drawn)).toEqual([
    'warning broken single-component: If net:aws_instance.a fails, it stays down until it is replaced (limit 3 min)',
  ]);
});

test('what is down for some time, or until something is replaced', () => {
  const drawn = sketch()
    .component('a', { recovery: [300, Infinity] })
    .service('web', { root: 'a', rtoWithinSite: 180 });
  expect(onlyFinding(drawn.build()).message).toBe(
    'If a fails, web is down for at least 5 min, possibly until the failed component is replaced (limit 3 min)',
  );
});

test('a need is told by what nospof.yaml calls it', () => {
  const drawn = sketch()
    .component('a', { needs: [{ any: [], name: 'the login' }] })
    .service('web', { root: 'a' });
  expect(onlyFinding(drawn.build()).message).toBe(
    'Even without a failure, web may be down: a needs the login, which is not in the inputs',
  );
});
