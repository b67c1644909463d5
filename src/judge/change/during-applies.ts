import type { Assumptions } from '../../input/assumptions.ts';
import type { Network } from '../../network/network.ts';
import type { Applied } from './applied.ts';
import { compileBoth } from '../breaches.ts';
import type { Cause } from '../cause.ts';
import { changeCauses } from './change-causes.ts';
import { changeFinding } from './change-finding.ts';
import { domainBreaches, membersOf } from '../domain-breaches.ts';
import type { Finding } from '../finding.ts';
import { isPlanned } from '../limit.ts';
import type { ResourceOf } from '../narrowing.ts';
import { isOff, type Policy, type PolicySet } from '../policy.ts';
import { productionFirst } from '../production-first.ts';

export interface DuringApplies {
  readonly findings: readonly Finding[];
  readonly causes: readonly Cause[];
  /** By policies that are switched off. */
  readonly unjudged: readonly Cause[];
}

/**
 * Fails what the plans take down, in the network as it is before them: what a plan makes anew serves nothing yet. A service that is
 * gone afterwards is taken away on purpose, and one that is not up before has nothing to lose.
 * @param network as it is after them
 */
export function duringApplies(
  network: Network,
  policies: PolicySet,
  { applied, assumptions }: { readonly applied?: Applied | undefined; readonly assumptions: Assumptions },
  resourceOf: ResourceOf,
): DuringApplies {
  const before = applied?.before;
  const domains = before?.domains.filter(({ kind, stated }) => isPlanned(kind) && !stated) ?? [];
  if (before === undefined || domains.length === 0) return { findings: [], causes: [], unjudged: [] };
  const lasting = { ...before, services: stayingServices(before, network) };
  const models = compileBoth(lasting);
  const tried = domainBreaches(
    lasting,
    models,
    ofChanges(policies),
    assumptions,
    membersOf(lasting),
    resourceOf,
    (breaches) => breaches,
  ).filter(({ domain }) => domains.includes(domain));
  const all = changeCauses(lasting, models, assumptions, tried);
  const causes = all.filter(({ policy }) => !isOff(policy, policies));
  return {
    findings: causes.map((cause) => changeFinding(productionFirst(cause), models, assumptions)),
    causes,
    unjudged: all.filter(({ policy }) => isOff(policy, policies)),
  };
}

/** Whether a change is the cause. */
export function isOfChange({ domain }: Pick<Cause, 'domain'>): boolean {
  return domain !== undefined && isPlanned(domain.kind);
}

/** The policies that fail what changes take down; other failures are tried after the apply. */
function ofChanges(policies: PolicySet): PolicySet {
  return {
    ...policies,
    policies: policies.policies.filter(isAsked),
    defined: policies.defined.filter(isAsked),
  };
}

function isAsked(policy: Policy): boolean {
  return policy.kind === 'scenario' && policy.failures.some(({ each }) => isPlanned(each));
}

/** Services that are there afterwards too, by their name or by what stands for them; they weigh what they do afterwards. */
function stayingServices(before: Network, after: Network): Network['services'] {
  const byName = new Map(after.services.map((service) => [service.name, service]));
  const byRoot = new Map(after.services.map((service) => [after.components[service.root]?.id, service]));
  const ids = new Set(after.components.map(({ id }) => id));
  return before.services.flatMap((service) => {
    const id = before.components[service.root]?.id ?? '';
    const now = byName.get(service.name) ?? byRoot.get(id);
    if (now === undefined) return ids.has(id) ? service : [];
    return { ...service, tier: now.tier };
  });
}
