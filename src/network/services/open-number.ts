import type { NetworkBuilder } from '../builder.ts';
import { argument } from '../fact.ts';
import type { Service } from '../network.ts';

/** A service found at a resource of which there may be none, or several: it is one in the worst world only. */
export function withOpenNumber(net: NetworkBuilder, service: Service): Service {
  const { resource } = net.draft(service.root);
  if (service.declared || resource?.openNumber === undefined) return service;
  const root = net.group(`${resource.id} of open number`, service.title);
  if (root.needs.length === 0) {
    net.need(root, { of: [service.root], unless: [argument(resource, resource.openNumber)] });
  }
  return { ...service, root: root.index };
}
