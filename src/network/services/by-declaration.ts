import type { NetworkBuilder } from '../builder.ts';
import type { ByDeclaration, PlannedByDeclaration } from '../declared-against.ts';
import type { Names } from './declared-names.ts';

/** To be called when everything is drawn. */
export function byDeclaration(
  net: NetworkBuilder,
  names: Names,
  tiers: Pick<ByDeclaration, 'tiers' | 'retagged'>,
): ByDeclaration {
  return { only: names.onlyDeclared(), overridden: names.overridden, planned: plannedIn(net, names), ...tiers };
}

function plannedIn(net: NetworkBuilder, names: Names): readonly PlannedByDeclaration[] {
  const found: PlannedByDeclaration[] = [];
  const add = (at: string, name: string, components: readonly number[]): void => {
    const resources = new Map(
      components.flatMap((index) => {
        const { resource, origin } = net.draft(index);
        return resource === undefined ? [] : [[resource, origin] as const];
      }),
    );
    if (resources.size > 0) found.push({ at, name, resources: [...resources.values()] });
  };
  for (const [name, { at, planned }] of names.declared.components) if (planned) add(at, name, names.bodies(name));
  for (const [resource, { at, planned }] of names.tagged) {
    const node = net.node(resource);
    if (planned && node !== undefined) add(at, resource.id, [node]);
  }
  for (const [name, { at, members }] of plannedDomains(net, names)) add(at, name, members);
  return found;
}

/** Failure domains that are said to be planned, with what is in them. */
function plannedDomains(
  net: NetworkBuilder,
  names: Names,
): readonly (readonly [name: string, domain: { readonly at: string; readonly members: number[] }])[] {
  const planned = new Map(
    net.domains.flatMap(({ index, kind, name }) => {
      const said = names.declared.domains.get(kind)?.get(name);
      return said?.planned ? [[index, [name, { at: said.at, members: [] as number[] }] as const] as const] : [];
    }),
  );
  if (planned.size === 0) return [];
  for (const draft of net.drafts) {
    for (const { domain, world } of draft.domains) {
      if (world === undefined) planned.get(domain)?.[1].members.push(draft.index);
    }
  }
  return [...planned.values()];
}
