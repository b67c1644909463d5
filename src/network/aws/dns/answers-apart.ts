import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type NetworkBuilder, alternative } from '../../builder.ts';
import type { Mistake } from '../../mistake.ts';
import { isSet } from '../settings.ts';
import { leadsTo } from './leads-to.ts';
import { atOnceNoticed, needRegionsApart } from './regions-apart.ts';
import type { Peer } from './signal-needs.ts';

/** A record of a name that has several. */
export interface Answer extends Peer {
  readonly one: Resource;
}

/**
 * Adds what keeps one answer of a name from standing in for another, however well that one is watched. Both records of a failover
 * pair may lead to one target; an answer in another Region may lack what it needs when the Region of the other is lost.
 */
export function needApart(net: NetworkBuilder, draft: Draft, answers: readonly Answer[]): void {
  // Looked for once: of a name with many weighted answers none waits for the others.
  const waiting = answers.filter(
    ({ one, serves }) => serves === false && isSet(one.attributes, 'failover_routing_policy'),
  );
  for (const primary of waiting.length === 0 ? [] : answers.filter(({ serves }) => serves !== false)) {
    for (const secondary of waiting) {
      const mistake = sameTarget(net, primary, secondary);
      const of = [alternative(primary.component), alternative(secondary.component, { active: false })];
      if (mistake !== undefined) net.need(draft, { of, mistake, ...atOnceNoticed });
    }
  }
  needRegionsApart(net, draft, answers, { sameData: true });
}

function sameTarget(net: NetworkBuilder, primary: Answer, secondary: Answer): Mistake | undefined {
  const [one, other] = [primary, secondary].map(({ component }) => leadsTo(net, component));
  if (one === undefined || other === undefined || one.size === 0) return undefined;
  const isSame = one.size === other.size && [...one].every((target) => other.has(target));
  if (!isSame) return undefined;
  return { is: 'same-target', origin: net.originOf(secondary.one), path: 'alias.name', to: primary.one.id };
}
