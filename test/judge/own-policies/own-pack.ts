import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { type LintOptions, lint } from '../../../src/lint.ts';
import { planForm } from '../../network/plan-form.ts';
import type { JsonObject } from '../../../src/input/json/json.ts';
import type { Report } from '../../../src/report/report.ts';

/** A pack of the user's own with one policy: conditions are written as in YAML, `{ each: component, where: { … } }`. */
export function packWith(fail: string, more = '', head = ''): string {
  return `${head}policies:
  - id: own
    title: Own
    severity: error
    why: So
    fix: Do
    when: { fail: ${fail}${more} }
    then: { outage: { at-most: limit } }
`;
}

/** What a pack says of a Terraform JSON configuration, as `cdktf synth` writes it; of a plan of it the same. */
export async function reported(
  pack: string,
  resource: JsonObject,
  options: Partial<LintOptions> = {},
): Promise<Report> {
  const folder = mkdtempSync(join(tmpdir(), 'own-policy-'));
  writeFileSync(join(folder, 'own.yaml'), pack);
  const synthesis = {
    '//': { metadata: { stackName: 'stdin', version: '0.21.0', backend: 'local' } },
    provider: { aws: [{ region: 'ap-northeast-2' }] },
    variable: { open: { type: 'string' } },
    resource,
  };
  const judged = (input: object): Promise<Report> => {
    const bytes = new TextEncoder().encode(JSON.stringify(input));
    return lint({ inputs: ['-'], stdin: async () => bytes, pack: join(folder, 'own.yaml'), ...options });
  };
  const [report, ofPlan] = [await judged(synthesis), await judged(planForm(synthesis))];
  expect({ ofPlan: [short(ofPlan), hints(ofPlan)] }).toEqual({ ofPlan: [short(report), hints(report)] });
  return report;
}

/** Findings in short: `broken own aws_db_instance.a`, with what is missing behind them. */
export function short({ findings }: Report): string[] {
  return findings.map(({ verdict, policy, addresses, missing }) =>
    [verdict, policy, ...addresses, ...missing.map((fact) => `(${fact})`)].join(' '),
  );
}

/** Hints without the folder of the pack. */
export function hints({ hints: all = [] }: Report): string[] {
  return all.map((hint) => hint.replace(/^.*own\.yaml/, 'own.yaml'));
}
