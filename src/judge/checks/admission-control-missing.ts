import type { Component, Network, Service } from '../../network/network.ts';
import { finding, withoutLimit } from '../finding.ts';
import type { AdmissionControl } from '../statements/capacity-statements.ts';
import { isDeclared } from '../strict-services.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, noOptions } from './check.ts';

/** Where everybody on the internet may come, each source has a limit, and who comes when it is full waits in a queue. */
export const admissionControlMissing: Check = {
  name: 'admission-control-missing',
  options: noOptions,
  run(policy, { network }) {
    return network.services.filter(isDeclared).flatMap((service) => {
      const { perSource, queue } = service.facts?.admission ?? {};
      const lacks: AdmissionControl[] = [
        ...(perSource === undefined ? (['per-source'] as const) : []),
        ...(queue === true ? [] : (['queue'] as const)),
      ];
      const entries = lacks.length === 0 ? [] : publicEntries(network, service);
      if (entries.length === 0) return [];
      return finding(policy, {
        severity: policy.severity,
        verdict: 'broken',
        statement: { says: 'admission-control-missing', lacks },
        subject: [service.title],
        components: entries,
        written: writtenAt(service.facts?.at),
        services: [withoutLimit(service)],
        witness: [],
        missing: [],
      });
    });
  },
};

/** The first parts on the way from the users of a service to which the internet leads. */
function publicEntries({ components, services }: Network, service: Service): readonly Component[] {
  const others = new Set(services.flatMap(({ root, declared }) => (declared && root !== service.root ? root : [])));
  const found: Component[] = [];
  const seen = new Set([service.root]);
  // A set may grow while it is walked.
  for (const index of seen) {
    const component = components[index];
    if (component === undefined) continue;
    if (component.origin.isPublic === true) found.push(component);
    else if (component.origin.isPublic === undefined) {
      for (const { alternatives } of component.needs)
        for (const { component: next } of alternatives) if (!others.has(next)) seen.add(next);
    }
  }
  return found;
}
