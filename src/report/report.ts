import type { Language } from '../language.ts';

/** The result of a run. Every reporter reads only this; `--format json` prints it as it is (schema: report.schema.json). */
export interface Report {
  /** Version of this format. */
  readonly version: 1;
  readonly tool: { readonly name: 'nospof'; readonly version: string };
  /** Language of its texts; absent where it is English. */
  readonly language?: Exclude<Language, 'en'>;
  readonly inputs: readonly ReportInput[];
  readonly verdict: 'accepted' | 'rejected';
  readonly summary: Summary;
  readonly declared: ReportDeclared;
  readonly services: readonly ReportService[];
  /** What the plans do to the findings, or what `nospof diff` compares; absent where nothing says what was there before. */
  readonly changes?: ReportChanges;
  /** The policies that the findings name, in their order. */
  readonly policies: readonly ReportPolicy[];
  readonly findings: readonly Finding[];
  readonly coverage: ReportCoverage;
  /** The waivers that were read; absent where there are none and no day was given. */
  readonly waivers?: ReportWaivers;
  /** The findings of an earlier day; absent without a baseline. */
  readonly baseline?: ReportBaseline;
  /**
   * Tags that are likely not read as they were meant, policies of the user's own that test nothing, checks that no policy uses, and source files that cannot be
   * read; absent where there are none.
   */
  readonly hints?: readonly string[];
}

export interface ReportInput {
  readonly name: string;
  readonly kind: 'plan' | 'state' | 'cdktf';
  readonly path: string;
  /** sha256, hexadecimal. */
  readonly digest: string;
  /** It was given or declared as the plan of the test environment. */
  readonly testTier?: true;
  readonly resources: number;
}

/** What the judgement rests on and no plan shows. */
export interface ReportDeclared {
  /** The file that was read as nospof.yaml. */
  readonly configuration: ReportFile | null;
  readonly packs: readonly ReportPack[];
  /** What takes the place of the plan first. */
  readonly facts: readonly ReportDeclaredFact[];
}

/** A file that is read beside the inputs. */
export interface ReportFile {
  readonly path: string;
  /** sha256, hexadecimal. */
  readonly digest: string;
  /** It lies in the working folder or one above it, and was not named on the command line. */
  readonly found: boolean;
}

export interface ReportWaivers {
  /** The day that expiry dates are compared with: `2026-11-28`. */
  readonly asOf: string;
  readonly file: ReportFile | null;
  /** Number of waivers in the file, and in comments of the source. */
  readonly waivers: number;
  readonly inline: number;
}

export interface ReportBaseline extends ReportFile {
  /** Number of findings that it records. */
  readonly findings: number;
  /** Those that are gone. */
  readonly resolved: readonly Pick<
    Finding,
    'policy' | 'severity' | 'verdict' | 'message' | 'addresses' | 'fingerprint'
  >[];
}

/** Who accepted a finding. A comment says less than a file: what is not said is null. */
export interface ReportWaiver {
  readonly requester: string | null;
  readonly approver: string | null;
  /** The last day it holds. */
  readonly expires: string | null;
  readonly ticket: string | null;
  readonly compensatingControl: string | null;
  /** Where it is written: `nospof-waivers.yaml:4`. */
  readonly at: string;
}

export interface ReportPack {
  readonly name: string;
  /** sha256, hexadecimal. */
  readonly digest: string;
  /** Its bytes are those of the shipped pack of this name. */
  readonly shipped: boolean;
}

export interface ReportDeclaredFact {
  readonly kind: string;
  /** A clause: what is declared. */
  readonly message: string;
  /** Where: `nospof.yaml:12`; null on the command line. */
  readonly at: string | null;
  /** It takes the place of what the plan shows. */
  readonly refusedByStrict: boolean;
  /** The resources it is about, Terraform form; empty where it is about none. */
  readonly addresses: readonly string[];
}

/** Findings before the plans are applied, compared with those after. */
export interface ReportChanges {
  readonly introduced: number;
  readonly alreadyThere: number;
  /** The inputs of `nospof diff` that it was compared with; absent where it was what is there before the plans are applied. */
  readonly base?: readonly ReportInput[];
  /** Findings that are gone after the apply. */
  readonly resolved: readonly ResolvedFinding[];
}

export type ResolvedFinding = Pick<
  Finding,
  'policy' | 'severity' | 'verdict' | 'message' | 'addresses' | 'fingerprint'
>;

/** What a policy says, for whoever shows its findings. */
export interface ReportPolicy {
  readonly id: string;
  readonly title: string;
  /** Before tier and service are looked at. */
  readonly severity: Severity;
  readonly why: string;
  readonly fix: string;
  readonly controls: readonly string[];
  readonly incident: string | null;
  /** Its findings are about waivers: no plan brings them. */
  readonly aboutWaivers?: true;
}

export interface Summary {
  /** Unwaived findings. */
  readonly broken: { readonly error: number; readonly warning: number; readonly info: number };
  readonly unproven: { readonly error: number; readonly warning: number; readonly info: number };
  /** Findings that a waiver covers. */
  readonly waived: number;
  /** Unwaived findings that the baseline records. */
  readonly inBaseline: number;
  /** Policy packs judged by, in order: a shipped one by its name, any other with its digest. */
  readonly packs: readonly string[];
  /** Policies the user switched off, with the reason given. */
  readonly disabled: readonly { readonly policy: string; readonly reason: string }[];
  /** What was tried. */
  readonly services: number;
  readonly components: number;
  readonly failures: number;
  /** Longest outage any service takes, by kind of failure tried, over findings and passes alike; seconds. */
  readonly longestOutage: readonly LongestOutage[];
}

