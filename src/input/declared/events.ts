import type { WrittenChange, WrittenEvidence } from './written-facts.ts';
import type { DeclaredChange, DeclaredEvidence } from './facts-model.ts';
import { perSecond } from './units.ts';
import { given, list, namesAt, type Places, seconds } from './declared-values.ts';
import { InputError } from '../error.ts';

/**
 * A drill or test that was done.
 * @throws InputError when it expires before it was done.
 */
export function evidenceOf(written: WrittenEvidence, at: string): DeclaredEvidence {
  const { kind, of, on, expires, mode, took, tier, rate, by, digest } = written;
  if (expires !== undefined && expires <= on) {
    throw new InputError(`${at}: the ${kind} of ${on} expires on ${expires}, which is not after it`);
  }
  return {
    at,
    kind,
    of: list(of),
    on,
    expires,
    mode,
    took: given(took, seconds),
    tier,
    rate: given(rate, perSecond),
    by,
    digest,
  };
}

/** What is about to be done. */
export function changeOf(written: WrittenChange, at: Places): DeclaredChange {
  const { implementer, approver, rehearsed, rollback } = written;
  return {
    at: at('/change'),
    begins: written.at,
    implementer,
    approver,
    watch: given(written.watch, seconds),
    acknowledged: namesAt(written.acknowledged, '/change/acknowledged', at),
    rehearsed: rehearsed && { on: rehearsed.on, tier: rehearsed.tier, digest: rehearsed.digest },
    rollback: rollback && {
      artefact: rollback.artefact,
      steps: rollback.steps,
      time: given(rollback.time, seconds),
    },
    steps: (written.steps ?? []).map((step, index) => ({
      at: at(`/change/steps/${index}`),
      title: step.title,
      does: step.does,
      to: list(step.to),
      down: given(step.down, seconds),
      guards: step.guards ?? [],
      together: step.together,
    })),
  };
}
