import type { Declared, DeclaredNeed } from './declared-model.ts';
import { InputError } from './error.ts';
import { didYouMean } from './spelling.ts';

/**
 * Names that are used must be declared. Whether a pattern matches a resource is for the network to say: here only
 * words that can be no address (no dot, no `*`, no stack) count as names.
 * @throws InputError at the first name nobody declared.
 */
export function checkNames(declared: Declared): void {
  const names = new Set([...declared.components.keys(), ...declared.services.keys()]);
  for (const owner of [...declared.services.values(), ...declared.components.values()]) {
    for (const need of owner.needs) checkNeed(need, names);
  }
  if (declared.sites.size === 0) return;
  for (const component of declared.components.values()) {
    for (const site of component.domains.get('site') ?? []) {
      if (declared.sites.has(site)) continue;
      throw new InputError(`${component.at}: unknown site "${site}"${didYouMean(site, declared.sites.keys())}`);
    }
  }
}

function checkNeed(need: DeclaredNeed, names: ReadonlySet<string>): void {
  const alternatives = [...need.any, ...need.standby];
  for (const name of alternatives) {
    if (names.has(name) || isPattern(name)) continue;
    throw new InputError(`${need.at}: unknown component or service "${name}"${didYouMean(name, names)}`);
  }
  if (alternatives.some(isPattern) || need.k <= alternatives.length) return;
  const named = `${alternatives.length} ${alternatives.length === 1 ? 'alternative is' : 'alternatives are'} named`;
  throw new InputError(`${need.at}: k is ${need.k}, and only ${named}`);
}

/** True for what stands for addresses (`aws_lb.a`, `*`, `stack:aws_lb.*`), false for a declared name. */
export function isPattern(text: string): boolean {
  return /[.*:[]/.test(text);
}
