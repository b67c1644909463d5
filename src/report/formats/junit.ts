import { groupBy } from '../../multimap.ts';
import { output, type Output, printable } from '../../printable.ts';
import type { Finding, Report } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Words } from '../words/words.ts';
import { acceptedWhy } from './accepted-why.ts';
import { byImportance } from '../importance.ts';
import { locationOf, namesOf } from './location.ts';

/** What a test case says beside its name. */
interface Outcome {
  readonly element: 'failure' | 'skipped' | 'system-out';
  readonly message: string;
  readonly text: string;
}

/**
 * Test results: a suite for the services that hold, and one for each policy that has findings. What rejects is a failure, what is
 * accepted by a waiver or the baseline is skipped, and what does neither passes, with its text as output. So do hints.
 * Source: https://github.com/jenkinsci/xunit-plugin (junit-10.xsd)
 */
export function renderJunit(report: Report, { words }: RenderOptions): Output {
  const holding = report.services
    .filter(({ verdict }) => verdict === 'holds')
    .map(({ name }) => testcase('service', name));
  const byPolicy = groupBy(byImportance(report.findings), ({ policy }) => policy);
  const suites = [
    ...(holding.length > 0 ? [suite('service', holding, [])] : []),
    ...Array.from(byPolicy, ([policy, findings]) => {
      const outcomes = findings.map((finding) => outcomeOf(finding, report, words));
      return suite(
        policy,
        findings.map((finding, at) => testcase(policy, nameOf(finding), outcomes[at])),
        outcomes,
      );
    }),
    ...hintSuite(report, words),
  ];
  const failures = report.findings.filter((finding) => finding.rejects === true).length;
  const tests = holding.length + report.findings.length + (report.hints?.length ?? 0);
  const root = `<testsuites${attributes({ name: 'nospof', tests, failures, errors: 0 })}>`;
  return output(`<?xml version="1.0" encoding="UTF-8"?>\n${root}\n${suites.join('')}</testsuites>\n`, reference);
}

function hintSuite({ hints = [] }: Report, { report: { hint: name } }: Words): readonly string[] {
  if (hints.length === 0) return [];
  const cases = hints.map((text, at) =>
    testcase(name, `${name} ${at + 1}`, { element: 'system-out', message: text, text }),
  );
  return [suite(name, cases, [])];
}

function suite(name: string, cases: readonly string[], outcomes: readonly Outcome[]): string {
  const count = (element: Outcome['element']): number => outcomes.filter((one) => one.element === element).length;
  const numbers = { tests: cases.length, failures: count('failure'), errors: 0, skipped: count('skipped') };
  return `<testsuite${attributes({ name, ...numbers })}>\n${cases.join('')}</testsuite>\n`;
}

function testcase(classname: string, name: string, outcome?: Outcome): string {
  const start = `<testcase${attributes({ classname: `nospof.${classname}`, name })}`;
  if (outcome === undefined) return `${start}/>\n`;
  const { element, message, text } = outcome;
  const said = element === 'system-out' ? '' : attributes({ message });
  return `${start}><${element}${said}>${escaped(text)}</${element}></testcase>\n`;
}

/** The fingerprint tells findings about the same resources apart. */
function nameOf({ failure, addresses, fingerprint }: Finding): string {
  return `${addresses.length === 0 ? failure.label : addresses.slice(0, 3).join(', ')} (${fingerprint})`;
}

function outcomeOf(finding: Finding, report: Report, words: Words): Outcome {
  const { message, fix, rejects } = finding;
  const { file, line } = locationOf(finding, report);
  const place = [`${file}:${line}`, ...namesOf(finding, 0, words)].join(', ');
  const accepted = acceptedWhy(finding, words);
  const text = `${message}. ${words.report.fields.do}: ${fix} (${place})`;
  if (accepted !== undefined) return { element: 'skipped', message: accepted, text };
  return { element: rejects ? 'failure' : 'system-out', message, text };
}

function attributes(values: Readonly<Record<string, string | number>>): string {
  return Object.entries(values)
    .map(([name, value]) => ` ${name}="${escaped(String(value))}"`)
    .join('');
}

function escaped(text: string): string {
  return printable(text).replace(/[&<>"']/g, reference);
}

/** `&#60;`, which XML reads as the character. */
function reference(character: string): string {
  return `&#${character.codePointAt(0)};`;
}
