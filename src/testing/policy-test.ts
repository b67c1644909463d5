import { AssertionError } from 'node:assert';
import { InputError } from '../input/error.ts';
import { resourcesById } from '../input/resources-by-id.ts';
import type { CheckDefinition } from '../judge/own-checks/check-definition.ts';
import { isIdle } from '../judge/idle-policies.ts';
import { judgeInputs, type PipelineOptions } from '../pipeline.ts';
import { checkedBy } from './check-alone.ts';
import type { Finding } from '../report/report.ts';
import { english } from '../report/words/en/english.ts';
import { toldFinding } from '../report/words/tell.ts';
import type { TestInput } from './tiny-network.ts';

/** Networks by a name for the message, or in a list. */
export type TestInputs = Readonly<Record<string, TestInput>> | readonly TestInput[];

interface Expected {
  /** The policy tests something in them, and finds nothing. */
  readonly passes?: TestInputs;
  /** The policy surely finds something in them. */
  readonly fails?: TestInputs;
  /** The policy may find something in them, and names what would tell. */
  readonly unproven?: TestInputs;
}

/** A policy of a pack. */
export interface PolicyTest extends Expected {
  readonly policy: string;
  /** Path of the pack that defines it; without one, it is in a pack that `config` extends, or a shipped one. */
  readonly pack?: string;
  /** Path of a nospof.yaml; the plugins that it names run. */
  readonly config?: string;
  /** Checks that policies of the pack use, beside those of plugins. */
  readonly checks?: readonly CheckDefinition[];
}

/** A check by itself. */
export interface CheckTest extends Expected {
  readonly check: CheckDefinition;
  /** As a policy gives them under `with`. */
  readonly with?: Readonly<Record<string, unknown>>;
}

export type TestVerdict = 'passes' | 'fails' | 'unproven' | 'tests nothing';

/** What came of one network. */
export interface TestResult {
  readonly verdict: TestVerdict;
  /** Findings of the policy, as a report has them. */
  readonly findings: readonly Finding[];
}

/**
 * Tests a policy, or a check, on small networks, in any test runner.
 * @returns what came of each, by its name: for tests that ask more
 * @throws AssertionError that names each network that came out otherwise; InputError for a pack or a check that is none
 */
export async function testPolicy(tested: PolicyTest | CheckTest): Promise<Readonly<Record<string, TestResult>>> {
  const options = 'check' in tested ? await checkedBy(tested.check, tested.with ?? {}) : optionsOf(tested);
  const id = 'check' in tested ? tested.check.id : tested.policy;
  const cases = casesOf(tested);
  if (cases.length === 0) throw new TypeError('testPolicy() expects networks under passes, fails or unproven');
  const results = new Map<string, TestResult>();
  for (const { name, input } of cases) results.set(name, await resultOf(id, name, input, options));
  const wrong = cases.filter(({ name, expected }) => results.get(name)?.verdict !== expected);
  if (wrong.length === 0) return Object.fromEntries(results);
  throw new AssertionError({
    message: [`policy ${id}:`, ...wrong.map(({ name, expected }) => toldWrong(name, expected, results))].join('\n  '),
    expected: Object.fromEntries(cases.map(({ name, expected }) => [name, expected])),
    actual: Object.fromEntries(cases.map(({ name }) => [name, results.get(name)?.verdict])),
    operator: 'testPolicy',
  });
}

type Options = Omit<PipelineOptions, 'inputs'>;

function optionsOf({ pack, config, checks }: PolicyTest): Options {
  return { pack, config, ...(checks && { checks }), plugins: 'run' };
}

interface Case {
  readonly name: string;
  readonly input: TestInput;
  readonly expected: TestVerdict;
}

function casesOf({ passes = [], fails = [], unproven = [] }: Expected): readonly Case[] {
  const cases = (['passes', 'fails', 'unproven'] as const).flatMap((expected) =>
    Object.entries({ passes, fails, unproven }[expected]).map(([key, input]): Case => {
      const name = Array.isArray({ passes, fails, unproven }[expected]) ? `${expected}[${key}]` : key;
      return { name, input, expected };
    }),
  );
  const twice = cases.find(({ name }, at) => cases.findIndex((one) => one.name === name) !== at);
  if (twice !== undefined) throw new TypeError(`testPolicy() has two networks that are called "${twice.name}"`);
  return cases;
}

async function resultOf(id: string, name: string, input: TestInput, options: Options): Promise<TestResult> {
  const isPath = typeof input === 'string';
  const texts = isPath ? undefined : new Map([['tiny', new TextEncoder().encode(JSON.stringify(input))]]);
  const judging = { ...options, inputs: [isPath ? input : 'tiny'], ...(texts && { texts }), allowEmpty: true };
  const { judgement, policies, network, deployment } = await judgeInputs(judging).catch((error: unknown) => {
    throw error instanceof InputError ? new InputError(`${name}: ${error.message}`, { cause: error }) : error;
  });
  const policy = policies.policies.find((one) => one.id === id);
  if (policy === undefined) throw new InputError(`no policy in use is called "${id}"`);
  const own = judgement.findings.filter((one) => one.policy.id === id || one.others.some((other) => other.id === id));
  const findings = own.map((finding) => toldFinding(finding, english));
  if (findings.length > 0) {
    const isBroken = findings.some(({ verdict }) => verdict === 'broken');
    return { verdict: isBroken ? 'fails' : 'unproven', findings };
  }
  const testsNothing = policy.kind === 'scenario' && isIdle(network, policies, policy, resourcesById(deployment));
  return { verdict: testsNothing ? 'tests nothing' : 'passes', findings };
}

function toldWrong(name: string, expected: TestVerdict, results: ReadonlyMap<string, TestResult>): string {
  const { verdict = 'passes', findings = [] } = results.get(name) ?? {};
  const told = findings.map(({ message, missing }) =>
    missing.length === 0 ? message : `${message} (open: ${missing.join('; ')})`,
  );
  return `${name}: expected ${expected}, it ${verdict === 'unproven' ? 'is unproven' : verdict}${told.map((one) => `\n    ${one}`).join('')}`;
}
