import { isatty } from 'node:tty';
import pc from 'picocolors';
import { columnsOf } from './columns.ts';
import { incidentNames, readExpected } from './expected.ts';
import { expectedInKorean, readKorean } from './korean.ts';
import { list, page } from './page.ts';

// npm run replay -- saeol-2023-11-17 [--mended] [--lang ko]: checks an incident as if it had not happened yet.
const { stdout, stderr, argv, env } = process;
const given = argv.slice(2).join(' ').replace('--lang ', '--lang=').split(' ').filter(Boolean);
const options = given.filter((argument) => argument.startsWith('-'));
const [name, ...others] = given.filter((argument) => !argument.startsWith('-'));
const wrong = options.find((option) => !['--mended', '--lang=ko', '--lang=en'].includes(option));
const lang = options.includes('--lang=ko') ? 'ko' : 'en';
const names = incidentNames();

if (wrong !== undefined) refuse(`There is no option "${wrong}"; the options are --mended and --lang ko.`);
else if (others.length > 0) refuse(`Replay one incident at a time: "${name}" or "${others.join('" or "')}".`);
else if (name === undefined) {
  const expectedOf = (one: string) =>
    lang === 'en' ? readExpected(one) : expectedInKorean(readExpected(one), readKorean(one));
  stdout.write(
    list(
      names.map((one) => ({ name: one, expected: expectedOf(one) })),
      lang,
    ),
  );
} else if (names.includes(name)) await show(name, options.includes('--mended')).catch(couldNotJudge);
else {
  const meant = names.find((one) => one.includes(name));
  const hint = meant === undefined ? 'npm run replay lists the incidents.' : `did you mean "${meant}"?`;
  refuse(`There is no incident "${name}"; ${hint}`);
}

async function show(incident: string, mended: boolean): Promise<void> {
  // CDKTF takes seconds to load: only where it is needed.
  const [{ replay }, { lint }] = await Promise.all([import('./replay.ts'), import('nospof')]);
  const replayed = await replay(incident, mended, lint, lang);
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
