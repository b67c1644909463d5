import { parseAddress } from './address.ts';
import type { Address } from './address.ts';
import { inputName } from './contents.ts';
import { InputError } from './error.ts';
import { memberOf, stringsOf, textAt } from './json/json.ts';
import type { JsonObject } from './json/json.ts';
import { providerOfType, shortProvider } from './provider.ts';

/** Deeper than any configuration that people write; every level repeats the addresses of those above it. */
const mostModules = 1000;

/** Address of a resource of a plan or state, taken apart. Throws InputError when it has none, or one that is too deep. */
export function addressOf(resource: JsonObject, path: string): Address {
  const text = textAt(resource, 'address') ?? '';
  const parts = parseAddress(text);
  if (parts !== undefined) {
    const depth = parts.module.length;
    if (depth > mostModules) {
      throw new InputError(
        `${inputName(path)}: a resource address is ${depth} modules deep, but nospof reads ${mostModules} at most.`,
      );
    }
    // The first formats leave the key out of the address of an instance, but name it beside.
    const index = memberOf(resource, 'index');
    const isKey = typeof index === 'string' || typeof index === 'number';
    return parts.key === undefined && isKey ? { ...parts, key: index } : parts;
  }
  throw new InputError(`${inputName(path)}: expected a resource address, such as "aws_lb.a", but found "${text}".`);
}

export function providerNameOf(resource: JsonObject, type: string): string {
  const name = textAt(resource, 'provider_name');
  return name === undefined || name === '' ? providerOfType(type) : shortProvider(name);
}

/** `depends_on` of a resource in a state: addresses that Terraform resolved in an earlier apply. */
export function dependenciesOf(resource: JsonObject | undefined): readonly string[] {
  return stringsOf(memberOf(resource, 'depends_on'));
}
