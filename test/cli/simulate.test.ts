import { expect, it } from 'vitest';
import { nospof, shop } from './command.ts';

it.concurrent('says what fails, what stops and along which chain', async () => {
  const { code, stdout, stderr } = await nospof(['simulate', shop, '--fail', 'type=aws_db_instance']);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/^fails +1 component \(type=aws_db_instance\)$/m);
  expect(stdout).toMatch(/^✗ aws_lb\.web is down: /m);
  expect(stdout).toMatch(/^ +why[^✗]*→\s+aws_db_instance\.main$/m);
});

it.concurrent('a lost zone is told as lint tells it', async () => {
  const asked = ['--fail', 'zone=ap-northeast-2a', '--and', 'zone=ap-northeast-2b'];
  const { stdout } = await nospof(['simulate', shop, ...asked]);
  expect(stdout).toMatch(/^✗ aws_lb\.web is down: until the zone recovers$/m);
  const mixed = await nospof(['simulate', shop, ...asked, '--and', 'type=aws_db_instance']);
  expect(mixed.stdout).toMatch(/^✗ aws_lb\.web is down: until the failure is resolved$/m);
});

it.concurrent('two parts at once, as JSON', async () => {
  const { code, stdout } = await nospof([
    'simulate',
    shop,
    '--fail',
    'zone=ap-northeast-2a',
    '--and',
    'zone=ap-northeast-2b',
    '--format',
    'json',
  ]);
  const { asked, stops } = JSON.parse(stdout);
  expect([code, asked]).toEqual([0, ['zone=ap-northeast-2a', 'zone=ap-northeast-2b']]);
  expect(JSON.parse(stdout).lost).toBe('zone');
  expect(stops.map(({ service, outage }: { service: string; outage: unknown }) => [service, outage])).toEqual([
    ['aws_lb.web', [null, null]],
  ]);
});

it.concurrent.each([
  ['role=rooter', 'nothing has this role; there are'],
  ['zonee=a', 'unknown key "zonee", did you mean "zone"?'],
  ['router', 'expected KEY=VALUE, such as role=router, several with commas'],
  ['aws_db_instance.main', 'expected KEY=VALUE, did you mean address=aws_db_instance.main?'],
  ['role=compute,role=link', '"role" is given twice; use --and for several parts'],
  ['role=datastore,zone=ap-northeast-2a,type=aws_lb', 'no part that can fail has all of it'],
])('what names nothing is one sentence: %s', async (fail, sentence) => {
  const { code, stdout, stderr } = await nospof(['simulate', shop, '--fail', fail]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(`nospof: --fail ${fail}: ${sentence}`);
});

it.concurrent('a further part that names nothing is not left out in silence', async () => {
  const asked = ['--fail', 'zone=ap-northeast-2a', '--and', 'role=rooter'];
  const { code, stdout, stderr } = await nospof(['simulate', shop, ...asked]);
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain('nospof: --and role=rooter: nothing has this role; there are');
});
