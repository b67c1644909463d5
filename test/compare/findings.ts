/**
 * Every finding on everything there is to judge, for comparing two versions of the linter: the public plans and the small
 * networks beside the project, the replays, the reference network whole, reduced and mutated.
 *
 *   node --import tsx test/compare/findings.ts before.json            all
 *   node --import tsx test/compare/findings.ts now.json corpus cases  only these
 *   node --import tsx test/compare/findings.ts --diff before.json now.json
 */
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lint } from '../../src/lint.ts';
import { reductions } from '../../stacks/reductions.ts';
import { incidentNames } from '../../stacks/replay/expected.ts';
import { loadIncident } from '../../stacks/replay/replay.ts';
import { synthesise as synthesiseIncident } from '../../stacks/replay/synthesis.ts';
import { settings } from '../../stacks/settings.ts';
import { mutations } from '../stacks/mutations.ts';
import { judgeMutation } from '../stacks/mutated.ts';
import { synthesiseTo } from '../stacks/synthesis.ts';

/** What must not change: one line a finding, without its words. */
type Told = readonly string[];

const groups: Readonly<Record<string, () => AsyncIterable<readonly [name: string, told: Told]>>> = {
  corpus: () => plansBelow('../shared/corpus'),
  cases: () => plansBelow('../shared/cases'),
  async *replays() {
    for (const name of incidentNames()) {
      for (const mended of [false, true]) {
        const folder = mkdtempSync(join(tmpdir(), 'incident-'));
        const { stacks, config } = synthesiseIncident(await loadIncident(name), name, { mended, folder });
        yield [mended ? `${name} mended` : name, await judged({ inputs: [stacks], config })];
        rmSync(folder, { recursive: true });
      }
    }
  },
  async *network() {
    for (const [name, reduce] of [['whole', (all: typeof settings) => all] as const, ...Object.entries(reductions)]) {
      yield [
        name,
        await synthesiseTo(reduce(settings), (outdir) => judged({ inputs: [outdir], config: 'stacks/nospof.yaml' })),
      ];
    }
  },
  async *mutations() {
    for (const [policy, changes] of Object.entries(mutations)) {
      for (const [name, change] of Object.entries(changes))
        yield [`${policy}: ${name}`, told(await judgeMutation(change))];
    }
  },
};

async function* plansBelow(folder: string): AsyncIterable<readonly [string, Told]> {
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).toSorted()) {
    if (file.endsWith('.json')) yield [`${folder}/${file}`, await judged({ inputs: [join(folder, file)] })];
  }
}

async function judged(options: Parameters<typeof lint>[0]): Promise<Told> {
  try {
    return told(await lint(options));
  } catch (error) {
    return [`no report: ${error instanceof Error ? error.message : String(error)}`];
  }
}

function told({ verdict, findings }: Awaited<ReturnType<typeof lint>>): Told {
  return [
    verdict,
    ...findings
      .map(({ policy, severity, verdict: one, failure, addresses, services, missing, also }) => {
        const times = services.map(({ name, outage, limit }) => `${name} ${outage.join('..')} <= ${limit}`).toSorted();
        const facts = one === 'unproven' ? `, ${missing.length} facts` : '';
        return `${severity} ${one} ${policy} (${failure.mode}) ${addresses.join(' ')} | ${times.join('; ')} | also ${also.length}${facts}`;
      })
      .toSorted(),
  ];
}

function differences(before: Readonly<Record<string, Told>>, now: Readonly<Record<string, Told>>): readonly string[] {
  return Object.keys(now).flatMap((name) => {
    const [old, fresh] = [before[name] ?? [], now[name] ?? []];
    const lines = [
      ...old.filter((one) => !fresh.includes(one)).map((one) => `  - ${one}`),
      ...fresh.filter((one) => !old.includes(one)).map((one) => `  + ${one}`),
    ];
    return lines.length === 0 ? [] : [name, ...lines];
  });
}

function read(file: string | undefined): Record<string, Told> {
  return file !== undefined && existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

const [first = 'findings.json', ...others] = process.argv.slice(2);
if (first === '--diff') {
  const found = differences(read(others[0]), read(others[1]));
  console.log(found.length === 0 ? 'no difference' : found.join('\n'));
  process.exitCode = found.length === 0 ? 0 : 1;
} else {
  const all: Record<string, Told> = {};
  for (const group of others.length > 0 ? others : Object.keys(groups)) {
    for await (const [name, lines] of groups[group]?.() ?? []) all[name] = lines;
  }
  writeFileSync(first, `${JSON.stringify(all, null, 1)}\n`);
  console.log(`${Object.keys(all).length} judged`);
}
