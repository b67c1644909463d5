import type { Domain, Membership, Network } from './network.ts';

/** A network with failure domains more, whose indices follow on those it has, and what is in them by component. */
export function withDomains(
  network: Network,
  domains: Iterable<Domain>,
  memberships: ReadonlyMap<number, readonly Membership[]>,
): Network {
  return {
    ...network,
    domains: [...network.domains, ...domains],
    components: network.components.map((component) => {
      const more = memberships.get(component.index);
      return more === undefined ? component : { ...component, domains: [...component.domains, ...more] };
    }),
  };
}
