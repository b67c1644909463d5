import { pathToFileURL } from 'node:url';
import type { Finding, Place, Report } from '../report.ts';
import type { Words } from '../words/words.ts';
import { acceptedWhy, isAccepted } from './accepted-why.ts';
import { type Location, locationOf } from './location.ts';

/** GitHub shows no more locations of a result. */
const MOST_LOCATIONS = 100;

/** A finding as a result of SARIF; what is waived is suppressed, which GitHub shows as it would any other. */
export function resultOf(finding: Finding, report: Report, ruleIndex: number | undefined, words: Words): object {
  const { policy, verdict, change, fingerprint, rejects, stacks = [] } = finding;
  const accepted = finding.waived ?? acceptedWhy(finding, words);
  const location = locationOf(finding, report);
  return {
    ruleId: policy,
    ...(ruleIndex !== undefined && { ruleIndex }),
    level: levelOf(finding),
    message: { text: messageText([finding.message, `${words.report.fields.do}: ${finding.fix}`].join('\n')) },
    locations: [{ ...physical(location), logicalLocations: logical(finding) }],
    relatedLocations: relatedTo(finding, location, words),
    // GitHub reads the first one, which it would make of the line otherwise, and takes what moves for another finding.
    partialFingerprints: { primaryLocationLineHash: `${fingerprint}:1`, 'nospof/v1': fingerprint },
    suppressions: accepted === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: accepted }],
    ...(report.changes && { baselineState: change === 'introduced' ? 'new' : 'unchanged' }),
    properties: { verdict, rejects: rejects === true, ...(stacks.length > 0 && { stacks }) },
  };
}

/** What is unproven weighs one step less than what is broken, unless it rejects. */
function levelOf(finding: Finding): 'error' | 'warning' | 'note' {
  const { severity, verdict, rejects } = finding;
  if (isAccepted(finding) || severity === 'info') return 'note';
  if (rejects) return 'error';
  if (severity === 'error') return verdict === 'broken' ? 'error' : 'warning';
  return verdict === 'broken' ? 'warning' : 'note';
}

/** The module calls, and the chain from the service to what fails: whoever has no file is where the finding is. */
function relatedTo(finding: Finding, location: Location, words: Words): object[] {
  const calls = (location.calledFrom ?? []).map((call) => ({
    ...physical(call),
    message: { text: words.format.calledFrom },
  }));
  const chain = finding.witness.map((step) => ({
    ...physical(location),
    logicalLocations: [{ fullyQualifiedName: step }],
    message: { text: messageText(step) },
  }));
  return [...calls, ...chain].slice(0, MOST_LOCATIONS).map((one, at) => ({ id: at + 1, ...one }));
}

function physical({ file, line, column }: Place): object {
  return {
    physicalLocation: {
      artifactLocation: { uri: uri(file) },
      region: { startLine: line, ...(column !== undefined && { startColumn: column }) },
    },
  };
}

/** Relative to the repository; a file elsewhere with its scheme. */
function uri(file: string): string {
  return file.startsWith('/') ? pathToFileURL(file).href : file.split('/').map(encodeURIComponent).join('/');
}

function logical({ addresses, construct }: Finding): object[] {
  const resources = addresses
    .slice(0, MOST_LOCATIONS - 1)
    .map((name) => ({ fullyQualifiedName: name, kind: 'resource' }));
  return construct === undefined ? resources : [...resources, { fullyQualifiedName: construct, kind: 'construct' }];
}

/** A text in which nothing is a placeholder or a link (SARIF 2.1.0, 3.11.5 and 3.11.6). */
function messageText(text: string): string {
  return text.replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}
