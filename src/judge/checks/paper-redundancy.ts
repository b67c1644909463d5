import { finding } from '../finding.ts';
import { groupBy } from '../group-by.ts';
import { listServices } from '../message.ts';
import type { Paper } from '../paper.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import { type Check, noOptions } from './check.ts';

/**
 * An alternative that is not up even without failure, so that no spare is left, or alternatives whose loss nothing notices.
 * Silent where a failure behind the same need is reported already: one cause, one finding.
 */
export const paperRedundancy: Check = {
  name: 'paper-redundancy',
  options: noOptions,
  run(policy, { papers }) {
    const bySame = groupBy(papers, ({ parts, verdict, search }) => {
      const names = parts.map(({ origin, id }) => origin.address ?? id);
      return JSON.stringify([verdict, search === undefined, names]);
    });
    return [...bySame.values()].flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const services = [...new Set(same.flatMap((paper) => paper.services))];
      const label = labelOf(first);
      return finding(policy, {
        severity: mostSevere(
          services.map((service) => (service.operatorAccess ? 'info' : severityInTier(policy.severity, service.tier))),
        ),
        verdict: first.verdict,
        message: messageOf(first, label, listServices(services.map(({ name }) => name))),
        label,
        components: [...new Set(same.flatMap(({ parts }) => parts))],
        also: new Set(same.flatMap(({ also }) => also)),
        services: services.map(({ name, declared }) => ({ name, declared, outage: [0, null], limit: null })),
        witness: [first.user.label, first.parts[0]?.label ?? label],
        missing: [...new Set(same.flatMap(({ search }) => search?.missing ?? []))],
      });
    });
  },
};

function labelOf({ parts }: Paper): string {
  const labels = parts.map(({ label }) => label);
  if (labels.length < 4) return labels.join(' or ');
  return `one of ${labels.slice(0, 2).join(', ')} and ${labels.length - 2} more`;
}

function messageOf({ need, search, parts, verdict }: Paper, label: string, services: string): string {
  if (need.unset !== undefined && search === undefined) {
    return `nothing takes over from ${label} for ${services} by itself: ${need.unset} is not set`;
  }
  if (search === undefined) return `nothing notices the loss of ${label}: clients of ${services} are still sent there`;
  const what = search.last === parts[0] ? 'it' : search.last.label;
  return `${label} ${verdict === 'broken' ? 'cannot' : 'may be unable to'} take over for ${services}: ${what} ${search.lack}`;
}
