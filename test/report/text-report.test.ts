import { describe, expect, it } from 'vitest';
import type { Finding, Report } from '../../src/report/report.ts';
import type { RenderOptions } from '../../src/report/render-options.ts';
import { render } from '../../src/report/reporters.ts';
import { english } from '../../src/report/words/en/english.ts';
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

it('quiet: one line for what rejects, and the verdict', async () => {
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
  // With --fail-on new, an error that was there before rejects nothing.
  const before = finding({ change: 'already-there' });
  expect(await text(accepted({ findings: [before] }), { quiet: true })).toBe('accepted, 1 error\n');
});

it('the last line is the verdict', async () => {
  expect(await lastLine(accepted())).toBe('accepted');
  const open = finding({ verdict: 'unproven' });
  const warning = finding({ severity: 'warning' });
  const findings = [open, open, finding({ verdict: 'unproven', severity: 'info' })];
  expect(await lastLine(accepted({ findings }))).toBe('accepted, 2 unproven');
  expect(await lastLine(accepted({ findings: [warning, open] }))).toBe('accepted, 1 warning, 1 unproven');
  const rejecting = finding({ rejects: true });
  const isRejected = (...found: Report['findings']) => lastLine(accepted({ verdict: 'rejected', findings: found }));
  expect(await isRejected(rejecting, warning, open)).toBe('rejected: 1 error');
  expect(await isRejected(finding({ rejects: true, severity: 'warning' }), open)).toBe('rejected: 1 warning');
  expect(await isRejected(finding({ rejects: true, verdict: 'unproven' }))).toBe('rejected: 1 unproven');
  // With --fail-on new the others do not count.
  expect(await isRejected(rejecting, finding())).toBe('rejected: 1 error');
  const inBaseline = finding({ inBaseline: true });
  const waived = finding({ waived: 'until May' });
  expect(await isRejected(rejecting, inBaseline, waived)).toBe('rejected: 1 error, 1 waived, 1 in the baseline');
});

it('a report longer than a screen begins with the verdict', async () => {
  expect((await text(rejected())).split('\n')[0]).toBe('rejected: 5 errors, 1 waived');
  expect((await text(accepted())).split('\n')[0]).toBe('checked    plan (plan, 14 resources)');
});

describe('a change', () => {
  const named = (name: string, change: Partial<Finding>): Finding =>
    finding({
      message: `If aws_nat_gateway.${name} fails, shop stays down`,
      addresses: [`aws_nat_gateway.${name}`],
      failure: { label: `aws_nat_gateway.${name}`, mode: 'down', components: [`aws_nat_gateway.${name}`] },
      ...change,
    });
  const old = { change: 'already-there', rejects: true } as const;
  const newError = named('new', { change: 'introduced', rejects: true });
  const newWarning = named('w', { change: 'introduced', severity: 'warning' });
  const before = ['a', 'b'].map((name) => named(name, old));
  const open = named('open', { change: 'already-there', verdict: 'unproven' });
  const { policy, severity, verdict, message, addresses, fingerprint } = named('gone', {});
  const gone = { policy, severity, verdict, message, addresses, fingerprint };
  const changed = (change: Partial<Report>) =>
    accepted({ changes: { introduced: 0, alreadyThere: 0, resolved: [] }, ...change });

  it('what it brings and rejects it comes first, the rest in a line each, what it resolves by name', async () => {
    const findings = [newError, newWarning, open, ...before];
    const changes = { introduced: 2, alreadyThere: 3, resolved: [gone] };
    await expect(await text(changed({ verdict: 'rejected', findings, changes }))).toMatchFileSnapshot('changed.txt');
  });

  it('where it brings nothing that rejects, what was there is told in full', async () => {
    const shown = await text(changed({ verdict: 'rejected', findings: [...before, newWarning] }));
    expect(shown).toContain('\nAlready there before this plan\n\n✗ error  single-router  2 findings\n  If aws_nat');
    expect(shown).toContain('1 more introduced by this plan  (for details, use --verbose)\n  ! warning  single-router');
  });

  it('what it brings and does not reject it is told in full', async () => {
    const shown = await text(changed({ findings: [newWarning, open] }));
    expect(shown).toContain('Introduced by this plan\n\n! warning  single-router\n  If aws_nat_gateway.w fails');
    expect(shown).toContain(
      '1 already there before this plan  (for details, use --verbose)\n  ? unproven  single-router',
    );
  });

  it('what it does not bring and nothing rejects is told in a line each', async () => {
    const findings = ['a', 'b'].map((name) => named(name, { change: 'already-there' }));
    const shown = await text(changed({ findings }));
    expect(shown).toContain('  ✗ error  single-router  aws_nat_gateway.a and 1 more\n');
    expect(shown).not.toContain('If aws_nat_gateway.a fails');
    expect(await text(changed({ findings }), { verbose: true })).toContain('If aws_nat_gateway.b fails');
  });

  it('of a first plan, of which all is new, nothing says so', async () => {
    const shown = await text(changed({ verdict: 'rejected', findings: [newError, newWarning] }));
    expect(shown.toLowerCase()).not.toContain('introduced');
  });

  it('of many shapes a dozen are named', async () => {
    const findings = Array.from({ length: 20 }, (_, at) => named(`n${at}`, { ...old, policy: `policy-${at}` }));
    const rows = (await text(changed({ verdict: 'rejected', findings: [newError, ...findings] }))).split('\n');
    expect(rows.filter((row) => row.startsWith('  ✗ error  policy-'))).toHaveLength(12);
    expect(rows).toContain('  and 8 more');
  });
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
  expect(rows).toContain('  one component  10000  30 s or until replaced  modu…ay.this[0]  modu…ay.this[0]');
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

it('what all services have in common is said once, and long names are cut to fit a terminal', async () => {
  const long = 'module.network["a"].module.edge["b"].aws_instance.this[0]';
  const inferred = (name: string) => service({ name, title: name, declared: false, tier: 'test', verdict: 'broken' });
  const rows = (await text(accepted({ services: [inferred(long), inferred('b')] }))).split('\n');
  const start = rows.indexOf('Services  inferred');
  expect(rows.slice(start + 1, start + 3)).toEqual([
    '  ✗ broken  module.ne…aws_instance.this[0]  test environment: information only, RTO 2 h, dual-site',
    '  ✗ broken  b                               test environment: information only, RTO 2 h, dual-site',
  ]);
});
