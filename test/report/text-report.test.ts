import { expect, it } from 'vitest';
import type { Report } from '../../src/report/report.ts';
import type { RenderOptions } from '../../src/report/render-options.ts';
import { render } from '../../src/report/reporters.ts';
import { english } from '../../src/report/words/en.ts';
import { accepted, finding, rejected, service } from './reports.ts';

const plain: RenderOptions = { words: english, colour: false, verbose: false, quiet: false, width: 80, tableWidth: 80 };

function text(report: Report, change: Partial<RenderOptions> = {}): Promise<string> {
  return render(report, 'text', { ...plain, ...change });
}

async function lastLine(report: Report): Promise<string | undefined> {
  return (await text(report)).trimEnd().split('\n').at(-1);
}

it('an accepted report', async () => {
  await expect(await text(accepted())).toMatchFileSnapshot('accepted.txt');
});

it('a rejected report', async () => {
  await expect(await text(rejected())).toMatchFileSnapshot('rejected.txt');
});

it('a rejected report, verbose', async () => {
  await expect(await text(rejected(), { verbose: true })).toMatchFileSnapshot('rejected-verbose.txt');
});

it('a rejected report, in colour', async () => {
  await expect(await text(rejected(), { colour: true })).toMatchFileSnapshot('rejected-colour.txt');
});

it('a lost site is where the site is', async () => {
  const lost = finding({
    failure: { label: 'site daejeon', mode: 'down', components: [] },
    addresses: [],
    witness: ['saeol', 'aws_lb.a'],
  });
  expect((await text(accepted({ findings: [lost] }))).split('\n')).toContain('    where      site daejeon');
});

it('findings of several stacks that look alike are named with their stacks', async () => {
  const findings = ['net', 'data'].map((stack) =>
    finding({
      failure: { label: 'aws_lb.a', mode: 'down', components: [`${stack}:aws_lb.a@zone a`] },
      addresses: ['aws_lb.a'],
    }),
  );
  expect((await text(accepted({ findings }))).split('\n')).toContain('    and 1 more like it: data:aws_lb.a');
});

it('quiet: one line an error, and the verdict', async () => {
  expect((await text(rejected(), { quiet: true })).split('\n')).toEqual([
    'error single-router: If aws_customer_gateway.cgw fails, premises-link stays down until the failed component is replaced (limit 3 min)',
    ...['a', 'b', 'c', 'd'].map(
      (name) =>
        `error single-component: If aws_instance.${name} fails, ${name} stays down until the failed component is replaced (limit 3 min)`,
    ),
    'declared: nospof.yaml, found in this folder (sha256 efefefefefef), 6 declarations are not in the plan, 1 of them refused by strict',
    'rejected: 5 errors, 1 waived',
    '',
  ]);
  expect(await text(accepted(), { quiet: true })).toBe('accepted\n');
});

it('the last line is the verdict', async () => {
  const none = { error: 0, warning: 0, info: 0 };
  const { summary } = accepted();
  expect(await lastLine(accepted())).toBe('accepted');
  const unproven = { ...none, error: 2, warning: 1, info: 5 };
  expect(await lastLine(accepted({ summary: { ...summary, unproven } }))).toBe('accepted, 3 unproven');
  const broken = { ...none, error: 1, warning: 4 };
  expect(await lastLine(accepted({ verdict: 'rejected', summary: { ...summary, broken } }))).toBe('rejected: 1 error');
  expect(await lastLine(accepted({ verdict: 'rejected', summary: { ...summary, unproven } }))).toBe(
    'rejected: 3 unproven',
  );
});

