import type { Fact, Seconds, Service } from '../../network/network.ts';
import { standingOf } from '../evidence/standing.ts';
import { type Finding, finding } from '../finding.ts';
import type { CheckPolicy } from '../policy.ts';
import { severityFor } from '../severity.ts';
import type { RecoverySteps } from '../statements/recovery-statements.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, type CheckFacts, noOptions } from './check.ts';

/**
 * Detect, decide, provision and restore (volume ÷ throughput) are done one after the other: their sum must not be longer than
 * the service may be down. Nor may the last drill have taken longer. Silent where no objective or nothing of this is declared.
 */
export const rtoUnreachable: Check = {
  name: 'rto-unreachable',
  options: noOptions,
  run(policy, facts) {
    return facts.network.services
      .filter(({ declared, tier }) => declared && tier !== 'test')
      .flatMap(
        (service) => [bySteps(policy, service), byDrill(policy, service, facts)].find((one) => one !== undefined) ?? [],
      );
  },
};

function bySteps(policy: CheckPolicy, service: Service): Finding | undefined {
  const { recovery } = service.facts ?? {};
  const { rto } = service;
  if (recovery === undefined || rto === undefined) return undefined;
  const { detect, decide, provision, volume, throughput } = recovery;
  const restore = volume === undefined || throughput === undefined ? undefined : volume / throughput;
  const steps: RecoverySteps = { detect, decide, provision, restore };
  const takes = [detect, decide, provision, restore].reduce<Seconds>((sum, step) => sum + (step ?? 0), 0);
  // What is restored has both a volume and a throughput: of one alone the other is asked for.
  const open =
    volume === undefined && throughput !== undefined
      ? 'volume'
      : throughput === undefined && volume !== undefined
        ? 'throughput'
        : undefined;
  const verdict = takes > rto ? 'broken' : 'unproven';
  if (verdict === 'unproven' && open === undefined) return undefined;
  const missing: readonly Fact[] =
    open === undefined ? [] : [{ is: 'stated', of: service.name, path: `recovery.${open}` }];
  return about(policy, service, verdict, { says: 'recovery-too-long', steps, takes, limit: rto }, missing);
}

/** A drill of any age: what it took is the best that is known. */
function byDrill(policy: CheckPolicy, service: Service, { network, asOf }: CheckFacts): Finding | undefined {
  const { rto } = service;
  const drills = network.stated.evidence.filter(
    ({ kind, of }) => kind === 'recovery-drill' && of.some((subject) => subject.service === service.name),
  );
  const { newest } = standingOf(drills, { asOf, months: 12, digests: new Set() });
  if (rto === undefined || newest?.took === undefined || newest.took <= rto) return undefined;
  return about(policy, service, 'broken', { says: 'drill-too-long', on: newest.on, took: newest.took, limit: rto }, []);
}

function about(
  policy: CheckPolicy,
  service: Service,
  verdict: Finding['verdict'],
  statement: Finding['statement'],
  missing: readonly Fact[],
): Finding {
  return finding(policy, {
    severity: severityFor(policy.severity, service, []),
    verdict,
    statement,
    subject: [service.title],
    components: [],
    at: [],
    written: writtenAt(service.facts?.at),
    services: [{ service, site: undefined, outage: [0, Infinity], limit: service.rto ?? Infinity }],
    witness: [],
    missing,
    lasting: service.name,
    ...(statement.says === 'drill-too-long' && {
      fix: { does: 'as-the-policy-says', text: policy.fixes.get('drill') ?? policy.fix },
    }),
  });
}
