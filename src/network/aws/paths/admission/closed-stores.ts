import type { Resource } from '../../../../input/deployment.ts';
import type { Family, NetworkBuilder } from '../../../builder.ts';
import { entryOf } from '../../catalogue/catalogue.ts';
import { tellRefusing } from './flow.ts';
import { type Refusing, admitsNobody } from './groups-refuse.ts';
import type { End } from './interface.ts';
import { storeEnds } from './store-ends.ts';

/** A family whose resources are told to be refused where no rule lets anything in on their port. */
export function closable(family: Family): Family {
  return {
    ...family,
    model(store, node, net) {
      family.model(store, node, net);
      const refused = entryOf(store).listens && closedBy(net, store);
      if (!refused) return;
      const { end, port } = refused;
      const sent = { from: 'anywhere', to: end, protocol: 'tcp', port, sender: undefined, receiver: store } as const;
      const path = entryOf(store).listens?.port;
      tellRefusing(net, node, path === undefined ? sent : { ...sent, portOf: { resource: store, path } }, refused);
    },
  };
}

export interface Closed extends Refusing {
  readonly end: End;
  readonly port: number | undefined;
}

/** The group of a store that lets nobody in on any of its ports: whoever uses it, it is told once, of the store. */
export function closedBy(net: NetworkBuilder, store: Resource): Closed | undefined {
  // The Data API leads to a cluster without an interface.
  if (store.attributes.read('enable_http_endpoint').kind !== 'omitted') {
    if (store.attributes.boolean('enable_http_endpoint') !== false) return undefined;
  }
  const all = storeEnds(net, store).flatMap(({ end, ports }) =>
    ports.map((port) => {
      const refused = admitsNobody(net, end, port);
      return refused && { ...refused, end, port };
    }),
  );
  return all.includes(undefined) ? undefined : all[0];
}
