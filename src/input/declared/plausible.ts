import { isSaid } from '../said.ts';
import { InputError } from '../error.ts';
import { isList, isObject } from '../json/json.ts';
import type { Json } from '../value.ts';
import { escapeKey } from '../yaml/json-pointer.ts';
import { parseDuration } from '../duration.ts';
import type { Places } from './declared-values.ts';
import type { DeclaredFile, WrittenMatch } from './written-file.ts';
import type { OneOrMore } from './written-value.ts';
import { list } from './declared-values.ts';

const DAY = 86_400;

/** Keys whose values are durations; what else they may hold (a site, a way to detect) is no duration by its form. */
const durations: ReadonlySet<string> = new Set(
  'rto within-site site rpo recovery down degraded switch window every took watch time detect decide provision way-back'.split(
    ' ',
  ),
);

/** The longest that makes sense, in days: a limit beyond it would accept any failure. A year for all others. */
const longest: ReadonlyMap<string, number> = new Map([
  ['component-limit', 1],
  ['site-limit', 7],
  ['rto', 30],
]);
const LONGEST = 365;

/**
 * Values that fit the schema, and that nothing real has: a limit of a year, a restore that takes no time, everything in the
 * inputs as one component or as the test environment, a policy that is switched off for no reason.
 * @throws InputError one sentence with file and line.
 */
export function checkPlausible(written: DeclaredFile, at: Places): void {
  checkDurations(written, at);
  for (const [name, { is, role, recovery, site, status, tier }] of Object.entries(written.components ?? {})) {
    const says = Object.entries({ role, recovery, site, status, tier }).find(([, value]) => value !== undefined)?.[0];
    if (says === undefined || !list(is).some(isEverything)) continue;
    const where = at(`/components/${escapeKey(name)}/is`);
    throw new InputError(`${where}: "is" matches every resource, expected the resources that have this ${says}`);
  }
  const test = written.tiers?.test?.match;
  if (test !== undefined && matchesEverything(test)) {
    const where = at('/tiers/test/match');
    throw new InputError(`${where}: tiers.test matches every resource, expected those of the test environment`);
  }
  for (const [id, reason] of Object.entries(written.disable ?? {})) {
    if (isSaid(reason)) continue;
    throw new InputError(`${at(`/disable/${escapeKey(id)}`)}: disable.${id} gives no reason, expected one in words`);
  }
}

interface Place {
  readonly pointer: string;
  readonly path: string;
  /** The key that says what the value is; undefined where it is no duration. */
  readonly key: string | undefined;
  readonly value: Json;
  readonly mayBeZero: boolean;
}

function checkDurations(written: DeclaredFile, at: Places): void {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- it was read from YAML and fits the schema
  const value = written as unknown as Json;
  const stack: Place[] = [{ pointer: '', path: '', key: undefined, value, mayBeZero: true }];
  for (let place = stack.pop(); place !== undefined; place = stack.pop()) {
    const { pointer, path, key, value: found, mayBeZero } = place;
    if (isList(found)) {
      for (const [index, one] of found.entries()) stack.push({ ...place, pointer: `${pointer}/${index}`, value: one });
    } else if (isObject(found)) {
      for (const [name, one] of Object.entries(found)) {
        const isAssumption = pointer === '/assumptions';
        const isOfRto = key === 'rto' && name !== 'rpo';
        stack.push({
          pointer: `${pointer}/${escapeKey(name)}`,
          path: path === '' ? name : `${path}.${name}`,
          key: isOfRto ? key : isAssumption || durations.has(name) ? name : undefined,
          value: one,
          // That of a record which is not known may be none.
          mayBeZero: isAssumption
            ? name === 'route53-unknown-ttl'
            : key === 'recovery'
              ? mayBeZero
              : !isOfPart(pointer, name),
        });
      }
    } else if (key !== undefined && (typeof found === 'string' || typeof found === 'number')) {
      refuse(parseDuration(found), place, at);
    }
  }
}

/** How long a component needs to be back; that of a service is told in steps. */
function isOfPart(pointer: string, key: string): boolean {
  return key === 'recovery' && pointer.startsWith('/components/');
}

function refuse(seconds: number | undefined, { pointer, path, key = '', value, mayBeZero }: Place, at: Places): void {
  if (seconds === undefined) return;
  const most = longest.get(key) ?? LONGEST;
  const expected =
    seconds > most * DAY ? `at most ${most}d` : seconds === 0 && !mayBeZero ? 'a time that it really takes' : undefined;
  if (expected !== undefined) {
    throw new InputError(`${at(pointer)}: ${path} is ${JSON.stringify(value)}, expected ${expected}`);
  }
}

/** Nothing of a pattern is left without its stars: `*`, `**`, `*:*`. */
function isEverything(text: string): boolean {
  return /^[*:]+$/.test(text);
}

function matchesEverything({ tag = {}, account, stack, workspace, module, region, address }: WrittenMatch): boolean {
  const conditions: (OneOrMore | undefined)[] = [account, stack, workspace, module, region, address];
  return (
    Object.keys(tag).length === 0 &&
    conditions.every((patterns) => patterns === undefined || list(patterns).some(isEverything))
  );
}
