import type { Declared } from '../../input/declared/declared.ts';
import { InputError } from '../../input/error.ts';
import { didYouMean } from '../../input/spelling.ts';
import type { Domain } from '../network.ts';
import type { Absent } from './absent.ts';
import type { Names } from './declared-names.ts';

/**
 * The failure domains with what is stated about them.
 * @throws InputError when nothing is in a domain that facts are stated about; a planned one may be empty.
 */
export function domainsWithFacts(
  domains: readonly Domain[],
  { declared, statedDomains, absent }: Names,
): readonly Domain[] {
  refuseEmpty(domains, declared, absent);
  return domains.map((domain) => {
    const facts = declared.domains.get(domain.kind)?.get(domain.name);
    const stated = statedDomains.has(domain.index) && { stated: true as const };
    return { ...domain, ...stated, ...(facts && { facts }) };
  });
}

function refuseEmpty(domains: readonly Domain[], declared: Declared, absent: Absent): void {
  if (declared.domains.size === 0) return;
  const names = new Map<string, Set<string>>([['site', new Set(declared.sites.keys())]]);
  for (const { kind, name } of domains) {
    const known = names.get(kind);
    if (known) known.add(name);
    else names.set(kind, new Set([name]));
  }
  for (const [kind, stated] of declared.domains) {
    for (const [name, { at, planned }] of stated) {
      if (planned || names.get(kind)?.has(name)) continue;
      const known = names.get(kind);
      const hint = known ? didYouMean(name, known) : didYouMean(kind, names.keys());
      const what = known ? `${kind} "${name}"` : `a domain of kind "${kind}"`;
      absent.note(at, `${kind} ${name}`, new InputError(`${at}: nothing is in ${what}${hint}`));
    }
  }
}
