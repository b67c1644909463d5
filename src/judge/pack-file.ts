import type { Mode, Role } from '../network/network.ts';
import type { YamlDocument } from '../input/yaml/yaml.ts';
import { parseDuration } from '../input/duration.ts';
import type { AskedFact, FailureSet, Policy, ServiceFilter, Where } from './policy.ts';
import type { Severity } from './severity.ts';

/** A pack as it is read. */
export interface Pack {
  readonly document: YamlDocument;
  readonly file: PackFile;
  /** sha256, hexadecimal. */
  readonly digest: string;
  /** Throws what is wrong with its options, and gives the policies whose check is left out; undefined for shipped packs, which are tested. */
  readonly check?: () => Promise<readonly string[]>;
}

/** A pack file as written, once it fits policies/schema/pack.schema.json. */
export interface PackFile {
  readonly title?: string;
  readonly extends?: readonly string[];
  readonly use?: Readonly<Record<string, WrittenUse>>;
  readonly 'reject-unproven'?: { readonly grade: readonly number[] };
  readonly policies?: readonly WrittenPolicy[];
}

/** A severity, or one with its reason. */
export type WrittenUse = Severity | 'off' | { readonly severity: Severity | 'off'; readonly reason?: string };

export interface WrittenPolicy {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity | 'off';
  readonly when?: {
    readonly fail: WrittenFailure | readonly WrittenFailure[];
    readonly mode?: Mode;
    readonly services?: WrittenServices;
  };
  readonly then?:
    | { readonly outage: AtMost; readonly capacity?: undefined; readonly 'data-loss'?: undefined }
    | {
        readonly capacity: { readonly 'at-least': string };
        readonly outage?: undefined;
        readonly 'data-loss'?: undefined;
      }
    | { readonly 'data-loss': AtMost; readonly outage?: undefined; readonly capacity?: undefined };
  readonly check?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly incident?: string | readonly string[];
  readonly controls?: readonly string[];
  readonly asks?: readonly AskedFact[];
  readonly waivable?: boolean;
  readonly why: string;
  readonly fix: string | ({ readonly default: string } & Readonly<Record<string, string>>);
}

interface AtMost {
  readonly 'at-most': string | number;
}

interface WrittenFailure {
  readonly each: string | readonly string[];
  readonly role?: Role | readonly Role[];
  readonly except?: readonly string[];
  readonly within?: 'site';
  readonly where?: WrittenWhere;
  readonly services?: WrittenServices;
}

interface WrittenServices {
  readonly grade?: readonly number[];
  readonly 'dual-site'?: boolean;
  readonly objective?: boolean;
  readonly declared?: boolean;
  readonly name?: string | readonly string[];
  readonly tier?: 'production' | 'test';
}

interface WrittenWhere {
  readonly tag?: Readonly<Record<string, string | readonly string[]>>;
  readonly type?: string | readonly string[];
  readonly address?: string | readonly string[];
  readonly site?: string | readonly string[];
  readonly tier?: 'production' | 'test';
}

/**
 * One written policy in the form the judge works with.
 * @param at where it is written, if a pack of the user's own has it
 */
export function toPolicy(written: WrittenPolicy, at?: string): Policy {
  const text = {
    id: written.id,
    ...(at !== undefined && { at }),
    title: written.title,
    // Off is not a severity: a pack that uses it says another one.
    severity: written.severity === 'off' ? ('info' as const) : written.severity,
    incidents: written.incident === undefined ? [] : oneOrMore(written.incident),
    controls: written.controls ?? [],
    asks: written.asks ?? [],
    waivable: written.waivable ?? true,
    why: written.why,
    ...fixOf(written),
  };
  const { when, then } = written;
  if (when === undefined || then === undefined) {
    return { ...text, kind: 'check', check: written.check ?? written.id, options: written.with ?? {} };
  }
  const trial = {
    ...text,
    failures: oneOrMore(when.fail).flatMap(failureSets),
    mode: when.mode ?? 'down',
    services: serviceFilter(when.services ?? {}),
  };
  if (then.capacity !== undefined) return { ...trial, kind: 'capacity', atLeast: share(then.capacity['at-least']) };
  if (then.outage !== undefined) {
    const atMost = then.outage['at-most'];
    return { ...trial, kind: 'scenario', atMost: atMost === 'limit' ? atMost : seconds(atMost) };
  }
  const atMost = then['data-loss']['at-most'];
  return { ...trial, kind: 'data-loss', atMost: atMost === 'rpo' || atMost === 'not-all' ? atMost : seconds(atMost) };
}

function serviceFilter(written: WrittenServices): ServiceFilter {
  return {
    grades: written.grade,
    dualSite: written['dual-site'] ?? false,
    objective: written.objective ?? false,
    declaredOnly: written.declared ?? false,
    names: patterns(written.name),
    tier: written.tier,
  };
}

/** `100%` is 1. The schema has seen to its form. */
function share(written: string): number {
  return Number(written.slice(0, -1)) / 100;
}

function fixOf({ fix }: WrittenPolicy): Pick<Policy, 'fix' | 'fixes'> {
  if (typeof fix === 'string') return { fix, fixes: new Map() };
  const { default: general, ...byType } = fix;
  return { fix: general, fixes: new Map(Object.entries(byType)) };
}

function failureSets(written: WrittenFailure): readonly FailureSet[] {
  return oneOrMore(written.each).map((each) => ({
    each,
    roles: written.role === undefined ? undefined : oneOrMore(written.role),
    where: written.where && whereOf(written.where),
    except: written.except ?? [],
    withinSite: each === 'component' || written.within === 'site',
    services: written.services && serviceFilter(written.services),
  }));
}

function whereOf({ tag = {}, type, address, site, tier }: WrittenWhere): Where {
  return {
    tags: new Map(Object.entries(tag).map(([key, written]) => [key, oneOrMore(written)])),
    types: patterns(type),
    addresses: patterns(address),
    sites: patterns(site),
    tier,
  };
}

function patterns(written: string | readonly string[] | undefined): readonly string[] | undefined {
  return written === undefined ? undefined : oneOrMore(written);
}

function oneOrMore<T extends string | object>(written: T | readonly T[]): readonly T[] {
  return isList(written) ? written : [written];
}

function isList<T extends string | object>(written: T | readonly T[]): written is readonly T[] {
  return Array.isArray(written);
}

function seconds(written: string | number): number {
  const value = parseDuration(written);
  if (value === undefined) throw new Error(`the schema let ${JSON.stringify(written)} pass as a duration`);
  return value;
}
