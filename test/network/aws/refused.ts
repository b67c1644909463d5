import type { Network } from '../../../src/network/network.ts';
import { say } from '../../networks.ts';

/** What refuses the traffic of which component: `component: refusal`, each once, in the order of the components. */
export function refused(network: Network): string[] {
  const all = network.components.flatMap(({ id, refusals }) => refusals.map((one) => `${id}: ${say.refusal(one)}`));
  return all.map((line) => line.replaceAll('test:', '').replaceAll('stdin:', ''));
}