it('nothing an input says reaches the terminal as a command', async () => {
  const evil = '\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e\r\nrejected: 0 errors';
  const report = accepted({
    inputs: [{ name: evil, kind: 'plan', path: evil, digest: 'ab'.repeat(32), resources: 1 }],
    services: [service({ name: evil, title: evil, notModelled: [evil] })],
    findings: [
      finding({
        message: evil,
        addresses: [evil],
        also: [evil],
        witness: [evil],
        missing: [evil],
        fix: evil,
        controls: [evil],
        incident: evil,
        failure: { label: evil, mode: 'down', components: [`${evil}:${evil}`] },
        services: [{ name: evil, declared: false, outage: [1, 1], limit: 1 }],
        source: { file: evil, line: 1 },
      }),
    ],
    coverage: {
      resources: 1,
      modelled: 0,
      notModelled: 1,
      notModelledTypes: { [evil]: 1 },
      opaqueModules: [evil],
      mixedForms: [],
    },
  });
  for (const verbose of [false, true]) {
    const shown = await text(report, { verbose, width: 10_000, tableWidth: 10_000 });
    expect(shown.match(/[^\P{Cc}\n]|\u202e/gu)).toBeNull();
    expect(shown.split('\n').filter((row) => row.startsWith('rejected'))).toEqual([]);
  }
});

it('a dozen services are shown, the others counted, the broken ones first', async () => {
  const services = Array.from({ length: 20 }, (_, at) =>
    service({ name: `s${at}`, title: `s${at}`, verdict: at === 19 ? 'broken' : 'holds' }),
  );
  const rows = (await text(accepted({ services }))).split('\n');
  const start = rows.indexOf('Services');
  expect(rows[start + 1]).toBe('  ✗ broken  s19  grade 1, RTO 2 h, dual-site');
  expect(rows[start + 2]).toBe('  ✓ holds   s0   grade 1, RTO 2 h, dual-site');
  expect(rows[start + 13]).toBe('  and 8 more: 8 hold');
});

it('no line is wider than asked, however long the names are', async () => {
  const long = 'module.network["a"].module.edge["b"].aws_nat_gateway.this[0]';
  const { summary } = accepted();
  const longestOutage = [
    { kind: 'component', tried: 10_000, outage: [30, null] as const, service: long, failure: long },
  ];
  const message = 'a gateway fails and a service stops '.repeat(12).trim();
  const report = accepted({ findings: [finding({ message })], summary: { ...summary, longestOutage } });
  const rows = (await text(report, { width: 80 })).split('\n');
  expect(rows.filter((row) => row.length > 80)).toEqual([]);
  expect(rows[7]).toBe('  one component  10000  30 s or until replaced  modu…ay.this[0]  modu…ay.this[0]');
});

it('no name is cut where no terminal shows it', async () => {
  const long = 'module.network["a"].module.edge["b"].aws_nat_gateway.this[0]';
  const { summary } = accepted();
  const longestOutage = [{ kind: 'component', tried: 1, outage: [30, null] as const, service: long, failure: long }];
  const report = accepted({ summary: { ...summary, longestOutage } });
  expect((await text(report, { tableWidth: Infinity })).split('\n')[7]).toBe(
    `  one component  1      30 s or until replaced  ${long}  ${long}`,
  );
});

it('what stops in a test tier is for information', async () => {
  const services = (['broken', 'holds'] as const).map((verdict) => service({ name: 'try', tier: 'test', verdict }));
  const rows = (await text(accepted({ services }))).split('\n').filter((row) => row.includes('test environment'));
  expect(rows).toEqual([
    '  ✗ broken  try (Saeol)  test environment: information only, grade 1, RTO 2 h, dual-site',
    '  ✓ holds   try (Saeol)  test environment, grade 1, RTO 2 h, dual-site',
  ]);
});

it('Korean takes two columns a character', async () => {
  const services = [service({ name: '새올', title: '새올' }), service({ name: 'gov24', title: 'gov24' })];
  const rows = (await text(accepted({ services }))).split('\n').filter((row) => row.startsWith('  ✓'));
  expect(rows).toEqual([
    '  ✓ holds  새올   grade 1, RTO 2 h, dual-site',
    '  ✓ holds  gov24  grade 1, RTO 2 h, dual-site',
  ]);
});

it('an unknown format is a bug of the caller', async () => {
  await expect(render(accepted(), 'pdf', plain)).rejects.toThrow('no reporter is called pdf');
});
