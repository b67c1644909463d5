import { execSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';

import { appFolder, lineOf, node, shopApp, typescript, write } from '../cdktf/shop-app.ts';
import { isBuilt } from '../cli/command.ts';
import { FakePlatform } from './fake-platform.ts';
import { git as gitIn, type Run, runAction } from './pull-request.ts';

const repository = appFolder({ ...shopApp, '.gitignore': 'node_modules\ncdktf.out\ntarget-branch\nrun\n' });
const platform = new FakePlatform();
const api = await platform.start();
beforeAll(() => {
  if (!isBuilt) execSync('npm run -s build');
});
afterAll(async () => {
  rmSync(repository, { recursive: true });
  await platform.stop();
});

function git(...args: readonly string[]): void {
  gitIn(repository, ...args);
}

function commit(files: Readonly<Record<string, string>>): void {
  for (const [name, text] of Object.entries(files)) write(join(repository, name), text);
  git('add', '.');
  git('commit', '-m', 'change');
}

const shop = shopApp['lib/shop.ts'] ?? '';
const main = shopApp['main.ts'] ?? '';
/** The servers lose one of their subnets, and the database its standby. */
const worse = {
  'lib/shop.ts': shop.replace('vpcZoneIdentifier: subnetIds', 'vpcZoneIdentifier: subnetIds.slice(0, 1)'),
  'main.ts': main.replace('multiAz: true', 'multiAz: false'),
};

/** Each test starts many processes, which take their time where others work as well. */
const PATIENCE = 300_000;

/** One run of the workflow: both branches are synthesised, and the action compares them, as its runner starts it. */
async function push(): Promise<Run> {
  for (const folder of ['.', 'target-branch']) {
    const { stderr } = await node([...typescript, 'main.ts'], join(repository, folder));
    expect(stderr).toBe('');
  }
  return runAction(repository, api, { NOSPOF_INPUTS: 'cdktf.out', NOSPOF_BASE: 'target-branch/cdktf.out' });
}

it(
  'a pull request has one comment, with what it introduces at the lines of TypeScript, until it is mended',
  async () => {
    git('init');
    git('add', '.');
    git('commit', '-m', 'a shop in two zones');
    git('worktree', 'add', '--detach', 'target-branch', 'HEAD');
    // Node looks for packages in the folders above, too: the worktree needs no installation of its own.
    git('checkout', '-b', 'change');

    commit({ 'README.md': 'A shop.\n' });
    const harmless = await push();
    expect([harmless.code, platform.comments.size]).toEqual([0, 0]);

    commit(worse);
    const first = await push();
    expect(first.code).toBe(1);
    expect(first.report.changes).toMatchObject({ introduced: 2, alreadyThere: 0, resolved: [] });
    const database = lineOf('new DbInstance');
    const servers = lineOf('new AutoscalingGroup');
    expect(
      first.report.findings.map(({ policy, source }) => `${source?.file}:${source?.line} ${policy}`).toSorted(),
    ).toEqual([`lib/shop.ts:${servers} single-zone`, `lib/shop.ts:${database} single-datastore`].toSorted());
    expect(first.log.match(/^::error file=lib\/shop\.ts,line=\d+/gm)?.toSorted()).toEqual(
      [servers, database].map((line) => `::error file=lib/shop.ts,line=${line}`).toSorted(),
    );
    const [[id, comment] = [0, '']] = platform.comments;
    expect(platform.comments.size).toBe(1);
    for (const line of [database, servers]) expect(comment).toContain(`lib/shop.ts:${line}`);
    expect(comment).toContain('main.ts:');

    // Pushed again, a line further down, and half of it mended.
    commit({ 'lib/shop.ts': `// A shop.\n${shop}` });
    const second = await push();
    expect(second.code).toBe(1);
    expect([...platform.comments.keys()]).toEqual([id]);
    const updated = platform.comments.get(id) ?? '';
    expect(updated).toContain(`lib/shop.ts:${database + 1}`);
    expect(updated).not.toContain('single-zone');

    // The same again writes nothing.
    const written = platform.requests.filter((request) => !request.startsWith('GET')).length;
    expect((await push()).log).toContain('nospof: comment unchanged');
    expect(platform.requests.filter((request) => !request.startsWith('GET'))).toHaveLength(written);

    commit({ 'lib/shop.ts': shop, 'main.ts': main });
    const reverted = await push();
    expect([reverted.code, reverted.report.verdict, reverted.report.findings]).toEqual([0, 'accepted', []]);
    expect([...platform.comments.keys()]).toEqual([id]);
    expect(platform.comments.get(id)).not.toContain('single-datastore');
  },
  PATIENCE,
);

it(
  'what was there is told, and rejects nothing',
  async () => {
    platform.comments.clear();
    commit(worse);
    git('-C', 'target-branch', 'checkout', '--detach', 'change');
    commit({ 'README.md': 'A shop in one zone.\n' });
    const { code, report } = await push();
    expect([code, report.changes?.introduced, report.changes?.alreadyThere]).toEqual([0, 0, 2]);
    expect(platform.comments.size).toBe(0);
  },
  PATIENCE,
);
