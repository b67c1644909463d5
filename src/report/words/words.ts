import type { TagHint } from '../../input/declared/tag-hints.ts';
import type { WaiverProblem, WaiverProblems } from '../../judge/accepted/waiver-problem.ts';
import type { DeclaredFact, DeclaredKind } from '../../judge/declared/declared-fact.ts';
import type { FindingService, Verdict } from '../../judge/finding.ts';
import type { Fix, Fixes } from '../../judge/fix.ts';
import type { ServiceVerdict } from '../../judge/service-verdicts.ts';
import type { IdleCheck, IdlePolicy } from '../../judge/idle-policies.ts';
import type { Severity } from '../../judge/severity.ts';
import type { Statement, Statements } from '../../judge/statement.ts';
import type { Fact, FactKind } from '../../network/fact.ts';
import type { Mode, Refusal, Role, Seconds } from '../../network/network.ts';
import type { Mistake, MistakeKind } from '../../network/mistake.ts';
import type { RefusalKind } from '../../network/refusal.ts';
import type { Title, TitleKind } from '../../network/title.ts';
import type { Language } from '../../language.ts';
import type { Layer, Tie } from '../../picture/picture.ts';
import type { Finding } from '../report.ts';
import type { FormatWords } from './format-words.ts';
import type { InitWords } from './init-words.ts';
import type { TypeWords } from './type-words.ts';

/**
 * Everything nospof says in a language. A language is one object of this type and nothing else: what is asked for here and
 * is not there does not compile.
 */
export interface Words {
  readonly language: Language;
  /** A text of a shipped file (title, why and fix of a policy, a control, an incident, an assumption); any other stays as it is. */
  readonly shipped: (text: string) => string;
  /** What parts, zones, domains and services are called, as a subject and in a chain of needs; their zone is added after. */
  readonly title: Readonly<Record<TitleKind, (title: Title, say: Say) => string>>;
  readonly inZone: (part: string, zone: Title, say: Say) => string;
  /** What would settle something. */
  readonly fact: Readonly<Record<FactKind, (fact: Fact, say: Say) => string>>;
  /** Why nothing takes over, as a clause. */
  readonly mistake: Readonly<Record<MistakeKind, (mistake: Mistake, say: Say) => string>>;
  /** Why traffic does not get through, as a clause. */
  readonly refusal: Readonly<Record<RefusalKind, (refusal: Refusal, say: Say) => string>>;
  readonly message: MessageWords<keyof Statements>;
  /** What is wrong with a waiver, as a clause behind its name. */
  readonly waiverProblem: {
    readonly [Is in keyof WaiverProblems]: (problem: Extract<WaiverProblem, { readonly is: Is }>) => string;
  };
  /** What is declared, as a clause without its place. */
  readonly declared: { readonly [Is in DeclaredKind]: (fact: DeclaredFact<Is>, say: Say) => string };
  readonly label: LabelWords;
  /** In place of the words of the same names, where two inputs were compared. */
  readonly comparison: {
    readonly changes: ChangeWords;
    readonly inShort: ReportWords['inShort']['heading'];
    readonly group: Pick<FormatWords['comment']['group'], 'alsoReject' | 'introduced' | 'alreadyThere' | 'resolved'>;
  };
  readonly fix: { readonly [Does in keyof Fixes]: (fix: Fix<Does>) => string };
  /** Each of them has the same effect. */
  readonly anyOf: (parts: readonly string[]) => string;
  readonly services: (names: readonly string[]) => string;
  readonly atSite: (service: string, site: string) => string;
  /** A tag that is likely not read as it was meant. */
  readonly tagHint: (hint: TagHint) => string;
  /** A policy of the user's own that is about nothing in the inputs. */
  readonly idlePolicy: (idle: IdlePolicy) => string;
  /** A check of the user's own that no policy uses. */
  readonly idleCheck: (idle: IdleCheck) => string;
  /** A source file that cannot be read to the end. */
  readonly unreadSource: (file: string) => string;
  /** A resource that is written in two ways. */
  readonly twoForms: (resource: string, inline: string, child: string) => string;

  /** Infinity is until something is replaced. */
  readonly duration: (seconds: Seconds) => string;
  /** `lost` is `component` (unless given), `degraded`, or a kind of failure domain: it says when an outage without end is over. */
  readonly outage: (best: Seconds, worst: Seconds, lost?: string) => string;

