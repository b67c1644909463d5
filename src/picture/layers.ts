import type { Component, Role } from '../network/network.ts';
import type { Layer } from './picture.ts';

/** From top to bottom. */
const order: readonly Layer[] = [
  'services',
  'names',
  'switches',
  'firewalls',
  'compute',
  'authentication',
  'caches',
  'data',
  'operations',
  'routers',
  'links',
  'premises',
];

export function rankOf(layer: Layer): number {
  return order.indexOf(layer);
}

const ofRole: Readonly<Record<Exclude<Role, 'group'>, Layer>> = {
  entry: 'names',
  dns: 'names',
  'l4-switch': 'switches',
  'l7-proxy': 'switches',
  firewall: 'firewalls',
  compute: 'compute',
  authentication: 'authentication',
  cache: 'caches',
  queue: 'caches',
  datastore: 'data',
  storage: 'data',
  keys: 'data',
  monitoring: 'operations',
  backup: 'operations',
  router: 'routers',
  link: 'links',
};

/** Roles that stand outside AWS when nothing in a plan is behind them. */
const outside: ReadonlySet<Layer> = new Set<Layer>(['routers', 'links', 'switches', 'firewalls']);

/** Where a component is drawn; undefined for a junction, through which the wires run. */
export function layerOf({ role, origin }: Component): Layer | undefined {
  // A service that is run for a whole Region has no part with a role.
  const shown = role === 'group' ? origin.service : role;
  if (shown === undefined || shown === 'group') return undefined;
  const layer = ofRole[shown];
  return origin.onPremises || (origin.type === undefined && outside.has(layer)) ? 'premises' : layer;
}
