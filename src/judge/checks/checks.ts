import type { Check } from './check.ts';
import { declaredAway } from './declared-away.ts';
import { faultBarrierMissing } from './fault-barrier-missing.ts';
import { noPath } from './no-path.ts';
import { noTestTier } from './no-test-tier.ts';
import { paperRedundancy } from './paper-redundancy.ts';
import { testTierSharesProduction } from './test-tier-shares-production.ts';
import { slowFailover } from './slow-failover.ts';
import { untestedComponent } from './untested-component.ts';
import { waiverInvalid } from './waiver-invalid.ts';

/** Every named check, by name. */
export const checks: ReadonlyMap<string, Check> = new Map(
  [
    noPath,
    slowFailover,
    paperRedundancy,
    faultBarrierMissing,
    noTestTier,
    testTierSharesProduction,
    untestedComponent,
    declaredAway,
    waiverInvalid,
  ].map((check) => [check.name, check]),
);
