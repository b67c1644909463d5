import type { RecordedFinding } from '../../input/accepted/baseline-file.ts';
import type { Waiver } from '../../input/accepted/waiver.ts';
import { label } from '../../printable.ts';
import type { Report, ReportFile, ReportWaiver } from '../report.ts';

/** What is accepted of the findings, and where that is written. */
export interface AcceptedFacts {
  readonly resolved: readonly RecordedFinding[];
  /** Number of waivers in comments. */
  readonly inline: number;
  readonly files: {
    readonly waivers: (ReportFile & { readonly waivers: readonly Waiver[] }) | undefined;
    readonly baseline: (ReportFile & { readonly findings: readonly RecordedFinding[] }) | undefined;
    readonly asOf: string;
    /** The day was given. */
    readonly isDayGiven: boolean;
  };
}

/** The files that accept findings, as the report has them. */
export function acceptedBlock({ files, inline, resolved }: AcceptedFacts): Pick<Report, 'waivers' | 'baseline'> {
  const { waivers, baseline, asOf, isDayGiven } = files;
  const hasWaivers = waivers !== undefined || inline > 0 || isDayGiven;
  return {
    ...(hasWaivers && {
      waivers: { asOf, file: waivers ? fileOf(waivers) : null, waivers: waivers?.waivers.length ?? 0, inline },
    }),
    ...(baseline && {
      baseline: {
        ...fileOf(baseline),
        findings: baseline.findings.length,
        resolved: resolved.map(({ parts: _parts, ...one }) => ({ ...one, addresses: one.addresses.map(label) })),
      },
    }),
  };
}

function fileOf({ path, digest, found }: ReportFile): ReportFile {
  return { path: label(path), digest, found };
}

/** A waiver as a finding has it. */
export function toldWaiver({ at, ...waiver }: Waiver): ReportWaiver {
  return {
    requester: waiver.requester ?? null,
    approver: waiver.approver ?? null,
    expires: waiver.expires ?? null,
    ticket: waiver.ticket ?? null,
    compensatingControl: waiver.compensatingControl ?? null,
    at: `${label(at.file)}:${at.line}`,
  };
}
