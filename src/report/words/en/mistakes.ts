import type { Words } from '../words.ts';

/** Why nothing takes over. */
export const mistakesInEnglish: Words['mistake'] = {
  'asks-own-name': ({ origin, record }, { id }) =>
    `${id(origin.resource ?? '')} requests the name of ${id(record ?? '')} itself, so the check passes as soon as another record answers`,
  'asks-unknown': ({ origin, to }, { id }) =>
    `${id(origin.resource ?? '')} requests ${to ?? 'a name'}${to === undefined ? ' that is unknown' : ', which the inputs do not define'}`,
  'asks-another': ({ origin, to = '', record = '' }, { id }) =>
    `${id(origin.resource ?? '')} requests ${id(to)}, but ${id(record)} does not point to it`,
  'asks-inside': ({ origin, to = '' }, { id }) =>
    `${id(origin.resource ?? '')} requests ${id(to)}, which is internal, and Route 53 health checkers come from the internet`,
  'asks-port': ({ origin, to = '', port }, { id }) =>
    `${id(origin.resource ?? '')} requests port ${port} of ${id(to)}, which has no listener on that port`,
  'asks-closed-port': ({ origin, to = '', port }, { id }) =>
    `${id(origin.resource ?? '')} requests port ${port} of ${id(to)}, which is not open to the internet`,
  outvoted: ({ origin, to = '' }, { id }) =>
    `${id(origin.resource ?? '')} stays healthy as long as ${id(to)} does, which tests something else`,
  'measures-another': ({ origin, to = '', record = '' }, { id }) =>
    `${id(origin.resource ?? '')} monitors ${id(to)}, but ${id(record)} does not point to it`,
  disabled: ({ origin }, { id }) => `${id(origin.resource ?? '')} is disabled, so it always counts as healthy`,
  inverted: ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} is inverted, so it counts as healthy when its target fails`,
  'several-values': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} has all addresses as values of one record, and Route 53 does not check single values`,
  'same-target': ({ origin, to = '' }, { id }) => `${id(origin.resource ?? '')} points to the same target as ${id(to)}`,
  'needs-lost-region': ({ origin, to }, { id }) =>
    `what takes over needs ${id(origin.resource ?? '')}, which is in the failed Region (${to})`,
  'no-copy': ({ origin, to = '' }, { id }) =>
    `${id(origin.resource ?? '')} and ${id(to)} do not replicate to each other, so what takes over does not have the data`,
  'one-copy': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} keeps one copy of each partition by default (default.replication.factor)`,
  'needs-all-copies': ({ origin }, { id }) =>
    `${id(origin.resource ?? '')} accepts a write only if all copies of a partition are there (min.insync.replicas is not lower than default.replication.factor)`,
  'weight-unwatched': ({ to = '' }, { id }) =>
    `nothing detects the failure, and ${id(to)} has the weight 0, so it receives no traffic until then`,
  'weight-zero': ({ origin, to = '', isOpen }, { id }) =>
    `${id(to)} ${isOpen ? 'may have' : 'has'} the weight 0 in ${id(origin.resource ?? '')} and never ${isOpen ? 'receive' : 'receives'} traffic`,
};
