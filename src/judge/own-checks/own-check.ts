import { InputError } from '../../input/error.ts';
import type { Fact } from '../../network/network.ts';
import { resourceTitle } from '../../network/title.ts';
import { sentence } from '../../printable.ts';
import type { Check, CheckFacts } from '../checks/check.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import { fixFor } from '../fix.ts';
import type { CheckPolicy } from '../policy.ts';
import { originOf, tierOf } from '../resource-origin.ts';
import { severityInTier } from '../severity.ts';
import type { CheckDefinition, CheckResult, FailsBecause, UnprovenBecause } from './check-definition.ts';
import { isRecord } from './is-record.ts';
import { type NetworkForChecks, networkForChecks } from './network-for-checks.ts';
import { servicesNeeding } from './services-needing.ts';

/** What a check answered, with its facts. */
interface Answered extends Partial<Pick<UnprovenBecause, 'missing'>>, FailsBecause {
  readonly verdict: 'broken' | 'unproven';
}

/**
 * A check of one's own as the judge runs it. One that throws, or answers anything but what `fails` and `unproven` make, is no pass:
 * it throws an InputError.
 */
export function ownCheck(definition: CheckDefinition, options: object, at: string): Check & { readonly at: string } {
  return {
    name: definition.id,
    at,
    options,
    run(policy, facts) {
      const seen = seenBy(facts);
      const told = new Set<string>();
      return answersOf(definition, policy, seen).map((answer) => {
        const found = findingOf(policy, answer, seen, facts);
        if (told.has(found.fingerprint)) {
          const about = found.failed.join(', ') || 'the inputs as a whole';
          throw new InputError(`${said(definition, policy)} answers twice about ${about}`);
        }
        told.add(found.fingerprint);
        return found;
      });
    },
  };
}

const networks = new WeakMap<object, NetworkForChecks>();

function seenBy({ network, resources }: CheckFacts): NetworkForChecks {
  const known = networks.get(network) ?? networkForChecks(network, resources);
  networks.set(network, known);
  return known;
}

function said({ id }: CheckDefinition, { at = 'policies' }: CheckPolicy): string {
  return `${at}: the check "${id}"`;
}

function answersOf(
  definition: CheckDefinition,
  policy: CheckPolicy,
  { network, meant }: NetworkForChecks,
): readonly Answered[] {
  const made = new Map<unknown, Answered>();
  const make = (verdict: Answered['verdict'], found: FailsBecause): CheckResult => {
    refuseNonsense(verdict, found, meant);
    const result = Object.freeze({ verdict: verdict === 'broken' ? ('fails' as const) : verdict });
    made.set(result, { ...found, verdict });
    return result;
  };
  let given: unknown;
  try {
    given = definition.check({
      network,
      options: policy.options,
      fails: (found) => make('broken', found),
      unproven: (found) => make('unproven', found),
    });
  } catch (error) {
    throw new InputError(`${said(definition, policy)} failed: ${messageOf(error)}`, { cause: error });
  }
  const results: readonly unknown[] = Array.isArray(given) ? given : [given];
  const answers = results.map((result) => {
    const answer = made.get(result);
    if (answer !== undefined) return answer;
    throw new InputError(
      `${said(definition, policy)} answered ${called(result)}, expected a list of what fails() and unproven() give`,
    );
  });
  const lost = made.size - new Set(answers).size;
  if (lost === 0) return answers;
  throw new InputError(`${said(definition, policy)} made ${made.size} answers and returned ${answers.length}`);
}

/** Throws what is wrong with what a check says: it comes from a program that may have no types. */
function refuseNonsense(verdict: Answered['verdict'], found: unknown, meant: NetworkForChecks['meant']): void {
  if (!isRecord(found)) throw new TypeError('expected { at, says }');
  const { at, argument, says, fix, missing } = found;
  if (typeof says !== 'string' || says.trim() === '') throw new TypeError('"says" is to be a sentence');
  if (fix !== undefined && typeof fix !== 'string') throw new TypeError('"fix" is to be a text');
  if (argument !== undefined && typeof argument !== 'string') throw new TypeError('"argument" is to be a text');
  if (at !== undefined && (!isRecord(at) || meant(at) === undefined)) {
    throw new TypeError('"at" is to be a resource or a component of the network');
  }
  if (verdict === 'broken') return;
  if (!Array.isArray(missing) || missing.length === 0) {
    throw new TypeError('"missing" is to list what would tell, at least one');
  }
  if (!missing.every(isMissing)) throw new TypeError('"missing" is to list unknown answers and texts');
}

function isMissing(one: unknown): boolean {
  if (typeof one === 'string') return one.trim() !== '';
  if (!isRecord(one)) return false;
  const { is, of, argument } = one;
  return is === 'unknown' && typeof of === 'string' && typeof argument === 'string';
}

function findingOf(
  policy: CheckPolicy,
  answer: Answered,
  { meant, partOf, partsOf }: NetworkForChecks,
  { models }: CheckFacts,
): Finding {
  const { verdict, at, argument, says, fix, missing = [] } = answer;
  const of = at === undefined ? undefined : meant(at);
  const component = of !== undefined && 'index' in of ? of : undefined;
  const resource = of !== undefined && 'attributes' in of ? of : undefined;
  const origin = component?.origin ?? (resource && originOf(resource, partOf(resource.id)));
  const title = component?.title ?? (resource && resourceTitle(resource));
  const tier = component?.tier ?? (resource && tierOf(resource, partOf(resource.id))) ?? 'unstated';
  const parts = component !== undefined ? [component] : resource === undefined ? [] : partsOf(resource.id);
  const advice = fixFor(fix === undefined ? policy : { fix, fixes: new Map() }, {
    verdict,
    missing: [],
    components: [],
    at: origin && [origin],
  });
  return finding(policy, {
    severity: severityInTier(policy.severity, tier),
    verdict,
    statement: { says: 'own', text: sentence(says), argument },
    subject: title === undefined ? [] : [title],
    components: component === undefined ? [] : [component],
    at: origin && [origin],
    services: servicesNeeding(
      models.worst,
      parts.map(({ index }) => index),
    ).map(withoutLimit),
    witness: [],
    missing: missing.map((one): Fact =>
      typeof one === 'string' ? { is: 'own', of: one } : { is: 'argument', of: one.of, path: one.argument },
    ),
    fix: 'text' in advice ? { ...advice, text: sentence(advice.text) } : advice,
    // Parts of one resource are told apart by what they are and where they stand.
    lasting: JSON.stringify([
      origin?.lasting ?? component?.id ?? '',
      component && [component.title.is, component.title.in?.of, component.title.number],
      argument,
    ]),
  });
}

function messageOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : called(error);
}

function called(value: unknown): string {
  if (value === undefined) return 'nothing';
  if (value instanceof Promise) return 'a promise';
  if (value === null || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value === 'string') return JSON.stringify(value);
  return typeof value === 'function' ? 'a function' : 'an object';
}
