import type { Network } from '../../network/network.ts';
import { rootsOf } from './carriers.ts';
import type { DeclaredFact } from './declared-fact.ts';

/** Components and modules that are in no plan, of those that services need. */
export function componentFacts({ components, byDeclaration }: Network, carries: ReadonlySet<number>): DeclaredFact[] {
  return [...byDeclaration.only].flatMap((index): DeclaredFact[] => {
    const component = components[index];
    if (component === undefined || !carries.has(index)) return [];
    const { facts, role, recovery } = component;
    return [
      {
        is: 'component',
        at: facts?.at,
        refusedByStrict: false,
        resources: [],
        name: facts?.name ?? component.id,
        role,
        recovery: recovery.down.seconds,
      },
    ];
  });
}

/** Services that are up though every resource has failed: no failure of a resource stops them, so nothing of them is judged. */
export function onlyDeclaredFacts({ services }: Network, up: ReadonlySet<number>): DeclaredFact[] {
  return services.flatMap((service): DeclaredFact[] => {
    const { declared, name, facts } = service;
    if (!declared || !rootsOf(service).some((root) => up.has(root))) return [];
    return [{ is: 'only-declared', at: facts?.at, refusedByStrict: true, resources: [], service: name }];
  });
}
