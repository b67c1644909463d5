import type { Output } from '../../printable.ts';
import { json } from '../json-report.ts';
import type { Report } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import { byImportance } from '../importance.ts';
import { resultOf } from './sarif-result.ts';
import { rulesOf } from './sarif-rule.ts';
import { verdictIn } from './verdict-line.ts';

/**
 * GitHub stores no more of a run. Source:
 * https://docs.github.com/en/code-security/code-scanning/troubleshooting-sarif-uploads/results-exceed-limit
 */
const MOST_RESULTS = 5000;

/**
 * A log of SARIF 2.1.0, of the parts that GitHub's code scanning reads and no others where they differ. What a change resolves is
 * no result of baseline state `absent`, as GitHub opens an alert for whatever is a result: it is a property of the run.
 * Sources: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
 * https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning
 */
export function renderSarif(report: Report, { words }: RenderOptions): Output {
  const sorted = byImportance(report.findings);
  const shown = sorted.slice(0, MOST_RESULTS);
  const rules = rulesOf(report, words);
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const left = sorted.length - shown.length;
  const notifications = [
    ...(left > 0 ? [{ level: 'warning', message: { text: words.format.resultsLeftOut(left, MOST_RESULTS) } }] : []),
    ...(report.hints ?? []).map((hint) => ({ level: 'note', message: { text: hint } })),
  ];
  return json({
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: report.tool.name, version: report.tool.version, semanticVersion: report.tool.version, rules },
        },
        columnKind: 'utf16CodeUnits',
        invocations: [
          {
            executionSuccessful: true,
            ...(notifications.length > 0 && { toolExecutionNotifications: notifications }),
          },
        ],
        results: shown.map((finding) => resultOf(finding, report, indices.get(finding.policy), words)),
        properties: {
          verdict: report.verdict,
          summary: verdictIn(report, words),
          ...(report.changes && { resolved: report.changes.resolved }),
        },
      },
    ],
  });
}
