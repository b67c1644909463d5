import { isList, isObject, objectAt, textAt, type JsonObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';

/** What is written of one resource: its address without the index, what others call it by, and all that it says. */
interface Written {
  readonly address: string;
  readonly names: readonly string[];
  readonly text: string;
}

/**
 * The resources that a change of `touched` may take out of a service, or put into another: those that refer to one of them, and
 * what these and `touched` refer to. A router on the premises that no connection leads to any more is no part of the service.
 */
export function besides(input: JsonObject, touched: ReadonlySet<string>): ReadonlySet<string> {
  const all = resourcesOf(input);
  const isTouched = ({ address }: Written): boolean => touched.has(address);
  const changed = all.filter(isTouched);
  const users = all.filter((one) => changed.some((other) => refers(one, other)));
  const losing = [...changed, ...users];
  const used = all.filter((one) => losing.some((other) => refers(other, one)));
  return new Set([...losing, ...used].map(({ address }) => address));
}

/** Which resource refers to which, one text each: where that stays as it is, a change takes nothing out of a service. */
export function referencesIn(input: JsonObject): ReadonlySet<string> {
  const all = resourcesOf(input);
  return new Set(
    all.flatMap((one) => all.flatMap((other) => (refers(one, other) ? [`${one.address} ${other.address}`] : []))),
  );
}

function refers({ text }: Written, { names }: Written): boolean {
  return names.some((name) => text.includes(name));
}

/** `aws_instance.web` of `aws_instance.web[1]`. */
export function withoutIndex(address: string): string {
  return address.replace(/\[[^[]*\]$/, '');
}

function resourcesOf(input: JsonObject): readonly Written[] {
  const found: Written[] = [];
  const add = (address: string, body: Json): void => {
    const known = isObject(body) ? [objectAt(body, 'values'), objectAt(objectAt(body, 'change'), 'after')] : [];
    const ids = known.flatMap((values) => [textAt(values, 'id'), textAt(values, 'arn')]);
    const names = [withoutIndex(address), ...ids.filter((id) => id !== undefined)];
    found.push({ address: withoutIndex(address), names, text: JSON.stringify(body) });
  };
  const synthesised = objectAt(input, 'resource');
  for (const type of Object.keys(synthesised)) {
    const named = objectAt(synthesised, type);
    for (const name of Object.keys(named)) add(`${type}.${name}`, named[name] ?? null);
  }
  const open: Json[] = [input];
  for (let value = open.pop(); value !== undefined; value = open.pop()) {
    if (isObject(value)) {
      const address = textAt(value, 'address');
      if (address === undefined) open.push(...Object.values(value));
      else add(address, value);
    } else if (isList(value)) open.push(...value);
  }
  return found;
}