  readonly andMore: (items: string, more: number) => string;
  readonly count: Readonly<Record<Counted, (count: number) => string>>;
  readonly verdict: Readonly<Record<ServiceVerdict | 'holds', string>>;
  readonly severity: Readonly<Record<Severity, string>>;
  readonly service: ServiceWords;
  readonly report: ReportWords;
  readonly format: FormatWords;
  readonly explanation: ExplanationWords;
  readonly policyList: PolicyListWords;
  readonly types: TypeWords;
  readonly init: InitWords;
  readonly simulation: SimulationWords;
  readonly picture: PictureWords;
}

/** A message for each statement of these; the messages of one pack are one object. */
export type MessageWords<Of extends keyof Statements> = {
  readonly [Says in Of]: (statement: Statement<Says>, about: About) => string;
};

/** Tells what a phrase consists of. */
export interface Say {
  /** A resource by its id. */
  readonly id: (id: string) => string;
  readonly title: (title: Title) => string;
  readonly fact: (fact: Fact) => string;
  readonly refusal: (refusal: Refusal) => string;
  readonly mistake: (mistake: Mistake) => string;
  readonly declared: (fact: DeclaredFact) => string;
}

/** What a message is about, in words. */
export interface About {
  readonly verdict: Verdict;
  /** Any of `subjects`. */
  readonly subject: string;
  readonly subjects: readonly string[];
  readonly services: string;
  /** Number of services. */
  readonly count: number;
  /** The service to give the outage of; undefined where the finding is about none. */
  readonly worst: FindingService | undefined;
  readonly say: Say;
}

/** What a failure is called where it is not called after what fails. */
interface LabelWords {
  readonly unfailed: (subject: string) => string;
  readonly noTestTier: string;
  readonly untested: (classes: number) => string;
  readonly declared: string;
  readonly waiver: string;
  readonly change: string;
  /** All of them, where a check is about none of their resources. */
  readonly inputs: string;
}

export type Counted = 'service' | 'component' | 'failure' | 'finding' | 'resource' | 'module' | 'part' | 'error';

/** What is said of a service beside its name. */
interface ServiceWords {
  readonly grade: (grade: number) => string;
  readonly inferred: string;
  readonly testTier: string;
  /** A test tier that is not as it should be. */
  readonly testTierOnly: string;
  readonly dualSite: string;
  readonly rto: (duration: string) => string;
  readonly siteRto: (duration: string) => string;
  readonly doesNotCover: (addresses: string, count: number) => string;
}

/** What is said of waivers. */
interface WaivedWords {
  /** Before the file, and the day that is judged by. */
  readonly called: string;
  readonly file: (file: string | undefined, asOf: string) => string;
  readonly heading: string;
  readonly inShort: (of: string, reason: string, until: string, at: string) => string;
  readonly requester: (name: string) => string;
  readonly approver: (name: string) => string;
  readonly expires: (day: string) => string;
  readonly ticket: (ticket: string) => string;
  readonly control: (control: string) => string;
  readonly counted: (count: number) => string;
}

/** What is said of findings that a baseline records. */
interface BaselineWords {
  readonly called: string;
  readonly heading: string;
  readonly file: (file: string, findings: string) => string;
  readonly resolved: (count: number, path: string) => string;
  readonly counted: (count: number) => string;
  /** After the file was written. */
  readonly recorded: (findings: string, path: string, left: number) => string;
}

/** What the plans do to the findings. */
interface ChangeWords {
  readonly called: string;
  /** What it is compared with. */
  readonly base: string;
  readonly counts: (introduced: number, resolved: number, alreadyThere: number) => string;
  readonly introduced: string;
  readonly alreadyThere: string;
  readonly resolved: string;
  /** Above findings that are told in full. */
  readonly heading: (change: Finding['change']) => string;
}

interface SimulationWords {
  readonly fails: Readonly<Record<Mode, string>>;
  readonly parts: (count: string, asked: string) => string;
  /** Between what fails at the same time. */
  readonly and: string;
  readonly maybe: string;
  readonly stops: (service: string, outage: string) => string;
  readonly holds: string;
  readonly nothingStops: string;
}

