import type { DataSet, Evidence, Network, Service } from '../../network/network.ts';
import type { Cones } from '../tiers/cones.ts';
import { usersOf } from '../data/users.ts';
import { type Judging, type Stale, standingOf } from './standing.ts';

/** Data that can only be had back from a backup of which no restore was tried that counts. */
export interface Unrestored {
  readonly data: DataSet;
  readonly services: readonly Service[];
  readonly stale: Stale;
}

/** Of the data of these services, what has backups and no restore test. What has none is not asked for one. */
export function unrestored(
  network: Network,
  cones: Cones,
  isAsked: (service: Service) => boolean,
  judging: Judging,
): readonly Unrestored[] {
  const users = usersOf(network, cones);
  return network.dataSets.flatMap((data): Unrestored | [] => {
    const services = users(data).filter(isAsked);
    const backups = data.copies.filter(({ by }) => by !== 'replica');
    if (services.length === 0 || backups.length === 0) return [];
    const names = new Set(services.map(({ name }) => name));
    const tests = network.stated.evidence.filter(
      ({ kind, of }) =>
        kind === 'restore-test' &&
        of.some(({ service, components }) =>
          service === undefined ? components.some((index) => data.of.includes(index)) : names.has(service),
        ),
    );
    const declared = backups.flatMap(({ restoreTested }) => (restoreTested === undefined ? [] : testOn(restoreTested)));
    const { stale } = standingOf([...tests, ...declared], judging);
    return stale === undefined ? [] : { data, services, stale };
  });
}

/** A day that nospof.yaml gives of a backup, as a test of it. */
function testOn(on: string): Evidence {
  const nothing = { expires: undefined, mode: undefined, took: undefined, tier: undefined, rate: undefined };
  return { kind: 'restore-test', of: [], at: '', on, ...nothing, by: undefined, digest: undefined };
}
