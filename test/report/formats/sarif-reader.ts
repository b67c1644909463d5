import { readFileSync } from 'node:fs';
import AjvDraft04 from 'ajv-draft-04';
import type { Report } from '../../../src/report/report.ts';

const schema: object = JSON.parse(readFileSync(new URL('sarif-2.1.0.schema.json', import.meta.url), 'utf8'));
const validate = new AjvDraft04.default({
  strict: false,
  allErrors: true,
  unicodeRegExp: false,
  validateFormats: false,
}).compile(schema);

interface Location {
  readonly physicalLocation?: {
    readonly artifactLocation?: { readonly uri?: string };
    readonly region?: { readonly startLine?: number };
  };
}

export interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: string;
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations: readonly Location[];
  readonly partialFingerprints: Readonly<Record<string, string>>;
  readonly suppressions: readonly object[];
  readonly baselineState?: string;
}

interface Rule {
  readonly id: string;
  readonly help?: { readonly text: string; readonly markdown: string };
  readonly fullDescription?: { readonly text: string };
  readonly properties?: { readonly tags: readonly string[] };
}

export interface Log {
  readonly runs: readonly {
    readonly tool: { readonly driver: { readonly rules: readonly Rule[] } };
    readonly invocations: readonly { readonly toolExecutionNotifications?: readonly { message: { text: string } }[] }[];
    readonly results: readonly Result[];
    readonly properties: { readonly summary: string; readonly resolved?: readonly object[] };
  }[];
}

/**
 * What is wrong with a log by the schema of OASIS, and by what GitHub accepts of it:
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function sarifMistakes(text: string, { findings, policies, changes }: Report): readonly string[] {
  const log: Log = JSON.parse(text);
  if (!validate(log)) return (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
  const run = log.runs[0]!;
  const { rules } = run.tool.driver;
  const mistakes = (asked: readonly (readonly [what: string, isWrong: boolean])[]) =>
    asked.flatMap(([what, isWrong]) => (isWrong ? [what] : []));
  return [
    ...mistakes([
      ['too many results', run.results.length > 5000 || run.results.length < Math.min(findings.length, 5000)],
      ['left out without a word', findings.length > 5000 && !run.invocations[0]?.toolExecutionNotifications],
      ['not the rules', policies.some(({ id }) => !rules.some((rule) => rule.id === id))],
      ['more than 10 MB', text.length > 10 * 2 ** 20 * 10],
    ]),
    ...rules.flatMap(({ id, help, fullDescription, properties }) =>
      help === undefined
        ? []
        : mistakes([
            [`${id} has no help`, help.text === '' || help.markdown === ''],
            [`${id} is described at length`, (fullDescription?.text.length ?? 0) > 1024],
            [`${id} has many tags`, (properties?.tags.length ?? 0) > 10],
          ]),
    ),
    ...run.results.flatMap(({ ruleId, ruleIndex, locations, relatedLocations, partialFingerprints, baselineState }) =>
      mistakes([
        [`${ruleId} is another rule`, rules[ruleIndex]?.id !== ruleId],
        [`${ruleId} is nowhere`, locations.length !== 1 || !locations.every(isPlace)],
        [`${ruleId} is related to nothing`, relatedLocations.length > 100 || !relatedLocations.every(isPlace)],
        [
          `${ruleId} is not known again`,
          !/^[0-9a-f]{16}:1$/.test(partialFingerprints['primaryLocationLineHash'] ?? ''),
        ],
        [`${ruleId} is neither new nor old`, (baselineState === undefined) === (changes !== undefined)],
      ]),
    ),
  ];
}

/** A file and a line, and no characters that a URI cannot have. */
function isPlace({ physicalLocation }: Location): boolean {
  const uri = physicalLocation?.artifactLocation?.uri ?? '';
  return /^[\w./%~!*'();:@&=+$,-]+$/.test(uri) && (physicalLocation?.region?.startLine ?? 0) >= 1;
}
