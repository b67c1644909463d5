import { changesOf, type Compared } from '../judge/changes.ts';
import { type FailOn, rejectingOf } from '../judge/verdict.ts';
import type { Finding, Report, ResolvedFinding } from '../report/report.ts';

/**
 * The report on a change: that on what is there after it, with what the change introduces and resolves.
 * @param base what was found before
 * @param head what was found after; what it introduces and rejects is told anew, whatever it says
 */
export function compareReports(base: Report, head: Report, failOn: FailOn): Report {
  const after = comparedIn(head);
  const exists = new Set(head.services.map(({ name }) => name));
  const { introduced, newServices, resolved } = changesOf(comparedIn(base), after, exists);
  const compared = new Set(after.map(({ finding }) => finding));
  const servicesOf = new Map(Array.from(newServices, ([{ finding }, names]) => [finding, names]));
  const isNew = new Set(Array.from(introduced, ({ finding }) => finding));
  const rejecting = rejectingOf(
    head.findings.filter(({ waived, inBaseline }) => waived === undefined && !inBaseline),
    failOn,
    (finding) => isNew.has(finding),
    // What must be proven rejected by itself.
    ({ rejects }) => rejects === true,
  );
  return {
    ...head,
    verdict: rejecting.size === 0 ? 'accepted' : 'rejected',
    changes: {
      introduced: introduced.size,
      alreadyThere: compared.size - introduced.size,
      base: base.inputs,
      resolved: resolved.map(({ finding }) => resolvedFinding(finding)),
    },
    findings: head.findings.map((finding): Finding => {
      const { rejects: _rejects, change: _change, newServices: _newServices, ...same } = finding;
      const names = servicesOf.get(finding);
      return {
        ...same,
        ...(compared.has(finding) && { change: isNew.has(finding) ? 'introduced' : 'already-there' }),
        ...(names && { newServices: names }),
        ...(rejecting.has(finding) && { rejects: true }),
      };
    }),
  };
}

interface ComparedFinding extends Compared {
  readonly finding: Finding;
}

/** What no plan introduces is not compared. */
function comparedIn({ findings, policies, services: all }: Report): readonly ComparedFinding[] {
  const inTestTier = new Set(all.flatMap(({ name, tier }) => (tier === 'test' ? [name] : [])));
  const left = new Set(policies.flatMap(({ id, aboutWaivers }) => (aboutWaivers ? id : [])));
  return findings
    .filter(({ policy }) => !left.has(policy))
    .map((finding) => {
      const { severity, verdict, fingerprint, parts = [], addresses, failure, services } = finding;
      return {
        severity,
        verdict,
        fingerprint,
        parts,
        // A report of an earlier nospof does not say which weigh less; those of a test tier do.
        stops: services.flatMap(({ name, lesser }) => (lesser || inTestTier.has(name) ? [] : [name])),
        failed: addresses.length > 0 ? addresses : [failure.label],
        finding,
      };
    });
}

function resolvedFinding({ policy, severity, verdict, message, addresses, fingerprint }: Finding): ResolvedFinding {
  return { policy, severity, verdict, message, addresses, fingerprint };
}
