import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { lint, type Report } from '../../src/lint.ts';
import { EditablePlan } from './editable-plan.ts';
import type { Edit } from './edits.ts';
import { byMissing, edits } from './edits-by-policy.ts';

type Finding = Report['findings'][number];

export type Cured = 'gone' | 'stays' | 'no edit';

/** Does on a plan what a finding says, judges again, and tells whether the finding is gone: alone, or once the others are mended as well. */
export async function cured(text: string, finding: Finding, others: readonly Finding[]): Promise<Cured> {
  if (finding.policy === 'no-test-tier') return withStaging(text, finding);
  const alone = editsFor(finding);
  if (alone.length === 0) return 'no edit';
  const rest = others.flatMap((one) => (one === finding ? [] : editsFor(one)));
  for (const all of rest.length === 0 ? [alone] : [alone, [...alone, ...rest]]) {
    const plan = new EditablePlan(text);
    for (const { address, edit } of all) edit(plan, address);
    const { findings } = await judged(plan.text());
    if (!findings.some(({ fingerprint }) => fingerprint === finding.fingerprint)) return 'gone';
  }
  return 'stays';
}

/** Judges a plan together with the same configuration deployed a second time as staging. */
async function withStaging(text: string, finding: Finding): Promise<Cured> {
  const folder = mkdtempSync(join(tmpdir(), 'staging-'));
  try {
    const staging = join(folder, 'staging.json');
    writeFileSync(staging, new EditablePlan(text).tagged({ Environment: 'staging' }));
    const { findings } = await lint({ inputs: ['-', staging], stdin: async () => new TextEncoder().encode(text) });
    return findings.some(({ policy }) => policy === finding.policy) ? 'stays' : 'gone';
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What to do about a finding: what settles it or allows it, else what its policy asks for at each resource it names. */
function editsFor({
  policy,
  missing,
  allowedBy = [],
  addresses,
}: Finding): readonly { readonly address: string; readonly edit: Edit }[] {
  const settling = [...missing, ...allowedBy].flatMap((fact) => {
    const [argument = '', address = ''] = fact.split(' of ');
    const edit = byMissing[argument];
    return edit === undefined || !addresses.includes(address) ? [] : [{ address, edit }];
  });
  if (settling.length > 0) return settling;
  const known = edits[policy] ?? {};
  return addresses.flatMap((address) => {
    const edit = known[typeOf(address)];
    return edit === undefined ? [] : [{ address, edit }];
  });
}

export function judged(text: string): Promise<Report> {
  return lint({ inputs: ['-'], stdin: async () => new TextEncoder().encode(text) });
}

export function typeOf(address: string): string {
  return (
    address
      .replaceAll(/\[[^\]]*\]/g, '')
      .split('.')
      .at(-2) ?? ''
  );
}
