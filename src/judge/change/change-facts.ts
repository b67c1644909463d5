import type { FindingFacts } from '../finding.ts';
import { withoutLimit } from '../finding.ts';
import type { PlannedChange } from './planned-change.ts';
import { writtenAt } from '../written-at.ts';

/** What every finding about a change to come says of it: its line in nospof.yaml, what it touches, and what rests on that. */
export function aboutChange({
  stated,
  parts,
  services,
}: PlannedChange): Pick<
  FindingFacts,
  'verdict' | 'subject' | 'components' | 'services' | 'witness' | 'missing' | 'written' | 'lasting'
> {
  return {
    verdict: 'broken',
    subject: [],
    components: [...new Set(parts)],
    services: services.map(withoutLimit),
    witness: [],
    missing: [],
    written: writtenAt(stated?.at),
    // One change is declared at a time, whatever it touches.
    ...(stated !== undefined && { lasting: 'change' }),
  };
}
