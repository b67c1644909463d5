import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Report } from '../../src/lint.ts';
import { planAt } from '../input/applied.ts';
import { withOrders } from '../input/second-service.ts';
import { folderWithPlans, nospof } from './command.ts';

const cwd = folderWithPlans();
beforeAll(async () => {
  const plan = readFileSync(join(cwd, 'plan.json'), 'utf8');
  writeFileSync(join(cwd, 'better.json'), plan.replaceAll(/"multi_az": ?false/g, '"multi_az":true'));
  for (const name of ['plan', 'better'])
    await nospof(['lint', `${name}.json`, '--format', `json=${name}-report.json`], { cwd });
});
afterAll(() => rmSync(cwd, { recursive: true }));

/** `introduced single-datastore`, and the exit code. */
async function compared(args: readonly string[], stdin?: string) {
  const { code, stdout, stderr } = await nospof(['diff', ...args, '--format', 'json'], {
    cwd,
    ...(stdin && { stdin }),
  });
  expect(stderr).toBe('');
  const { findings, changes, verdict }: Report = JSON.parse(stdout);
  const told = findings.map(({ change, policy, rejects }) => `${change} ${policy}${rejects ? ' rejects' : ''}`);
  const resolved = changes?.resolved.map(({ policy }) => `resolved ${policy}`) ?? [];
  return { code, verdict, told: [...told, ...resolved], base: changes?.base?.map(({ path }) => path) };
}

const worse = ['introduced single-datastore rejects', 'already-there no-test-tier'];
const better = ['already-there no-test-tier', 'resolved single-datastore'];

it.each([
  ['two plans', ['better.json', 'plan.json'], 'better.json'],
  ['two saved reports', ['better-report.json', 'plan-report.json'], 'better.json'],
  ['a saved report and a plan', ['better-report.json', 'plan.json'], 'better.json'],
  ['a plan and a saved report', ['better.json', 'plan-report.json'], 'better.json'],
])('%s: what is introduced rejects, what is resolved is named', async (_, args, base) => {
  expect(await compared(args)).toEqual({ code: 1, verdict: 'rejected', told: worse, base: [base] });
  const back = args.toReversed();
  expect(await compared(back)).toMatchObject({ code: 0, verdict: 'accepted', told: better });
});

it('nothing changes from an input to itself', async () => {
  const { code, told } = await compared(['plan.json', './plan.json']);
  expect([code, told]).toEqual([0, ['already-there single-datastore', 'already-there no-test-tier']]);
  expect((await compared(['plan.json', 'plan-report.json'])).told).toEqual(told);
});

it('standard input is either of both', async () => {
  const text = readFileSync(join(cwd, 'better-report.json'), 'utf8');
  expect(await compared(['-', 'plan.json'], text)).toMatchObject({ code: 1, told: worse });
  expect(await compared(['plan.json', '-'], text)).toMatchObject({ code: 0, told: better });
});

it('--fail-on error rejects what was there, too', async () => {
  const { code, told } = await compared(['plan.json', 'better.json', '--fail-on', 'error']);
  expect([code, told[0]]).toEqual([1, 'already-there no-test-tier rejects']);
});

it('what is there only after the change may be declared', async () => {
  writeFileSync(join(cwd, 'shop.yaml'), 'version: 1\nservices: { shop: { entry: aws_lb.web } }\n');
  const { code, told } = await compared(['nothing.json', 'plan.json', '--config', 'shop.yaml']);
  expect([code, told.every((one) => one.startsWith('introduced'))]).toEqual([1, true]);
});

it('what a waiver accepts is no rejection, and a waiver that does not apply is nothing that the change brings', async () => {
  writeFileSync(
    join(cwd, 'w.yaml'),
    [
      'version: 1',
      'waivers:',
      '  - policy: single-datastore',
      '    addresses: aws_db_instance.main',
      '    reason: replaced in May',
      '    requester: kim@example.org',
      '    approver: lee@example.org',
      '    expires: 2027-03-01',
      '',
    ].join('\n'),
  );
  const options = ['better.json', 'plan.json', '--waivers', 'w.yaml', '--as-of'];
  expect(await compared([...options, '2027-03-01'])).toMatchObject({
    code: 0,
    told: ['introduced single-datastore', 'already-there no-test-tier'],
  });
  expect(await compared([...options, '2027-03-02'])).toMatchObject({
    code: 1,
    told: ['introduced single-datastore rejects', 'already-there no-test-tier', 'undefined waiver-invalid'],
  });
});

it('a new service on an old single point of failure is introduced, by plans and by saved reports', async () => {
  writeFileSync(join(cwd, 'orders.json'), JSON.stringify(withOrders(planAt(join(cwd, 'plan.json')))));
  await nospof(['lint', 'orders.json', '--format', 'json=orders-report.json'], { cwd });
  const expected = { code: 1, told: worse };
  expect(await compared(['plan.json', 'orders.json'])).toMatchObject(expected);
  expect(await compared(['plan-report.json', 'orders-report.json'])).toMatchObject(expected);
  expect(await compared(['orders-report.json', 'plan-report.json'])).toMatchObject({ code: 0 });
  const { stdout } = await nospof(['diff', 'plan.json', 'orders.json'], { cwd });
  expect(stdout).toContain('\n    now also   aws_lb.orders\n');
});

it('the text says what it was compared with', async () => {
  const { stdout } = await nospof(['diff', 'plan.json', 'better.json'], { cwd });
  expect(stdout).toContain('checked    better (plan, 12 resources)\ncompared   plan (plan, 12 resources)\n');
  expect(stdout).toContain('✓ resolved  single-datastore');
  const comment = await nospof(['diff', 'better.json', 'plan.json', '--format', 'markdown'], { cwd });
  expect(comment.stdout).toContain('introduced: 1, resolved: 0, already there: 1');
  expect(comment.stdout).toContain('Already there before (1)');
  expect(comment.stdout).not.toContain('this plan');
});

it('the files of source beside HEAD give its findings lines', async () => {
  cpSync(join(cwd, 'plan.json'), join(cwd, 'head', 'plan.json'));
  writeFileSync(join(cwd, 'head', 'main.tf'), 'resource "aws_db_instance" "main" {\n  multi_az = false\n}\n');
  const { stdout } = await nospof(['diff', 'better.json', 'head/plan.json'], { cwd });
  expect(stdout).toContain('head/main.tf:');
});

it.each([
  ['one input', ['plan.json'], "missing required argument 'HEAD'"],
  ['what is not there', ['main.json', 'plan.json'], 'main.json: there is no such file'],
  ['what is no report', ['broken.json', 'plan.json'], 'broken.json: "inputs" is missing'],
  [
    'an option that changes nothing',
    ['better-report.json', 'plan-report.json', '--pack', 'strict'],
    '--pack: changes nothing, as both better-report.json and plan-report.json are saved reports',
  ],
  [
    'a report that is written over',
    ['plan.json', 'better.json', '--format', 'json=plan.json'],
    'plan.json: is an input',
  ],
])('%s is refused', async (_, args, sentence) => {
  writeFileSync(join(cwd, 'broken.json'), '{"version":1,"tool":{"name":"nospof","version":"1"}}');
  const { code, stdout, stderr } = await nospof(['diff', ...args], { cwd });
  expect([code, stdout]).toEqual([2, '']);
  expect(stderr).toContain(sentence);
});
