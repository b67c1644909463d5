import { time } from '../input/time.ts';
import type { Draft, NetworkBuilder } from './builder.ts';
import { type DataCopy, type DataSet, type Place, placeNamed } from './data-set.ts';
import type { Backup } from './stated.ts';

/**
 * The data of the stores in the inputs, with the copies that nospof.yaml declares beside those that the inputs have; and that of what
 * is declared only and has backups, or keeps data by its role.
 */
export function allDataSets(net: NetworkBuilder, planned: readonly DataSet[]): readonly DataSet[] {
  const known = new Set(planned.flatMap(({ of }) => of));
  const declared = net.drafts.filter((draft) => !known.has(draft.index) && keepsData(draft));
  return [
    ...planned.map((one) => ({ ...one, copies: [...one.copies, ...declaredCopies(net, one.of)] })),
    ...declared.map((draft): DataSet => ({
      title: draft.title,
      origin: draft.origin,
      at: draft.facts?.at,
      of: [draft.index],
      places: placesOf(net, draft),
      copies: declaredCopies(net, [draft.index]),
    })),
  ];
}

/** Facts of a resource are given to all its parts: the store itself is the part with its id. */
function keepsData({ resource, id, role, facts }: Draft): boolean {
  if (facts === undefined || facts.planned || facts.moduleOf !== undefined) return false;
  const hasBackups = facts.backups.length > 0;
  return resource === undefined
    ? hasBackups || role === 'datastore' || role === 'storage'
    : hasBackups && id === resource.id;
}

function declaredCopies(net: NetworkBuilder, of: readonly number[]): readonly DataCopy[] {
  const backups = new Set(of.flatMap((index) => net.draft(index).facts?.backups ?? []));
  return [...backups].flatMap((backup) =>
    backup.to.flatMap((to) => to.components.map((index) => copyIn(net, index, backup))),
  );
}

function copyIn(net: NetworkBuilder, vault: number, { every, restoreTested }: Backup): DataCopy {
  const draft = net.draft(vault);
  return {
    by: 'backup',
    title: draft.title,
    age: every === undefined ? time(0, Infinity) : time(every, every),
    places: placesOf(net, draft),
    world: undefined,
    missing:
      every === undefined ? [{ is: 'stated', of: draft.facts?.name ?? draft.id, path: 'backups.every' }] : undefined,
    restoreTested,
  };
}

function placesOf(net: NetworkBuilder, { domains, resource }: Draft): readonly Place[] {
  const places = domains.flatMap(({ domain, world, missing }): Place | [] => {
    const of = net.domains[domain];
    return of === undefined ? [] : { kind: of.kind, name: of.name, title: of.title, world, missing };
  });
  return resource?.account === undefined ? places : [...places, placeNamed('account', resource.account)];
}
