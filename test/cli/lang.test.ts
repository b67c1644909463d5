import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import type { Report } from '../../src/lint.ts';
import { folderWithPlans, nospof } from './command.ts';

const folder = folderWithPlans();
afterAll(() => rmSync(folder, { recursive: true }));

const korean = { LANG: 'ko_KR.UTF-8' };

async function lastLine(args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<string> {
  const { stdout, stderr } = await nospof(args, { cwd: folder, env });
  return stdout.trimEnd().split('\n').at(-1) ?? stderr;
}

it('speaks the language that is named, else that of nospof.yaml, else that of the terminal', async () => {
  const config = join(folder, 'korean.yaml');
  writeFileSync(config, 'version: 1\nlang: ko\n');
  const said = await Promise.all([
    lastLine(['lint', 'plan.json']),
    lastLine(['lint', 'plan.json', '--lang', 'ko']),
    lastLine(['lint', 'plan.json', '--config', config]),
    lastLine(['lint', 'plan.json', '--config', config, '--lang', 'en']),
    lastLine(['lint', 'plan.json'], korean),
    lastLine(['lint', 'plan.json'], { ...korean, LC_ALL: 'en_US.UTF-8' }),
  ]);
  const [english, inKorean] = [said[0], said[1]];
  expect([english, inKorean]).toEqual([
    expect.stringMatching(/^rejected: \d+ errors$/),
    expect.stringMatching(/^반려: 오류 \d+건$/),
  ]);
  expect(said).toEqual([english, inKorean, inKorean, english, inKorean, english]);
});

it('JSON is English in a Korean terminal, and Korean where that is asked for; the verdict and the fingerprints are the same', async () => {
  const reports = await Promise.all(
    [
      ['lint', 'plan.json', '--format', 'json'],
      ['lint', 'plan.json', '--format', 'json', '--lang', 'ko'],
    ].map(async (args): Promise<Report> => JSON.parse((await nospof(args, { cwd: folder, env: korean })).stdout)),
  );
  const [english, inKorean] = reports;
  expect(reports.map(({ language }) => language)).toEqual([undefined, 'ko']);
  expect(
    inKorean?.findings.map(({ message, fix, failure: _failure, witness: _witness, ...same }) => [
      same,
      /[가-힣]/.test(message + fix),
    ]),
  ).toMatchObject(
    english?.findings.map(({ policy, fingerprint, addresses, source }) => [
      { policy, fingerprint, addresses, source },
      true,
    ]) ?? [],
  );
});

it('a saved report is shown in its own language', async () => {
  const saved = join(folder, 'saved.json');
  const text = ['lint', 'plan.json', '--lang', 'ko', '--format', `json=${saved}`];
  const { stdout } = await nospof(text, { cwd: folder });
  expect((await nospof(['report', saved], { cwd: folder })).stdout).toBe(stdout);
  expect(readFileSync(saved, 'utf8')).toContain('"language": "ko"');
});

it.each([
  ['explain', 'single-router', 1, '라우터 하나에 장애가 나면 서비스가 중단됩니다'],
  ['explain', 'aws_nat_gateway', 2, '역할       라우터'],
  [
    'policies',
    '--control=NIST-800-53:CP-7',
    0,
    'single-zone         오류  가용 영역 하나를 잃으면 서비스가 중단됩니다',
  ],
  ['simulate', '--fail=role=datastore', 0, '장애       구성 요소 1개 (role=datastore)'],
  ['graph', '--format=mermaid', 0, '%% 네트워크: 서비스 1개, 구성 요소 7개: 지적 사항 2건'],
])('%s %s says so', async (command, argument, line, expected) => {
  const { stdout } = await nospof([command, argument, '--lang', 'ko'], { cwd: folder });
  expect(stdout.split('\n')[line]).toBe(expected);
});

it('a language that nospof does not speak is refused', async () => {
  const { stderr, code } = await nospof(['lint', 'plan.json', '--lang', 'kr'], { cwd: folder });
  expect([stderr, code]).toEqual(['nospof: --lang kr: expected en or ko, did you mean "ko"?\n', 2]);
});
