import { isatty } from 'node:tty';
import pc from 'picocolors';
import { columnsOf } from './columns.ts';
import { incidentNames, readExpected } from './expected.ts';
import { list, page } from './page.ts';

// npm run replay -- saeol-2023-11-17 [--mended]: checks an incident as if it had not happened yet.
const { stdout, stderr, argv, env } = process;
const options = argv.slice(2).filter((argument) => argument.startsWith('-'));
const [name, ...others] = argv.slice(2).filter((argument) => !argument.startsWith('-'));
const wrong = options.find((option) => option !== '--mended');
const names = incidentNames();

if (wrong !== undefined) refuse(`There is no option "${wrong}"; the only option is --mended.`);
else if (others.length > 0) refuse(`Replay one incident at a time: "${name}" or "${others.join('" or "')}".`);
else if (name === undefined) stdout.write(list(names.map((one) => ({ name: one, expected: readExpected(one) }))));
else if (names.includes(name)) await show(name, options.includes('--mended')).catch(couldNotJudge);
else {
  const meant = names.find((one) => one.includes(name));
  const hint = meant === undefined ? 'npm run replay lists the incidents.' : `did you mean "${meant}"?`;
  refuse(`There is no incident "${name}"; ${hint}`);
}

async function show(incident: string, mended: boolean): Promise<void> {
  // CDKTF takes seconds to load: only where it is needed.
  const [{ replay }, { lint }] = await Promise.all([import('./replay.ts'), import('nospof')]);
  const replayed = await replay(incident, mended, lint);
  const {
    bold: title,
    red: bad,
    green: good,
  } = pc.createColors(isatty(1) && !env['NO_COLOR'] && env['TERM'] !== 'dumb');
  stdout.write(page(replayed, columnsOf(stdout.columns, env['COLUMNS']), { title, bad, good }));
  process.exitCode = replayed.asExpected ? 0 : 1;
}

function couldNotJudge(error: unknown): void {
  const why = error instanceof Error ? error.message : String(error);
  refuse(`${name} could not be checked: ${why}.`);
}

function refuse(sentence: string): void {
  stderr.write(`${sentence}\n`);
  process.exitCode = 2;
}
