import type { Resource } from '../../input/deployment.ts';
import type { Service } from '../network.ts';
import type { Draft } from '../builder.ts';
import type { Title } from '../title.ts';

/** An inferred service: grade 3, no objectives, named after the resource it was found at. */
export function inferredService(
  name: string,
  title: Title,
  root: Draft,
  of: Resource,
  tier: Service['tier'],
  flags: { operatorAccess?: boolean; entered?: boolean; lone?: boolean } = {},
): Service {
  return {
    name,
    title,
    root: root.index,
    grade: 3,
    declared: false,
    rto: undefined,
    rtoWithinSite: undefined,
    rpo: undefined,
    owner: of.tags['Owner'] ?? of.tags['owner'],
    tier,
    dualSite: false,
    withinSite: new Map(),
    isLogin: [],
    operatorAccess: flags.operatorAccess ?? false,
    entered: flags.entered ?? false,
    lone: flags.lone ?? false,
    notModelled: [],
  };
}

/** Terraform no longer manages it once the plan is applied: no change of the plan would mend it, so it is not judged itself. */
export function isLeftBehind({ actions }: Resource): boolean {
  return actions.includes('forget');
}
