import { type Baseline, readBaseline } from '../input/accepted/baseline-file.ts';
import type { WaiverFile } from '../input/accepted/waiver.ts';
import { readWaivers } from '../input/accepted/waiver-file.ts';
import { type SpeakingComment, waiversIn } from '../input/accepted/waiver-comment.ts';
import { judgingDay } from '../input/judging-day.ts';
import { type Accepted, accept } from '../judge/accepted/accept.ts';
import { type Finding, toldName } from '../judge/finding.ts';
import type { PolicySet } from '../judge/policy.ts';
import type { Service } from '../network/network.ts';

/** What is accepted of the findings, and by when. */
export interface AcceptedOptions {
  /** nospof-waivers.yaml; none unless given. */
  readonly waivers?: string | undefined;
  /** It lies in the folder, and was not named. */
  readonly waiversFound?: boolean;
  /** Comments in the source are no waivers. */
  readonly noInlineWaivers?: boolean;
  /** nospof-baseline.json; none unless given. */
  readonly baseline?: string | undefined;
  /** It lies in the folder, and was not named. */
  readonly baselineFound?: boolean;
  /** The day to judge by, `2026-11-28`: the only clock; today (UTC) unless given. */
  readonly asOf?: string | undefined;
}

export interface AcceptedFiles {
  readonly waivers: (WaiverFile & { readonly found: boolean }) | undefined;
  readonly baseline: (Baseline & { readonly found: boolean }) | undefined;
  readonly asOf: string;
  /** The day was given, so that it is told though no waiver needs it. */
  readonly isDayGiven: boolean;
}

/**
 * Reads what is accepted, before anything is judged.
 * @throws InputError one sentence.
 */
export async function readAcceptedFiles(options: AcceptedOptions): Promise<AcceptedFiles> {
  const { waivers, baseline, asOf, waiversFound = false, baselineFound = false } = options;
  return {
    waivers: waivers === undefined ? undefined : { ...(await readWaivers(waivers)), found: waiversFound },
    baseline: baseline === undefined ? undefined : { ...(await readBaseline(baseline)), found: baselineFound },
    asOf: judgingDay(asOf),
    isDayGiven: asOf !== undefined,
  };
}

/** What was accepted, and where that is written. */
export interface AcceptedBy extends Accepted {
  readonly files: AcceptedFiles;
  /** Number of waivers in comments. */
  readonly inline: number;
}

/** Nothing is accepted, and no day is asked for. */
export const nothingToAccept: AcceptedFiles = {
  waivers: undefined,
  baseline: undefined,
  asOf: '',
  isDayGiven: false,
};

/** Compares what was found with what the files, and the comments of the source, accept. */
export function acceptedBy(
  files: AcceptedFiles,
  comments: readonly SpeakingComment[],
  found: {
    readonly findings: readonly Finding[];
    readonly network: { readonly services: readonly Service[] };
    readonly policies: PolicySet;
    readonly partial: boolean;
  },
): AcceptedBy {
  const inline = waiversIn(comments);
  const accepted = accept(found.findings, found.policies, {
    waivers: [...(files.waivers?.waivers ?? []), ...inline],
    baseline: files.baseline?.findings,
    baselineFound: files.baseline?.found === true,
    asOf: files.asOf,
    services: found.network.services.map(toldName),
    partial: found.partial,
  });
  return { ...accepted, files, inline: inline.length };
}
