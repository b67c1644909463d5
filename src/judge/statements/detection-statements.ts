import type { Detection, Title } from '../../network/network.ts';

/** What the policies of policies/detection.yaml say. */
export interface DetectionStatements {
  /** Something could take over from what is degraded, but what needs it (`by`) notices only what is down. */
  readonly unseen: { readonly by: Title; readonly detections: readonly Detection[] };
  /** A probe lets a degraded part pass. */
  readonly 'shallow-probe': { readonly flaws: readonly ProbeFlaw[] };
  /** Alarms about a part do not reach a person, or there are none. */
  readonly 'alarm-unrouted': { readonly flaws: readonly AlarmFlaw[] };
  /** Those who get alarms are not reached at any hour: these parts rest on them. */
  readonly 'duty-gap': {
    readonly gaps: readonly DutyGap[];
    readonly hours: string | undefined;
    readonly parts: readonly Title[];
  };
}

/** What is wrong with a probe; `not-stated`: nothing is said of it. Sizes in bytes. */
export type ProbeFlaw =
  | { readonly is: 'no-probe' | 'not-whole-path' | 'path-not-stated' | 'size-not-stated' }
  | { readonly is: 'too-small'; readonly bytes: number | undefined; readonly size: number };

/** What is wrong with an alarm; `on` is what raises it, in the user's words. */
export type AlarmFlaw =
  { readonly is: 'none' | 'switched-off' | 'maybe-off' } | { readonly is: 'muted' | 'to-none'; readonly on: string };

/** They are on duty at some hours only; what they have shows alarms only to who looks. */
export type DutyGap = 'hours' | 'hours-not-stated' | 'means';
