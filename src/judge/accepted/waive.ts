import type { Waiver } from '../../input/accepted/waiver.ts';
import { pattern } from '../../input/pattern.ts';
import { groupBy } from '../../multimap.ts';
import type { Origin } from '../../network/origin.ts';
import { compare, type Finding, toChange } from '../finding.ts';

/** Findings that waivers cover, each with the one that ends first. */
export interface Waived {
  readonly waived: ReadonlyMap<Finding, Waiver>;
  /** Those that match a finding, or a part of it. */
  readonly used: ReadonlySet<Waiver>;
}

/**
 * Which findings waivers cover: by fingerprint, or all of what is to change, by one waiver of its policy or by several. What
 * has no address, as a site, is covered by fingerprint only.
 * @param waivers those with which nothing is wrong
 */
export function waive(findings: readonly Finding[], waivers: readonly Waiver[]): Waived {
  const waived = new Map<Finding, Waiver>();
  const used = new Set<Waiver>();
  const byPolicy = groupBy(waivers.map(testOf), ({ waiver }) => waiver.policy);
  for (const finding of findings) {
    const tests = byPolicy.get(finding.policy.id)?.filter(({ mayCover }) => mayCover(finding)) ?? [];
    if (tests.length === 0) continue;
    const whole = tests.find(({ byFingerprint }) => byFingerprint);
    if (whole !== undefined) {
      used.add(whole.waiver);
      waived.set(finding, whole.waiver);
      continue;
    }
    const origins = toChange(finding);
    const covering = origins.map((origin) => tests.find(({ covers }) => covers(origin))?.waiver);
    const found = [...new Set(covering.flatMap((waiver) => waiver ?? []))];
    for (const waiver of found) used.add(waiver);
    const [first] = found.toSorted((a, b) => compare(a.expires ?? '', b.expires ?? ''));
    if (first !== undefined && !covering.includes(undefined)) waived.set(finding, first);
  }
  return { waived, used };
}

interface Test {
  readonly waiver: Waiver;
  /** It names fingerprints and nothing else. */
  readonly byFingerprint: boolean;
  readonly mayCover: (finding: Finding) => boolean;
  readonly covers: (origin: Origin) => boolean;
}

function testOf(waiver: Waiver): Test {
  const { scope } = waiver;
  if (scope.is === 'comment') {
    const covers = ({ stack, written }: Origin): boolean =>
      written !== undefined && scope.blocks.some((block) => block.stack === stack && isWithin(written, block.written));
    return { waiver, byFingerprint: false, mayCover: () => true, covers };
  }
  const { addresses, fingerprints } = scope;
  const patterns = (addresses ?? []).map(pattern);
  return {
    waiver,
    byFingerprint: addresses === undefined,
    mayCover: ({ fingerprint }) => fingerprints === undefined || fingerprints.includes(fingerprint),
    covers: ({ address, stack }) => address !== undefined && patterns.some((matches) => matches(address, stack)),
  };
}

/** The block itself, or what is in the module that it calls. */
function isWithin(written: string, block: string): boolean {
  return written === block || (block.startsWith('module.') && written.startsWith(`${block}.`));
}
