import type { RecordedFinding } from '../../input/accepted/baseline-file.ts';
import type { Finding } from '../../judge/finding.ts';
import { everyText, printable } from '../../printable.ts';
import { toldFinding } from './tell.ts';
import type { Words } from './words.ts';

/** Findings as a baseline has them: by policy, addresses and fingerprint, so that a file that is written anew differs in what changed only. */
export function recordedFindings(findings: readonly Finding[], words: Words): readonly RecordedFinding[] {
  const recorded = findings.map((finding): RecordedFinding => {
    const { policy, severity, verdict, addresses, message, fingerprint, parts = [] } = toldFinding(finding, words);
    return {
      policy,
      severity,
      verdict,
      addresses,
      message,
      fingerprint,
      ...(parts.length > 0 && { parts }),
      stops: finding.stops,
    };
  });
  return everyText(recorded.toSorted(inOrder), printable);
}

function inOrder(a: RecordedFinding, b: RecordedFinding): number {
  const [first, second] = [a, b].map(({ policy, addresses, fingerprint }) =>
    [policy, ...addresses, fingerprint].join('\n'),
  );
  return (first ?? '') < (second ?? '') ? -1 : 1;
}
