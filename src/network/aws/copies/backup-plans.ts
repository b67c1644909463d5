import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import { time, type Time } from '../../../input/time.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { DataCopy } from '../../data-set.ts';
import { allOf, argument, type Missing } from '../../fact.ts';
import { flag } from '../settings.ts';
import { selects } from './backup-selection.ts';
import { copyAt, exactly } from './copy.ts';
import { fromArn, type Whereabouts, whereaboutsOf } from './places.ts';
import { longestGap } from './schedule.ts';

/** What AWS Backup does where a rule has no schedule. https://docs.aws.amazon.com/aws-backup/latest/devguide/creating-a-backup-plan.html */
const schedule = 'cron(0 5 ? * * *)';

/** Restores to any second. https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html */
const continuous: ReadonlySet<string> = new Set(['aws_db_instance', 'aws_rds_cluster']);

/** The copies that backup plans of its Region and account make of a store. */
export function plannedBackups(net: NetworkBuilder, store: Resource): readonly DataCopy[] {
  return net.graph.ofType('aws_backup_selection').flatMap((selection) => {
    const [plan] = net.targets(selection, 'plan_id', ['aws_backup_plan']);
    if (plan === undefined || !isBeside(plan, store)) return [];
    const selected = selects(net, selection, store);
    if (selected === 'no') return [];
    const missing = selected === 'open' ? [argument(selection, 'resources')] : undefined;
    return plan.attributes.blocks('rule').flatMap((rule) => copiesBy(net, plan, rule, store, missing));
  });
}

function isBeside(plan: Resource, store: Resource): boolean {
  return isSame(plan.region, store.region) && isSame(plan.account, store.account);
}

/** Of what is not known it is assumed. */
function isSame(one: string | undefined, other: string | undefined): boolean {
  return one === undefined || other === undefined || one === other;
}

function copiesBy(
  net: NetworkBuilder,
  plan: Resource,
  rule: Attributes,
  store: Resource,
  missing: Missing,
): readonly DataCopy[] {
  const isContinuous = continuous.has(store.type) && flag(rule, 'enable_continuous_backup', false) === true;
  const every = ageOf(rule);
  const here = copyAt(plan, {
    by: isContinuous ? 'log' : 'backup',
    age: isContinuous ? net.times.time('point-in-time') : every,
    at: whereaboutsOf(net, plan),
    missing,
  });
  // Copies of what is continuous are snapshots, too.
  const copies = rule.blocks('copy_action').flatMap((action): DataCopy[] => {
    const at = destination(net, plan, `${action.path}.destination_vault_arn`);
    const copy = { by: 'backup', age: every } as const;
    if (at !== undefined) return [copyAt(plan, { ...copy, at, missing })];
    const open = allOf(missing, [argument(plan, `${action.path}.destination_vault_arn`)]);
    // It may be anywhere, or where the store is.
    const near = copyAt(plan, { ...copy, at: whereaboutsOf(net, store) });
    return [
      { ...near, places: [], world: 'best', missing: open },
      { ...near, world: 'worst', missing: open },
    ];
  });
  return [here, ...copies];
}

/** From one run to the next; anything where the schedule is not known. */
function ageOf(rule: Attributes): Time {
  const written = rule.read('schedule');
  const gap = longestGap(written.kind === 'omitted' ? schedule : (rule.string('schedule') ?? ''));
  return gap === undefined ? time(0, Infinity) : exactly(gap);
}

function destination(net: NetworkBuilder, plan: Resource, path: string): Whereabouts | undefined {
  const { references, literals } = net.graph.resolve(plan, path, [
    'aws_backup_vault',
    'aws_backup_logically_air_gapped_vault',
  ]);
  const [vault] = references.filter(({ certainty }) => certainty !== 'guessed');
  if (vault !== undefined) return whereaboutsOf(net, vault.target);
  return literals.map((text) => fromArn(net, text)).find((at) => at !== undefined);
}
