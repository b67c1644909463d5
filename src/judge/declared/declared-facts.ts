import type { Assumptions } from '../../input/assumptions.ts';
import { type Declared, nothingDeclared } from '../../input/declared/model.ts';
import type { Deployment } from '../../input/deployment.ts';
import type { LoadedPlugin } from '../../input/plugin-file.ts';
import type { Network } from '../../network/network.ts';
import { resourcesById } from '../../input/resources-by-id.ts';
import type { PolicySet } from '../policy.ts';
import { alternativeFacts } from './alternative-facts.ts';
import { carriersOf, upWithoutResources } from './carriers.ts';
import { changedAssumptions } from './changed-assumptions.ts';
import type { DeclaredFact } from './declared-fact.ts';
import { componentFacts, onlyDeclaredFacts } from './declared-only-facts.ts';
import { objectiveFacts } from './objective-facts.ts';
import { overriddenFacts, plannedFacts } from './overridden-facts.ts';
import { planFacts } from './plan-facts.ts';
import { disabledFacts, packFacts, pluginFacts } from './policy-facts.ts';
import { retaggedFacts, tierFacts } from './tier-facts.ts';

export interface Said {
  readonly deployment: Deployment;
  readonly network: Network;
  readonly policies: PolicySet;
  readonly assumptions: Assumptions;
  readonly declared: Declared | undefined;
  /** Those that ran. */
  readonly plugins?: readonly LoadedPlugin[] | undefined;
}

/** Everything that the judgement rests on and no plan shows; what takes the place of the plan first. */
export function declaredFacts({
  deployment,
  network,
  policies,
  assumptions,
  declared,
  plugins,
}: Said): readonly DeclaredFact[] {
  const carries = carriersOf(network);
  const up = network.byDeclaration.only.size === 0 ? new Set<number>() : upWithoutResources(network);
  const file = declared ?? nothingDeclared;
  const facts = [
    ...packFacts(policies, network, resourcesById(deployment)),
    ...disabledFacts(file),
    ...pluginFacts(file, policies, plugins),
    ...planFacts(deployment, declared),
    ...changedAssumptions(file, assumptions),
    ...tierFacts(network),
    ...retaggedFacts(network),
    ...plannedFacts(network),
    ...onlyDeclaredFacts(network, up),
    ...alternativeFacts(network, carries, up),
    ...overriddenFacts(network, carries),
    ...componentFacts(network, carries),
    ...objectiveFacts(file, assumptions),
  ];
  return [true, false].flatMap((refused) => facts.filter(({ refusedByStrict }) => refusedByStrict === refused));
}
