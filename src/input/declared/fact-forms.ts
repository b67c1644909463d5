import { isDate, isLife, isRate, parseLife, perSecond } from './units.ts';

/** What the value of a fact tag has to look like: units and words are those of nospof.yaml. */
export interface Form<T> {
  readonly expected: string;
  /** Undefined where the text does not fit. */
  read(text: string): T | undefined;
}

export const text: Form<string> = { expected: 'text', read: (said) => said };
export const names: Form<readonly string[]> = { expected: 'names', read: (said) => said.split(/\s+/) };
export const date: Form<string> = {
  expected: 'a real date such as 2026-09-01',
  read: (said) => (isDate(said) ? said : undefined),
};
export const life: Form<number> = {
  expected: 'a time such as 6y, 18mo or 1y6mo',
  read: (said) => (isLife(said) ? parseLife(said) : undefined),
};
export const rate: Form<number> = {
  expected: 'a rate such as 900/s',
  read: (said) => (isRate(said) ? perSecond(said) : undefined),
};
export const count: Form<number> = {
  expected: 'a whole number, 1 or more',
  read: (said) => (/^0*[1-9]\d*$/.test(said) ? Number(said) : undefined),
};
export const yesOrNo: Form<boolean> = oneOf('true or false', { true: true, false: false });
export const status: Form<boolean> = oneOf('one of in-service, planned', { 'in-service': false, planned: true });
export const grade: Form<1 | 2 | 3 | 4> = oneOf('a grade from 1 (strictest) to 4', { '1': 1, '2': 2, '3': 3, '4': 4 });
export const modules: Form<readonly (readonly [name: string, ports: number | undefined])[]> = {
  expected: 'names, each once, with their ports, such as m1=4 m2=4',
  read(said) {
    const found = said.split(/\s+/).map((one) => moduleNamed.exec(one)?.groups);
    const known = new Set(found.map((one) => one?.['name']));
    if (known.has(undefined) || known.size < found.length) return undefined;
    return found.map((one) => [one?.['name'] ?? '', one?.['ports'] === undefined ? undefined : Number(one['ports'])]);
  },
};
// The name as the schema of nospof.yaml has it: others can need `device/module` by it.
const moduleNamed = /^(?<name>[^/.*:[=]+)(?:=(?<ports>0*[1-9]\d*))?$/;

function oneOf<T>(expected: string, values: Readonly<Record<string, T>>): Form<T> {
  return { expected, read: (said) => (Object.hasOwn(values, said) ? values[said] : undefined) };
}
