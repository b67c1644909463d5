import { checkCircles } from './circular-needs.ts';
import type { Declared, DeclaredComponent, DeclaredNeed } from './model.ts';
import { InputError } from '../error.ts';
import { didYouMean } from '../spelling.ts';

/**
 * Names that are used must be declared. Whether a pattern matches a resource is for the network to say: here only
 * words that can be no address (no dot, no `*`, no stack) count as names.
 * @throws InputError at the first name that is not declared, or the first circle of needs.
 */
export function checkNames(declared: Declared): void {
  const names = namesOf(declared);
  const part = (name: string, at: string): void => {
    if (!isPattern(name)) check(name, names, 'component or service', at);
  };
  for (const owner of [...declared.services.values(), ...declared.components.values()]) {
    for (const need of owner.needs) checkNeed(need, part);
  }
  for (const service of declared.services.values()) for (const { name, at } of service.channels) part(name, at);
  const sites = new Set([...declared.sites.keys(), ...(declared.domains.get('site')?.keys() ?? [])]);
  for (const component of declared.components.values()) {
    if (declared.sites.size > 0) {
      for (const site of component.domains.get('site') ?? []) check(site, sites, 'site', component.at);
    }
    checkFacts(component, declared, part);
  }
  for (const { of, at } of declared.evidence) for (const name of of) part(name, at);
  const services = new Set(declared.services.keys());
  for (const { name, at } of declared.change?.acknowledged ?? []) check(name, services, 'service', at);
  for (const { to, at } of declared.change?.steps ?? []) for (const name of to) part(name, at);
  checkCircles(declared, devicesByModule(declared));
}

function devicesByModule(declared: Declared): ReadonlyMap<string, string> {
  return new Map(
    [...declared.components].flatMap(([name, { modules }]) =>
      [...modules.keys()].map((module) => [moduleName(name, module), name] as const),
    ),
  );
}

/**
 * Names of components, their modules (`router-a/m1`) and services.
 * @throws InputError when one name stands for two things: which is needed could not be told.
 */
export function namesOf(declared: Declared): ReadonlySet<string> {
  for (const [name, { at }] of declared.services) {
    if (declared.components.has(name))
      throw new InputError(`${at}: "${name}" is declared as a service and as a component`);
  }
  const names = new Set([...declared.components.keys(), ...declared.services.keys()]);
  for (const [name, { modules }] of declared.components) {
    for (const [module, { at }] of modules) {
      const full = moduleName(name, module);
      if (names.has(full)) throw new InputError(`${at}: "${full}" is declared twice, as a module and on its own`);
      names.add(full);
    }
  }
  return names;
}

/** The name of a module, for whoever needs it. */
export function moduleName(component: string, module: string): string {
  return `${component}/${module}`;
}

function checkFacts(component: DeclaredComponent, declared: Declared, part: (name: string, at: string) => void): void {
  for (const { to, at } of component.alarms) {
    if (to !== undefined) check(to, declared.rotas, 'rota', at);
  }
  for (const { to, at } of component.backups) for (const name of to) part(name, at);
}

function checkNeed(need: DeclaredNeed, part: (name: string, at: string) => void): void {
  for (const name of [...need.any, ...need.standby]) part(name, need.at);
  const alternatives = [...new Set([...need.any, ...need.standby])];
  if (alternatives.some(isPattern) || need.k <= alternatives.length) return;
  const named = `${alternatives.length} ${alternatives.length === 1 ? 'alternative is' : 'alternatives are'} named`;
  throw new InputError(`${need.at}: k is ${need.k}, but only ${named}`);
}

/** `known` has what may be named as its keys: a set or a map. */
function check(
  name: string,
  known: Pick<ReadonlyMap<string, unknown>, 'has' | 'keys'>,
  kind: string,
  at: string,
): void {
  if (!known.has(name)) throw new InputError(`${at}: unknown ${kind} "${name}"${didYouMean(name, known.keys())}`);
}

/** True for what stands for addresses (`aws_lb.a`, `*`, `stack:aws_lb.*`), false for a declared name. */
export function isPattern(text: string): boolean {
  return /[.*:[]/.test(text);
}
