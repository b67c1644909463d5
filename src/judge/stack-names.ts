import type { Component, Network } from '../network/network.ts';

/**
 * The network with the stack before every address in a label, where several inputs are one deployment: ids have it then,
 * and addresses alone do not say which resource is meant. Everything that is said of the network is said after this.
 */
export function withStackNames(network: Network): Network {
  return {
    ...network,
    components: network.components.map((component) => ({ ...component, label: labelWithStack(component) })),
    openEnds: network.openEnds.map((end) => {
      const component = network.components[end.component];
      return component === undefined ? end : { ...end, message: withStack(component, end.message) };
    }),
  };
}

/** The address a person would look for: with its stack where the deployment has several; a label where there is none. */
export function nameOf(component: Component): string {
  const { address } = component.origin;
  return address === undefined ? component.label : withStack(component, address);
}

function labelWithStack(component: Component): string {
  return withStack(component, component.label);
}

/** `text` with the stack before the component's own address, once. */
function withStack({ id, origin }: Component, text: string): string {
  const { address, stack } = origin;
  if (address === undefined || stack === undefined) return text;
  const full = `${stack}:${address}`;
  return id.includes(full) && !text.includes(full) ? text.replace(address, () => full) : text;
}
