import { allOf } from '../../network/fact.ts';
import type { Title } from '../../network/network.ts';
import { finding, resourceOf, withoutLimit } from '../finding.ts';
import { groupBy } from '../../multimap.ts';
import type { PaperRedundancy } from '../paper-redundancies.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import type { Statement } from '../statement.ts';
import { refusalFinding } from './refusal-finding.ts';
import { type Check, noOptions } from './check.ts';

/**
 * An alternative that is not up even without failure, so that no spare is left, or alternatives whose loss nothing notices.
 * Silent where a failure behind the same need is reported already: one cause, one finding.
 */
export const paperRedundancy: Check = {
  name: 'paper-redundancy',
  options: noOptions,
  run(policy, { papers, refused }) {
    const bySame = groupBy(papers, ({ parts, verdict, search, need }) =>
      JSON.stringify([verdict, search === undefined, parts.map(resourceOf), need.mistake]),
    );
    const ofRefusals = refused.filter(({ stops }) => !stops).map((one) => refusalFinding(policy, one));
    const ofPapers = [...bySame.values()].flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const services = [...new Set(same.flatMap((paper) => paper.services))];
      return finding(policy, {
        severity: mostSevere(
          services.map((service) => (service.operatorAccess ? 'info' : severityInTier(policy.severity, service.tier))),
        ),
        verdict: first.verdict,
        statement: statementOf(first),
        subject: titles(first.parts),
        components: [...new Set(same.flatMap(({ parts }) => parts))],
        ...(first.need.mistake !== undefined && { at: [first.need.mistake.origin] }),
        also: titles([...new Set(same.flatMap(({ also }) => also))]),
        services: services.map(withoutLimit),
        witness: titles([first.user, ...first.parts.slice(0, 1)]),
        missing: allOf(...same.map(({ search }) => search?.missing)) ?? [],
      });
    });
    return [...ofRefusals, ...ofPapers];
  },
};

function titles(of: readonly { readonly title: Title }[]): Title[] {
  return of.map(({ title }) => title);
}

function statementOf({ need, search, parts }: PaperRedundancy): Statement {
  if (search !== undefined) {
    return { says: 'no-takeover', below: search.last === parts[0] ? undefined : search.last.title, lack: search.lack };
  }
  const { mistake } = need;
  if (mistake !== undefined) return { says: 'misled', mistake, isBlind: need.detection === 'none' };
  return need.unset === undefined ? { says: 'unnoticed' } : { says: 'by-hand', unset: need.unset };
}
