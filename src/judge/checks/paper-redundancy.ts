import { allOf } from '../../network/fact.ts';
import type { Title } from '../../network/network.ts';
import { type FindingFacts, finding, resourceOf, withoutLimit } from '../finding.ts';
import { groupBy } from '../../multimap.ts';
import type { Policy } from '../policy.ts';
import type { PaperRedundancy } from '../paper-redundancies.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import type { Statement } from '../statement.ts';
import { refusalFinding } from './refusal-finding.ts';
import { isSamePlace } from '../explained-by-paper.ts';
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
      JSON.stringify([verdict, search === undefined, parts.map(resourceOf), search === undefined && need.mistake]),
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
        ...mistakeOf(policy, first),
        also: titles([...new Set(same.flatMap(({ also }) => also))]),
        services: services.map(withoutLimit),
        witness: titles([first.user, ...first.parts.slice(0, 1)]),
        missing: allOf(...same.map(({ search, need }) => search?.missing ?? need.missing)) ?? [],
      });
    });
    return [...ofRefusals, ...ofPapers];
  },
};

/** A mistake is told at the resource to change, with the fix for its kind or else for that resource. */
function mistakeOf(policy: Policy, { search, need: { mistake }, verdict }: PaperRedundancy): Partial<FindingFacts> {
  if (mistake === undefined || search !== undefined) return {};
  const text = policy.fixes.get(mistake.is);
  const does = verdict === 'broken' ? ('as-the-policy-says' as const) : ('settle-first' as const);
  return {
    at: [mistake.origin, ...(mistake.and ? [mistake.and] : [])],
    ...(text !== undefined && { fix: { does, text } }),
  };
}

function titles(of: readonly { readonly title: Title }[]): Title[] {
  return of.map(({ title }) => title);
}

function statementOf({ need, search, parts }: PaperRedundancy): Statement {
  if (search !== undefined) {
    return { says: 'no-takeover', below: search.last === parts[0] ? undefined : search.last.title, lack: search.lack };
  }
  const { mistake } = need;
  if (mistake !== undefined)
    return { says: 'misled', mistake, isBlind: need.detection === 'none' || isSamePlace(mistake) };
  return need.unset === undefined ? { says: 'unnoticed' } : { says: 'by-hand', unset: need.unset };
}
