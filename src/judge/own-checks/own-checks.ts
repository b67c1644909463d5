import { InputError } from '../../input/error.ts';
import type { LoadedPlugin } from '../../input/plugin-file.ts';
import { checkYaml } from '../../input/yaml/yaml-schema.ts';
import type { OwnChecks } from '../checks/check.ts';
import { checks as shipped } from '../checks/checks.ts';
import type { CheckDefinition } from './check-definition.ts';
import { isRecord } from './is-record.ts';
import { ownCheck } from './own-check.ts';

/**
 * The checks that plugins export, and those that a program gives, by name.
 * @throws InputError for a plugin without a check, and for what is none
 */
export async function ownChecksOf(
  plugins: readonly LoadedPlugin[],
  given: readonly CheckDefinition[] = [],
): Promise<OwnChecks> {
  const own = new Map<string, ReturnType<typeof ownCheck>>();
  const add = async (definition: unknown, at: string): Promise<void> => {
    const check = checked(definition, at);
    if (shipped.has(check.id)) throw new InputError(`${at} has the name of a shipped check, "${check.id}"`);
    if (own.has(check.id)) throw new InputError(`${at} is called "${check.id}", as another check is`);
    own.set(check.id, ownCheck(check, await optionsOf(check, at), at));
  };
  for (const { at, name, exports } of plugins) {
    const found = Object.entries(exports).flatMap(([key, value]) =>
      listOf(value).flatMap((one) => (isLikeCheck(one) ? [{ key, one }] : [])),
    );
    if (found.length === 0)
      throw new InputError(`${at}: the plugin ${name} exports no check, expected what defineCheck gives`);
    const unique = new Map(found.map(({ key, one }) => [one, key]));
    for (const [one, key] of unique) await add(one, `${at}: the check ${key} of ${name}`);
  }
  for (const [index, one] of given.entries()) await add(one, `checks[${index}]`);
  return own;
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

function isLikeCheck(value: unknown): value is Readonly<Record<string, unknown>> {
  return isRecord(value) && 'check' in value;
}

/** What is given as a check, if it is one: it comes from a program that may have no types. */
function checked(definition: unknown, at: string): CheckDefinition {
  if (!isLikeCheck(definition)) throw new InputError(`${at} is none, expected what defineCheck gives`);
  const { id: name, title, options, check } = definition;
  if (typeof name !== 'string' || !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    throw new InputError(`${at} has no "id" of lower-case words joined by hyphens`);
  }
  if (typeof title !== 'string' || title.trim() === '') throw new InputError(`${at} has no "title"`);
  if (typeof check !== 'function') throw new InputError(`${at} has a "check" that is no function`);
  if (options !== undefined && (typeof options !== 'object' || options === null)) {
    throw new InputError(`${at} has "options" that are no JSON Schema`);
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- each part has just been looked at
  return definition as unknown as CheckDefinition;
}

/** The schema of the options: an object, with no other keys than those it names unless it says so. */
async function optionsOf({ options }: CheckDefinition, at: string): Promise<object> {
  const schema = { type: 'object', additionalProperties: false, ...options };
  try {
    await checkYaml({ file: '', value: {}, line: () => 0 }, schema);
  } catch (error) {
    // A key may be required: then the empty object is refused, by a schema that is one.
    if (!(error instanceof InputError)) {
      const why = error instanceof Error ? error.message : 'no reason given';
      throw new InputError(`${at} has "options" that are no JSON Schema, ${why}`, { cause: error });
    }
  }
  return schema;
}
