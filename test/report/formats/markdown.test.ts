import { expect, it } from 'vitest';
import { markdownCode, markdownText } from '../../../src/report/formats/markdown-text.ts';
import { render } from '../../../src/report/reporters.ts';
import type { Report } from '../../../src/report/report.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { accepted, finding, rejected } from '../reports.ts';
import { changed, many } from './made-reports.ts';
import { markdownMistakes, shownText } from './markdown-reader.ts';

const options = { words: english, colour: false, verbose: false, quiet: false, width: 100, tableWidth: Infinity };

async function comment(report: Report): Promise<string> {
  return render(report, 'markdown', options);
}

it('the verdict, what rejects with a picture, the rest folded', async () => {
  await expect(await comment(changed())).toMatchFileSnapshot('changed.md');
});

it('of findings that look alike the others are named', async () => {
  await expect(await comment(rejected())).toMatchFileSnapshot('rejected.md');
});

it('nothing found', async () => {
  expect(await comment(accepted())).toBe('<!-- nospof:report -->\n\n## ✓ nospof: accepted\n');
});

it('too many findings: the least important are left out, with a sentence', async () => {
  const findings = many().findings.map((one, at) => ({ ...one, policy: `policy-${at}` }));
  const text = await comment({ ...many(), findings });
  expect(text.length).toBeLessThan(65_536);
  expect(text.length).toBeGreaterThan(50_000);
  expect(text).toMatch(/\d+ more findings are not shown, because a comment has no more room/);
  expect(text).toContain('policy-1');
});

it('a lost zone is a frame around what of it the chain leads to', async () => {
  const zone = finding({
    policy: 'single-zone',
    rejects: true,
    failure: { label: 'zone ap-northeast-2a', mode: 'down', domain: 'zone', components: ['aws_instance.a'] },
    services: ['shop', 'mail', 'forum'].map((name) => ({ name, declared: false, outage: [null, null], limit: 180 })),
    witness: ['shop', 'aws_instance.a'],
  });
  const picture = (await comment(accepted({ verdict: 'rejected', findings: [zone] }))).split('```')[1]?.split('\n');
  expect(picture?.slice(0, 9)).toEqual([
    'mermaid',
    'flowchart LR',
    '  n0(["shop and 2 more"]):::stops',
    '  subgraph d0["zone ap-northeast-2a"]',
    '    n1["aws_instance.a"]:::fails',
    '  end',
    '  class d0 lost',
    '  n0 --> n1',
    '  classDef fails fill:#fee2e2,stroke:#dc2626,stroke-width:3px,color:#7f1d1d',
  ]);
});

it('what has no chain is not drawn', async () => {
  const none = finding({ policy: 'no-test-tier', rejects: true, witness: [], addresses: [] });
  expect(await comment(accepted({ verdict: 'rejected', findings: [none] }))).not.toContain('mermaid');
});

it('what was there and rejects too is folded where the change brings something that rejects', async () => {
  const findings = (['already-there', 'introduced', 'already-there'] as const).map((change, at) =>
    finding({ rejects: true, change, addresses: [`aws_instance.n${at}`] }),
  );
  const text = await comment(
    accepted({ verdict: 'rejected', findings, changes: { introduced: 1, alreadyThere: 2, resolved: [] } }),
  );
  expect(text).toContain('### Why this is rejected (1)');
  expect(text).toContain('<details><summary>Already there before this plan, and reject it too (2)</summary>');
});

it('what stands between backticks in a fix is code', async () => {
  const one = finding({ rejects: true, fix: 'List subnets in `subnets` or `subnet_mapping`.' });
  expect(await comment(accepted({ verdict: 'rejected', findings: [one] }))).toContain(
    '- **fix** List subnets in `subnets` or `subnet_mapping`.\n',
  );
});

const hostile: readonly string[] = [
  '[x](https://evil.example)',
  '![x](https://evil.example/a.png)',
  '<img src=x onerror=alert(1)>',
  '</summary></details><script>alert(1)</script>',
  '@octocat please merge',
  'fixes #12, GH-3, a/b#4, !5, $6, ~7, %8',
  'https://evil.example and www.evil.example and mailto:a@evil.example and a@evil.example',
  '# heading',
  '- list',
  '1. list',
  '> quote',
  '```\ncode',
  '`a` ``b`` ```c',
  '~~~',
  '***bold*** __bold__ _em_ ~~gone~~',
  '| a | b |',
  '---',
  '===',
  '    code',
  '&lt;b&gt; &#64; &amp;',
  '\\[x\\](y)',
  '[^1]: note',
  '[x]: https://evil.example',
  '$$x$$ $`y`$',
  'end"]; click n0 "javascript:alert(1)"',
  '%%{init: {}}%%',
];

it('hints are folded, letter by letter', async () => {
  const text = await comment({ ...accepted(), hints: ['own.yaml:3: the policy `own` <b>tests</b> nothing'] });
  expect(text).toContain('<details><summary>Hint (1)</summary>');
  expect(shownText(text)).toContain('own.yaml:3: the policy `own` <b>tests</b> nothing');
});

it.each(hostile)('%j is shown letter by letter', async (text) => {
  const said = text.replaceAll('\n', ' ').trim();
  expect(shownText(markdownText(text))).toBe(said);
  expect(shownText(`a ${markdownCode(text)} b`)).toBe(`a ${said} b`);
  const one = finding({
    policy: text,
    rejects: true,
    message: text,
    fix: text,
    addresses: [text],
    witness: [text, `${text} 2`],
    source: { file: text, line: 1 },
  });
  const report = accepted({
    verdict: 'rejected',
    changes: { introduced: 0, alreadyThere: 0, resolved: [{ ...one, message: text }] },
    findings: [one, { ...one, waived: text }, { ...one, verdict: 'unproven', missing: [text] }],
  });
  expect(markdownMistakes(await comment(report), report)).toEqual([]);
});
