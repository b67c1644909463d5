import type { Resource } from '../input/deployment.ts';
import type { Component, Network } from '../network/network.ts';
import { factNames, type FactNames } from './fact-names.ts';

/**
 * The network with the stack before every address in labels and in missing facts, where several inputs are one
 * deployment: ids have it then, and addresses alone do not say which resource is meant. Everything that is said of the
 * network is said after this.
 * @param resources all of the deployment: a fact may be about one that is no component
 */
export function withStackNames(network: Network, resources: readonly Pick<Resource, 'id' | 'address'>[]): Network {
  const names = factNames(resources);
  return {
    ...network,
    components: network.components.map((component) => ({
      ...component,
      label: withStack(component, component.label),
      ...(names === undefined ? {} : facts(component, names)),
    })),
    openEnds: network.openEnds.map((end) => {
      const component = network.components[end.component];
      if (component === undefined) return end;
      const missing = end.missing.map((fact) => names?.(fact, component.origin.stack) ?? fact);
      return { ...end, message: withStack(component, end.message), missing };
    }),
  };
}

/** The address a person would look for: with its stack where the deployment has several; a label where there is none. */
export function nameOf(component: Component): string {
  const { address } = component.origin;
  return address === undefined ? component.label : withStack(component, address);
}

/** `text` with the stack before the component's own address, once. */
function withStack({ id, origin }: Component, text: string): string {
  const { address, stack } = origin;
  if (address === undefined || stack === undefined) return text;
  const full = `${stack}:${address}`;
  return id.includes(full) && !text.includes(full) ? text.replace(address, () => full) : text;
}

/** What the plan leaves open about a component, its domains, its needs and their alternatives. */
function facts(
  { missing, domains, needs, origin: { stack } }: Component,
  names: FactNames,
): Pick<Component, 'missing' | 'domains' | 'needs'> {
  const named = <T extends { readonly missing: string | undefined }>(one: T): T =>
    one.missing === undefined ? one : { ...one, missing: names(one.missing, stack) };
  return {
    missing: missing.map((fact) => names(fact, stack)),
    domains: domains.map(named),
    needs: needs.map((need) => ({ ...named(need), alternatives: need.alternatives.map(named) })),
  };
}
