import { checkYaml } from '../input/yaml/yaml-schema.ts';
import type { CheckDefinition } from '../judge/own-checks/check-definition.ts';
import { ownChecksOf } from '../judge/own-checks/own-checks.ts';
import type { CheckPolicy } from '../judge/policy.ts';
import type { PipelineOptions } from '../pipeline.ts';

/**
 * A run that judges by one check, and by nothing else.
 * @throws InputError for what is no check, and for options that do not fit its schema
 */
export async function checkedBy(
  check: CheckDefinition,
  options: Readonly<Record<string, unknown>>,
): Promise<Omit<PipelineOptions, 'inputs'>> {
  const [own] = (await ownChecksOf([], [check])).values();
  if (own !== undefined) await checkYaml({ file: `with of ${check.id}`, value: options, line: () => 1 }, own.options);
  const policy: CheckPolicy = {
    id: check.id,
    title: check.title,
    at: 'testPolicy',
    severity: 'error',
    incidents: [],
    controls: [],
    asks: [],
    waivable: true,
    why: check.title,
    fix: check.title,
    fixes: new Map(),
    kind: 'check',
    check: check.id,
    options,
  };
  const policies = {
    policies: [policy],
    defined: [policy],
    packs: [],
    disabled: new Map(),
    rejectUnproven: new Set<number>(),
  };
  return { checks: [check], policies };
}
