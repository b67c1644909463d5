import type { Network } from '../../src/network/network.ts';
import { compile } from '../../src/simulate/compile.ts';
import { componentFailures, domainFailures } from '../../src/simulate/failure.ts';
import { outage } from '../../src/simulate/outage.ts';
import { witness } from '../../src/simulate/witness.ts';
import { say } from '../networks.ts';

/** The facts that would settle what a failure (component id, or `zone NAME`) does to the only service of a network. */
export function missing(network: Network, failed: string, limit = 180): string[] {
  const model = compile(network, 'worst');
  const [service] = network.services;
  const failure = [...componentFailures(network), ...domainFailures(network, 'zone', 'down')].find(
    ({ component, domain }) =>
      failed ===
      (component === undefined
        ? `zone ${network.domains[domain ?? -1]?.name}`
        : network.components[component]?.id.replaceAll('test:', '')),
  );
  if (!service || !failure) throw new Error(`no failure is called ${failed}`);
  return witness(model, failure, outage(model, failure.worst, failure), service.root, limit).missing.map(say.fact);
}

/** A value that is only known after apply: `networkOf(…, unknown)` declares the variable. */
export const open = '${var.open}';
export const unknown = { variable: { open: {} } };
