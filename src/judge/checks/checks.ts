import type { Check } from './check.ts';
import { alarmUnrouted } from './alarm-unrouted.ts';
import { channelsShareFate } from './channels-share-fate.ts';
import { bigBangCutover } from './big-bang-cutover.ts';
import { blastRadiusUnacknowledged } from './blast-radius-unacknowledged.ts';
import { changeWindow } from './change-window.ts';
import { declaredAway } from './declared-away.ts';
import { facilityBelowGrade } from './facility-below-grade.ts';
import { faultBarrierMissing } from './fault-barrier-missing.ts';
import { gradeInversion } from './grade-inversion.ts';
import { admissionControlMissing } from './admission-control-missing.ts';
import { handoverIncomplete } from './handover-incomplete.ts';
import { loadTestMissing } from './load-test-missing.ts';
import { hazardousChangeUnguarded } from './hazardous-change-unguarded.ts';
import { noPath } from './no-path.ts';
import { noSecondSite } from './no-second-site.ts';
import { noTestTier } from './no-test-tier.ts';
import { ownerMissing } from './owner-missing.ts';
import { paperRedundancy } from './paper-redundancy.ts';
import { pastSupport } from './past-support.ts';
import { peakWithoutBasis } from './peak-without-basis.ts';
import { sharedDeviceAgeing } from './shared-device-ageing.ts';
import { rollbackMissing } from './rollback-missing.ts';
import { testTierSharesProduction } from './test-tier-shares-production.ts';
import { recoveryChain } from './recovery-chain.ts';
import { shallowProbe } from './shallow-probe.ts';
import { recoveryDrillStale } from './recovery-drill-stale.ts';
import { rtoUnreachable } from './rto-unreachable.ts';
import { sitesNotSeparate } from './sites-not-separate.ts';
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
    gradeInversion,
    channelsShareFate,
    peakWithoutBasis,
    loadTestMissing,
    admissionControlMissing,
    recoveryChain,
    shallowProbe,
    alarmUnrouted,
    noTestTier,
    testTierSharesProduction,
    untestedComponent,
    ownerMissing,
    pastSupport,
    sharedDeviceAgeing,
    facilityBelowGrade,
    handoverIncomplete,
    rollbackMissing,
    changeWindow,
    blastRadiusUnacknowledged,
    hazardousChangeUnguarded,
    bigBangCutover,
    declaredAway,
    waiverInvalid,
    noSecondSite,
    sitesNotSeparate,
    rtoUnreachable,
    recoveryDrillStale,
  ].map((check) => [check.name, check]),
);
