import { Ajv } from 'ajv';
import type { Report } from '../../../src/report/report.ts';
import { junitMistakes } from './junit-reader.ts';
import { sarifMistakes } from './sarif-reader.ts';
import { markdownMistakes } from './markdown-reader.ts';
import { parsedCsv } from './csv-reader.ts';
import { parsedCommand } from './github-runner.ts';

/** What is wrong with a text for whoever reads the format; a line a mistake. */
export type Consumer = (text: string, report: Report) => readonly string[] | Promise<readonly string[]>;

const gitlab = new Ajv({ allErrors: true }).compile({
  type: 'array',
  items: {
    type: 'object',
    required: ['description', 'check_name', 'fingerprint', 'severity', 'location'],
    properties: {
      description: { type: 'string', minLength: 1 },
      check_name: { type: 'string', minLength: 1 },
      fingerprint: { type: 'string', pattern: '^[0-9a-f]{16}$' },
      severity: { enum: ['info', 'minor', 'major', 'critical', 'blocker'] },
      location: {
        type: 'object',
        required: ['path', 'lines'],
        properties: {
          path: { type: 'string', minLength: 1, not: { pattern: '^\\./' } },
          lines: { type: 'object', required: ['begin'], properties: { begin: { type: 'integer', minimum: 1 } } },
        },
      },
    },
  },
});

/** Each format but those that only people read. */
export const consumers: Readonly<Record<string, Consumer>> = {
  json: (text, report) =>
    JSON.stringify(JSON.parse(text)) === JSON.stringify(report) ? [] : ['reads back as another'],

  sarif: sarifMistakes,

  junit: junitMistakes,

  markdown: markdownMistakes,

  gitlab(text, { findings }) {
    const read: { fingerprint: string }[] = JSON.parse(text);
    const distinct = new Set(read.map(({ fingerprint }) => fingerprint));
    return [
      ...(gitlab(read) ? [] : (gitlab.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`)),
      ...(distinct.size === findings.length ? [] : [`${distinct.size} fingerprints of ${findings.length} findings`]),
    ];
  },

  github(text, { findings, verdict }) {
    const lines = text.trimEnd().split('\n');
    const commands = lines.map(parsedCommand);
    const count = (name: string) => commands.filter((command) => command?.name === name).length;
    const placed = commands.slice(0, -1).every((command) => Number(command?.properties['line']) >= 1);
    return [
      ...lines.filter((_, at) => commands[at] === undefined),
      ...commands.flatMap((command) =>
        command === undefined || ['error', 'warning', 'notice'].includes(command.name) ? [] : [command.name],
      ),
      ...['error', 'warning', 'notice'].filter((name) => count(name) > 10).map((name) => `${count(name)} ${name}s`),
      ...(placed ? [] : ['an annotation without a line']),
      ...(count('error') > 0 === (verdict === 'rejected') ? [] : ['the verdict has no error']),
      ...(commands.length === Math.min(commands.length, findings.length + 1) ? [] : ['more than the findings']),
    ];
  },

  csv(text, { findings }) {
    const [header = [], ...rows] = parsedCsv(text);
    const expected = findings.reduce((sum, { services }) => sum + Math.max(1, services.length), 0);
    return [
      ...rows.filter((row) => row.length !== header.length).map((row) => `${row.length} cells: ${row.join('|')}`),
      ...rows.flat().filter((cell) => /^\s*[=+\-@\t\r|%]/.test(cell)),
      ...(rows.length === expected ? [] : [`${rows.length} rows instead of ${expected}`]),
    ];
  },
};
