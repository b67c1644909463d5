import type { Fact, Network, Seconds, Service, Title, World } from '../../network/network.ts';
import { groupBy } from '../../multimap.ts';
import type { Failure } from '../../simulate/failure.ts';
import { witness } from '../../simulate/witness.ts';
import type { Model } from '../../simulate/world-model.ts';
import type { Models } from '../breaches.ts';
import { type Trial, trial } from '../failed-dependencies.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import { mostSevere, severityInTier } from '../severity.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, noOptions } from './check.ts';

/**
 * A service that is out for as long as its objective allows must not keep out, for longer than that allows, a service that
 * needs it; nor may its data be older. What has an alternative is out until that takes over.
 */
export const recoveryChain: Check = {
  name: 'recovery-chain',
  options: noOptions,
  run(policy, { network, models }) {
    const found = network.services.flatMap((needed) => chainsOf(network, models, needed));
    const alike = groupBy(found, ({ needed, of, verdict }) => `${needed.name} ${of} ${verdict}`);
    return [...alike.values()].flatMap((list) => {
      const [first] = list.toSorted((a, b) => a.allowed - b.allowed);
      if (first === undefined) return [];
      const { needed, of, verdict, allowed, missing, chain } = first;
      const services = list.map(({ service }) => service);
      const root = network.components[needed.root];
      return finding(policy, {
        severity: mostSevere(services.map(({ tier }) => severityInTier(policy.severity, tier))),
        verdict,
        statement: { says: 'slower-than-needed', of, has: needed[of] ?? 0, allowed },
        subject: root === undefined ? [] : [root.title],
        components: root === undefined ? [] : [root],
        written: writtenAt(needed.facts?.at),
        lasting: `${needed.name} ${of}`,
        services: services.map(withoutLimit),
        witness: chain,
        missing,
      });
    });
  },
};

interface Chain extends Pick<Finding, 'verdict'> {
  readonly needed: Service;
  readonly service: Service;
  readonly of: 'rto' | 'rpo';
  readonly allowed: Seconds;
  readonly missing: readonly Fact[];
  readonly chain: readonly Title[];
}

/** What promises more than it can keep because it needs this service. */
function chainsOf(network: Network, models: Models, needed: Service): readonly Chain[] {
  if (needed.rto === undefined && needed.rpo === undefined) return [];
  const out = { kind: 'component', mode: 'down' } as const;
  const tried = (world: World, rto: Seconds): Trial =>
    trial(backAfter(models[world], needed.root, rto), out, [needed.root]);
  const chains = (of: Chain['of'], best: Trial, worst: Trial): readonly Chain[] =>
    network.services.flatMap((service): Chain | [] => {
      const [has, allowed] = [needed[of], service[of]];
      if (service === needed || has === undefined || allowed === undefined || has <= allowed) return [];
      // Data are as old as those of what it needs, unless something else takes over.
      const most = of === 'rto' ? allowed : (service.rto ?? 0);
      const isOut = ({ model, seconds }: Trial): boolean => model.up(service.root) && seconds.of(service.root) > most;
      const verdict = isOut(best) ? 'broken' : isOut(worst) ? 'unproven' : undefined;
      if (verdict === undefined) return [];
      const { model, seconds } = verdict === 'broken' ? best : worst;
      const failure: Failure = { ...out, title: needed.title, best: [needed.root], worst: [needed.root] };
      const { components, missing } = witness(model, failure, seconds, service.root);
      const chain = components.flatMap((index) => network.components[index]?.title ?? []);
      return { needed, service, of, verdict, allowed, missing, chain };
    });
  const rto = needed.rto ?? 0;
  return [
    ...(needed.rto === undefined ? [] : chains('rto', tried('best', rto), tried('worst', rto))),
    ...(needed.rpo === undefined ? [] : chains('rpo', tried('best', Infinity), tried('worst', Infinity))),
  ];
}

/** The model in which a component that fails is back after so many seconds. */
function backAfter(model: Model, component: number, seconds: Seconds): Model {
  const down = model.recovery.down.slice();
  down[component] = seconds;
  return { ...model, recovery: { ...model.recovery, down } };
}