export interface LongestOutage {
  /** `component`, or the kind of failure domain: zone, site … */
  readonly kind: string;
  readonly tried: number;
  /** Best and worst completion of what is unknown; null is until something is replaced. */
  readonly outage: OutageRange;
  readonly service: string;
  readonly failure: string;
}

/** [best, worst] in seconds; null is until something is replaced. */
export type OutageRange = readonly [best: number | null, worst: number | null];

export interface ReportService {
  readonly name: string;
  readonly title: string;
  readonly declared: boolean;
  readonly grade: 1 | 2 | 3 | 4;
  readonly tier: 'production' | 'test' | 'unstated';
  readonly dualSite: boolean;
  /** Declared objectives, seconds: when a site is lost, and when anything smaller fails. */
  readonly rto: number | null;
  readonly rtoWithinSite: number | null;
  /**
   * Over the redundancy policies: broken when a finding breaks it, unproven when one may, not judged where only a policy that
   * is switched off would say something.
   */
  readonly verdict: 'holds' | 'broken' | 'unproven' | 'not-judged';
  /** Addresses it refers to that are not modelled: its verdict does not cover them. */
  readonly notModelled: readonly string[];
}

export type Severity = 'error' | 'warning' | 'info';

export interface Finding {
  /** Policy id. */
  readonly policy: string;
  /** Severity after tier: redundancy findings in a test tier are info. */
  readonly severity: Severity;
  readonly verdict: 'broken' | 'unproven';
  /** One sentence: what fails, what stops, for how long. */
  readonly message: string;
  readonly failure: Failure;
  /** Larger failures with the same effect, reported here instead of on their own: `zone ap-northeast-2a`. */
  readonly also: readonly string[];
  /** The failed resources only, Terraform form; empty where a whole site or region is lost. */
  readonly addresses: readonly string[];
  readonly services: readonly FindingService[];
  /** Chain of needs from the service to the failure, labels. */
  readonly witness: readonly string[];
  /** Facts that would settle an unproven finding. */
  readonly missing: readonly string[];
  /** Arguments whose known values allow what may happen; absent where there are none. */
  readonly allowedBy?: readonly string[];
  /** Other policies in use that the same failure breaks; absent where there are none. */
  readonly alsoBreaks?: readonly string[];
  /** What is assumed about times that the outages rest on, by id; absent where they rest on nothing assumed. */
  readonly assumptions?: readonly ReportAssumption[];
  /** Stacks (inputs by name) its resources are in; absent where there is one input. */
  readonly stacks?: readonly string[];
  /** Whether the plans bring it; absent where nothing says what was there before, and of what is about waivers. */
  readonly change?: 'introduced' | 'already-there';
  /** What was there before, and brings a service more to a stop: those it did not stop before, by name. */
  readonly newServices?: readonly string[];
  /** It makes the verdict `rejected`. */
  readonly rejects?: true;
  readonly source: Source | null;
  /** Path of the construct that makes the resource to change, `shop/Database/db`; absent where the input does not have it. */
  readonly construct?: string;
  readonly fix: string;
  readonly controls: readonly string[];
  /** Incident the policy comes from. */
  readonly incident: string | null;
  /** Stable across runs and inputs: policy and what fails; 16 hexadecimal digits. */
  readonly fingerprint: string;
  /** Fingerprints that findings about one of its resources each would have; absent where it is about one or none. */
  readonly parts?: readonly string[];
  /** Reason, when a waiver covers it. */
  readonly waived?: string;
  /** The waiver that covers it; of several the one that ends first. */
  readonly waiver?: ReportWaiver;
  /** The baseline records it, and it is no worse than it was then. */
  readonly inBaseline?: true;
}

/** Where the resource to change is written. */
export interface Source extends Place {
  /** The argument a finding is about, where it is at another line than the block: `desired_count`. */
  readonly argument?: string;
  /** The module calls that lead there, the innermost first; absent in the root module. */
  readonly calledFrom?: readonly Place[];
}

export interface Place {
  /** Relative to the working folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column?: number;
}

/** A time of policies/assumptions.yaml, or what nospof.yaml puts in its place. */
export interface ReportAssumption {
  readonly id: string;
  readonly value: OutageRange;
  /** Page or reasoning the value comes from; `nospof.yaml` where it was set there. */
  readonly source: string;
}

export interface Failure {
  readonly label: string;
  readonly mode: 'down' | 'degraded';
  /** Kind of failure domain that is lost: zone, site, region, or one of the user's; absent where components fail by themselves. */
  readonly domain?: string;
  /** Component ids; empty for a lost site or region, and where a named check finds nothing that fails. */
  readonly components: readonly string[];
}

export interface FindingService {
  readonly name: string;
  readonly declared: boolean;
  readonly outage: OutageRange;
  /**
   * When what failed is expected to be repaired or replaced, where nothing takes over; absent where it is not known. It
   * does not count against the limit unless the service has a declared objective.
   */
  readonly repaired?: OutageRange;
  /** The most the service may be out, seconds; null where the policy has no limit. */
  readonly limit: number | null;
  /** By this service alone the finding would be less severe, or only unproven. */
  readonly lesser?: true;
}

export interface ReportCoverage {
  readonly resources: number;
  readonly modelled: number;
  readonly notModelled: number;
  readonly notModelledTypes: Readonly<Record<string, number>>;
  readonly opaqueModules: readonly string[];
  /** Written both in a parent and as resources of their own, which Terraform makes undo each other. */
  readonly mixedForms: readonly string[];
  /** With `--partial`: what nospof.yaml names and no input has, after where it is written. Assumed to be up. */
  readonly notInInputs?: readonly string[];
  /** Policies that find nothing, as nothing is declared of what they are about; absent where there are none. */
  readonly notDeclared?: readonly string[];
}