interface ReportWords {
  readonly accepted: string;
  readonly rejected: (why: string) => string;
  readonly judged: string;
  readonly tried: string;
  readonly policies: (packs: string) => string;
  /** A pack that is not a shipped one: the name is its user's. */
  readonly ownPack: (file: string, digest: string) => string;
  readonly declared: DeclaredWords;
  readonly noService: string;
  readonly servicesHeading: string;
  readonly counted: Readonly<Record<ServiceVerdict | 'holds', (count: number) => string>>;
  readonly rest: (count: number, verdicts: string) => string;
  readonly longest: readonly [failure: string, tried: string, outage: string, service: string, cause: string];
  readonly oneOf: (kind: string) => string;
  /** The same as `outage`, for a narrow column. */
  readonly shortOutage: (best: Seconds, worst: Seconds, lost?: string) => string;
  readonly waived: WaivedWords;
  readonly baseline: BaselineWords;
  readonly changes: ChangeWords;
  readonly fields: Readonly<
    Record<
      | 'services'
      | 'why'
      | 'also'
      | 'breaks'
      | 'decide'
      | 'allowed'
      | 'newlyStops'
      | 'assumes'
      | 'where'
      | 'waived'
      | 'control'
      | 'incident'
      | 'do',
      string
    >
  >;
  readonly moreAlike: (count: number, names: string) => string;
  readonly sameEffect: (failures: string) => string;
  readonly serviceOutage: (
    service: string,
    outage: string,
    repaired: string | undefined,
    limit: string | undefined,
  ) => string;
  readonly assumption: (id: string, value: string, source: string) => string;
  /** Where no line is known: the construct of a program that made it, with its address in the plan. */
  readonly inConstruct: (construct: string, names: string) => string;
  readonly inStack: (names: string, stacks: string) => string;
  /** Where something is written: a line, the calls that lead there, the argument, what it is. */
  readonly writtenAt: (
    at: string,
    calledFrom: readonly string[],
    argument: string | undefined,
    names: string,
  ) => string;
  /** The list of findings that are told in short. */
  readonly inShort: {
    readonly heading: (count: number, change: Finding['change']) => string;
    readonly hint: string;
    readonly more: (count: number) => string;
    /** Where something is unproven, and what is to decide there. */
    readonly open: (place: string, missing: string) => string;
  };
  readonly hidden: (info: number, inBaseline: number) => string;
  readonly moreAbout: (policy: string) => string;
  readonly notModelled: (count: number, resources: string, types: string) => string;
  /** Before a hint. */
  readonly hint: string;
  /** What nospof.yaml names and no input has. */
  readonly assumedElsewhere: (names: string) => string;
  /** Policies that find nothing until something is declared. */
  readonly notDeclared: (count: number, policies: string) => string;
  readonly notInInput: (modules: string, names: string) => string;
  readonly twoForms: (resources: string) => string;
}

/** The block of what no plan shows. */
interface DeclaredWords {
  readonly heading: string;
  /** Before the file that was read as the configuration. */
  readonly configuration: string;
  readonly file: (path: string, digest: string, found: boolean) => string;
  /** What the mark before some of them means. */
  readonly refused: string;
  /** The whole block in one line. */
  readonly inShort: (facts: number, refused: number) => string;
}

interface ExplanationWords {
  readonly fields: Readonly<
    Record<'why' | 'do' | 'forType' | 'severity' | 'waivers' | 'controls' | 'incident' | 'definedAt', string>
  >;
  readonly severityIn: (severity: string, pack: string) => string;
  readonly offIn: (pack: string, reason: string) => string;
  readonly inNoPack: string;
  readonly notWaivable: string;
  readonly titled: (id: string, title: string) => string;
  /** A resource type, and what is there of it already. */
  readonly caseOf: (type: string, when: string | undefined) => string;
}

/** What is said of a list of policies. */
interface PolicyListWords {
  readonly off: string;
  readonly notUsed: string;
  readonly ofPack: (policies: number, used: number, pack: string) => string;
  readonly hint: string;
}

export interface PictureWords {
  readonly title: Readonly<Record<'all' | 'production' | 'test' | 'every-tier', string>>;
  readonly summary: (services: string, parts: string, places: string | undefined, found: string) => string;
  readonly places: (count: number, are: 'sites' | 'regions') => string;
  readonly nothingFound: string;
  /** Lines of the heading of a band. */
  readonly layer: Readonly<Record<Layer, readonly string[]>>;
  readonly legend: Readonly<Record<Tie | Verdict | 'waits' | 'lost', string>>;
  /** Services that stop where a zone or a site is lost. */
  readonly stops: Readonly<Record<Verdict, (services: readonly string[]) => string>>;
  readonly outOf: (k: number, of: number) => string;
  /** What a part is that has no resource type. */
  readonly kind: (role: Role) => string;
  /** A title as the name of a box. */
  readonly name: (title: string) => string;
  readonly more: (count: number) => string;
  readonly moreServices: (count: number) => string;
  readonly moreFindings: (count: number) => string;
  readonly edgesLeftOut: (count: number) => string;
  readonly inZones: (name: string, zones: number) => string;
  /** A zone of one of several accounts that have its name. */
  readonly zoneOf: (zone: string, account: string) => string;
  readonly coarse: string;
  readonly leftOut: (parts: number) => string;
}
