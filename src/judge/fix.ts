import type { FactKind } from '../network/fact.ts';
import type { Component, Fact, Origin, Role } from '../network/network.ts';
import type { CureFact } from './cure-facts.ts';
import type { Lack } from './statement.ts';
import type { Policy } from './policy.ts';

/** What to do about a finding: facts only, `report/words` makes the sentences. */
export type Fix<Does extends keyof Fixes = keyof Fixes> = { [One in Does]: { readonly does: One } & Fixes[One] }[Does];

export interface Fixes {
  /** What the policy says of what failed, by type. */
  readonly 'as-the-policy-says': { readonly text: string };
  /** The same, once it is settled that the finding stands. */
  readonly 'settle-first': { readonly text: string };
  /** The same, once the time was measured and is too long. */
  readonly 'measure-first': { readonly text: string };
  /** Parts of a change that are safe to do one step after the other. */
  readonly 'split-change': {
    /** Steps of nospof.yaml, not of a plan. */
    readonly isDeclared: boolean;
    /** Addresses, or names of components, by step: what may be done at once. */
    readonly steps: readonly (readonly string[])[];
    /** Addresses of what Terraform applies with all of these only. */
    readonly bound: readonly string[];
    /** What they are: what tells that they serve again. */
    readonly waitFor: readonly Role[];
    /** Some of them are made anew, so that the new one may come first. */
    readonly isReplaced: boolean;
    /** Whether they are down at all has to be settled. */
    readonly isOpen: boolean;
  };
  /** Instances that look alike: one pool, or each with a job of its own. */
  readonly 'declare-pool': unknown;
  /** Something is not in the inputs: what a resource of the type needs, or leads to. */
  readonly 'complete-inputs': { readonly type: string | undefined; readonly lacks: FactKind | undefined };
  /** Services that the test tier lacks. */
  readonly 'add-counterparts': unknown;
  /** Parts that need each other. */
  readonly 'break-circle': unknown;
}

/**
 * What to do about a finding: the text for the type of the first part that failed, before it one for what it is of that
 * type (`aws_ecs_service#deployment`) or for what is there of it already (`aws_autoscaling_group#zones`). What has to be
 * settled first is said by
 * `missing`; a time is settled by measuring it.
 */
export function fixFor(
  policy: Pick<Policy, 'fix' | 'fixes'>,
  finding: {
    readonly verdict: 'broken' | 'unproven';
    readonly missing: readonly Fact[];
    readonly components: readonly Component[];
    readonly at?: readonly Origin[] | undefined;
    readonly has?: readonly CureFact[];
  },
): Fix {
  const { verdict, missing, components, at, has = [] } = finding;
  const [first] = components;
  const of = at?.[0] ?? first?.origin;
  // What is in no plan, such as a device of the premises, takes no cure of AWS.
  const type = of !== undefined && of.resource === undefined ? 'declared' : (of?.type ?? '');
  const keys = [first?.title.is, ...has].map((fact) => `${type}#${fact}`);
  const text = [...keys, type].map((key) => policy.fixes.get(key)).find((one) => one !== undefined) ?? policy.fix;
  if (verdict === 'broken') return { does: 'as-the-policy-says', text };
  if (components.length > 0 && components.every(({ peers }) => peers !== undefined)) return { does: 'declare-pool' };
  // What the value allows may happen at any time, so nothing has to be settled.
  if (missing.length > 0 && missing.every(({ is }) => is === 'allowed-by')) return { does: 'as-the-policy-says', text };
  const isTime = missing.length > 0 && missing.every(({ is }) => is === 'outage');
  return { does: isTime ? 'measure-first' : 'settle-first', text };
}

/** What to do about something that is not up even without failure: what it needs is not in the inputs, or is itself. */
export function fixForGap({
  component,
  lack,
  missing,
}: {
  readonly component: Component;
  readonly missing: readonly Fact[];
  readonly lack: Lack | undefined;
}): Fix {
  if (lack?.isCircle) return { does: 'break-circle' };
  return { does: 'complete-inputs', type: component.origin.type, lacks: missing[0]?.is };
}
