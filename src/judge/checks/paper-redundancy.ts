import type { Component, Need, Service } from '../../network/network.ts';
import type { Model } from '../../simulate/model.ts';
import { searchCause } from '../baseline.ts';
import { finding } from '../finding.ts';
import { groupBy } from '../group-by.ts';
import { listServices } from '../message.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import { type Check, type CheckFacts, noOptions } from './check.ts';

interface Paper {
  /** What cannot take over. */
  readonly standby: Component;
  readonly user: Component;
  readonly verdict: 'broken' | 'unproven';
  readonly reason: string;
  readonly missing: readonly string[];
  readonly services: readonly Service[];
}

/**
 * An alternative that is not up even without failure, so that no spare is left, or a spare that nothing ever switches to.
 * Silent where a failure behind the same need is reported already: one cause, one finding.
 */
export const paperRedundancy: Check = {
  name: 'paper-redundancy',
  options: noOptions,
  run(policy, facts) {
    const { network, models } = facts;
    const reported = usersOf(models.best, failedIn(facts));
    const papers: Paper[] = [];
    for (const user of network.components) {
      if (!models.best.up(user.index)) continue;
      for (const need of user.needs) {
        const paper = onPaper(facts, user, need);
        if (paper === undefined || need.alternatives.some(({ component }) => reported.has(component))) continue;
        const users = usersOf(models.best, [user.index]);
        const services = network.services.filter(({ root }) => users.has(root));
        if (services.length > 0) papers.push({ ...paper, services });
      }
    }
    const bySame = groupBy(papers, ({ standby, verdict }) => `${verdict} ${standby.origin.address ?? standby.id}`);
    return [...bySame.values()].flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const services = [...new Set(same.flatMap((paper) => paper.services))];
      const names = listServices(services.map(({ name }) => name));
      return finding(policy, {
        severity: mostSevere(
          services.map((service) => (service.operatorAccess ? 'info' : severityInTier(policy.severity, service.tier))),
        ),
        verdict: first.verdict,
        message: `${first.standby.label} ${first.verdict === 'broken' ? 'cannot' : 'may be unable to'} take over for ${names}: ${first.reason}`,
        label: first.standby.label,
        components: [...new Set(same.map(({ standby }) => standby))],
        services: services.map(({ name, declared }) => ({ name, declared, outage: [0, null], limit: null })),
        witness: [first.user.label, first.standby.label],
        missing: [...new Set(same.flatMap(({ missing }) => missing))],
      });
    });
  },
};

function onPaper(facts: CheckFacts, user: Component, need: Need): Omit<Paper, 'services'> | undefined {
  const { network, models } = facts;
  const certain = need.alternatives.filter(({ world }) => world === undefined);
  if (certain.length < 2 || need.k >= certain.length || need.world !== undefined) return undefined;
  const part = (index: number | undefined): Component | undefined => network.components[index ?? -1];
  for (const model of [models.best, models.worst]) {
    const dead = certain.find(({ component }) => !model.up(component));
    const alive = certain.filter(({ component }) => model.up(component));
    const standby = part(dead?.component);
    if (standby === undefined || alive.length === 0 || alive.length > need.k) continue;
    const { reason, missing } = searchCause(model, standby.index);
    return { standby, user, verdict: model === models.best ? 'broken' : 'unproven', reason, missing };
  }
  if (need.detection !== 'none' || !models.worst.up(user.index)) return undefined;
  const standby = part((certain.find(({ active }) => !active) ?? certain[certain.length - 1])?.component);
  if (standby === undefined) return undefined;
  const reason = `nothing notices that ${need.label} is lost and switches over`;
  return { standby, user, verdict: 'broken', reason, missing: [] };
}

/** Places of the components that findings name already. */
function failedIn({ network, findings }: CheckFacts): number[] {
  const ids = new Set(findings.flatMap(({ failure }) => failure.components));
  return network.components.filter(({ id }) => ids.has(id)).map(({ index }) => index);
}

/** The components given and all that use them, directly or through others. */
function usersOf(model: Model, components: readonly number[]): ReadonlySet<number> {
  const seen = new Set(components);
  for (const component of seen) {
    for (let place = model.useStart[component]!; place < model.useStart[component + 1]!; place++) {
      seen.add(model.user[model.needOf[model.uses[place]!]!]!);
    }
  }
  return seen;
}
