import { execSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { node } from '../cdktf/shop-app.ts';
import { isBuilt } from '../cli/command.ts';
import { FakePlatform } from './fake-platform.ts';
import { git as gitIn, type Run, runAction } from './pull-request.ts';
import { bad, good, planOf, type Shop, sourceOf } from './shop-change.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const repository = mkdtempSync(join(tmpdir(), 'nospof-terraform-'));
const platform = new FakePlatform();
const api = await platform.start();
beforeAll(() => {
  if (!isBuilt) execSync('npm run -s build');
  git('init');
  commit('a shop in two zones', sourceOf(good));
  git('checkout', '-b', 'change');
});
afterAll(async () => {
  rmSync(repository, { recursive: true });
  await platform.stop();
});

function git(...args: readonly string[]): void {
  gitIn(repository, ...args);
}

function commit(message: string, source: string): void {
  mkdirSync(join(repository, 'infra'), { recursive: true });
  writeFileSync(join(repository, '.gitignore'), 'run\nplan.json\n');
  writeFileSync(join(repository, 'infra/main.tf'), source);
  git('add', '.');
  git('commit', '--allow-empty', '-m', message);
}

/** The fields of a SARIF file that are read here. */
interface Sarif {
  readonly runs: readonly [
    {
      readonly results: readonly {
        readonly ruleId: string;
        readonly baselineState: string;
        readonly locations: readonly {
          readonly physicalLocation?: {
            readonly artifactLocation: { readonly uri: string };
            readonly region: { readonly startLine: number };
          };
        }[];
      }[];
    },
  ];
}

/** One push: the source is committed, and the action checks the plan of the change to what is deployed, as its runner starts it. */
async function push(is: Shop, source = sourceOf(is), env: Readonly<Record<string, string>> = {}): Promise<Run> {
  commit('change', source);
  writeFileSync(join(repository, 'infra/plan.json'), JSON.stringify(planOf(good, is)));
  return runAction(repository, api, { NOSPOF_INPUTS: 'infra/plan.json', ...env });
}

/** The line of a resource, or of one of its arguments. */
function lineOf(text: string, source = sourceOf(bad)): number {
  return source.split('\n').findIndex((line) => line.includes(text)) + 1;
}

const database = `infra/main.tf:${lineOf('multi_az')}`;
const servers = `infra/main.tf:${lineOf('vpc_zone_identifier')}`;
const writes = (): number => platform.requests.filter((request) => !request.startsWith('GET')).length;

function placesIn(sarif: unknown): string[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- another test compares it with its schema
  const { runs } = sarif as Sarif;
  return runs[0].results
    .filter(({ baselineState }) => baselineState === 'new')
    .map(({ ruleId, locations: [place] }) => {
      const at = place?.physicalLocation;
      return `${at?.artifactLocation.uri}:${at?.region.startLine} ${ruleId}`;
    });
}

it('a pull request has one comment, with the two findings that it introduces at their lines, until it is mended', async () => {
  const harmless = await push(good, `${sourceOf(good)}# A comment.\n`);
  expect([harmless.code, platform.comments.size]).toEqual([0, 0]);

  const first = await push(bad);
  const introduced = [`${servers} single-zone`, `${database} single-datastore`].toSorted();
  expect([first.code, first.report.changes?.introduced, first.report.changes?.alreadyThere]).toEqual([1, 2, 1]);
  const found = first.report.findings.filter(({ change }) => change === 'introduced');
  expect(found.map(({ policy, source }) => `${source?.file}:${source?.line} ${policy}`).toSorted()).toEqual(introduced);
  expect(placesIn(first.sarif).toSorted()).toEqual(introduced);
  expect(first.log.match(/^::error file=infra\/main\.tf,line=\d+/gm)?.toSorted()).toEqual(
    [servers, database].map((place) => `::error file=${place.replace(':', ',line=')}`).toSorted(),
  );
  const [[id, comment] = [0, '']] = platform.comments;
  expect(platform.comments.size).toBe(1);
  for (const place of [servers, database]) expect(comment).toContain(place);
  expect(comment).toContain('introduced by this plan: 2, resolved: 0, already there: 1');
  expect(first.summary).toBe(comment);

  // The same again writes nothing.
  const written = writes();
  expect((await push(bad, `${sourceOf(bad)}# A comment.\n`)).log).toContain('nospof: comment unchanged');
  expect(writes()).toBe(written);

  // A line further down, and half of it mended.
  const half = { ...bad, multiAz: true };
  const second = await push(half, `# The shop.\n${sourceOf(half)}`);
  expect([second.code, [...platform.comments.keys()]]).toEqual([1, [id]]);
  const updated = platform.comments.get(id) ?? '';
  expect(updated).toContain(`infra/main.tf:${lineOf('vpc_zone_identifier') + 1}`);
  expect(updated).not.toContain('single-datastore');
  expect(updated).toContain('introduced by this plan: 1');

  const reverted = await push(good);
  expect([reverted.code, reverted.report.changes?.introduced, [...platform.comments.keys()]]).toEqual([0, 0, [id]]);
  const last = platform.comments.get(id) ?? '';
  expect(last).toContain('✓ nospof: accepted');
  expect(last).toContain('introduced by this plan: 0');
  expect(last).not.toContain('single-zone');
});

it('a plan that mends what is deployed says what it resolves', async () => {
  writeFileSync(join(repository, 'infra/plan.json'), JSON.stringify(planOf(bad, good)));
  const { code, stdout } = await node(
    [join(root, 'dist/cli.js'), 'lint', 'infra/plan.json', '--fail-on', 'new'],
    repository,
  );
  expect(code).toBe(0);
  expect(stdout).toContain('introduced by this plan: 0, resolved: 2, already there: 1');
});

it('a fork without secrets has the annotations, and the report in the summary of the job', async () => {
  platform.comments.clear();
  for (const env of [{ NOSPOF_TOKEN: '' }, { NOSPOF_TOKEN: 'secret' }]) {
    platform.refuse = (method) => (method === 'GET' ? undefined : 403);
    const { code, log, summary, sarif } = await push(bad, sourceOf(bad) + `# ${env.NOSPOF_TOKEN}\n`, env);
    expect([code, platform.comments.size, placesIn(sarif).length]).toEqual([1, 0, 2]);
    expect(log.match(/^::error file=infra\/main\.tf/gm)).toHaveLength(2);
    for (const place of [servers, database]) expect(summary).toContain(place);
    expect(log).toMatch(/no comment, as there is no token|may not write comments/);
  }
  platform.refuse = () => undefined;
});

it('the example in the package is the change that a pull request makes (NOSPOF_UPDATE=1 writes its plan)', () => {
  const file = join(root, 'examples/shop/plan.json');
  if (process.env['NOSPOF_UPDATE']) writeFileSync(file, `${JSON.stringify(planOf(good, bad), undefined, 2)}\n`);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(planOf(good, bad));
  expect(sourceOf(bad)).toBe(readFileSync(join(root, 'examples/shop/main.tf'), 'utf8'));
});
