import type { DataSet, Network, Service } from '../../network/network.ts';
import type { Cones } from '../tiers/cones.ts';

/** Services of production that stand on some data for certain, in the order of the network. */
export function usersOf(network: Network, cones: Cones): (data: DataSet) => readonly Service[] {
  const judged = network.services.filter(({ tier, operatorAccess }) => tier !== 'test' && !operatorAccess);
  const standsOn = judged.map((service) => ({ service, cone: cones.of(service).certain }));
  return ({ of }) => {
    const parts = of.flatMap((index) => network.components[index] ?? []);
    return standsOn.flatMap(({ service, cone }) => (parts.some((part) => cone.has(part)) ? service : []));
  };
}
