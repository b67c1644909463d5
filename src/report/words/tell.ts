import type { DeclaredFact, DeclaredKind } from '../../judge/declared/declared-fact.ts';
import type { Finding, FindingService } from '../../judge/finding.ts';
import type { Fix } from '../../judge/fix.ts';
import type { Statement, Statements } from '../../judge/statement.ts';
import type { Fact } from '../../network/fact.ts';
import type { Interval, Seconds } from '../../network/network.ts';
import type { Title } from '../../network/title.ts';
import { label, labelled } from '../../printable.ts';
import type { Finding as ToldFinding, OutageRange } from '../report.ts';
import { bracketed, type Told, toldConstruct, toldSource } from './told-source.ts';
import type { About, Say, Words } from './words.ts';

/**
 * Tells titles and facts; `id` says what a resource is called, its id unless given. No phrase sees a name of an input as it is
 * written: `labelled` comes before all of them.
 */
export function sayIn(words: Words, id: Say['id'] = (own) => own): Say {
  const say: Say = {
    id: (own) => label(id(own)),
    title(of: Title) {
      const title = labelled(of);
      const text = words.title[title.is](title, say);
      return title.in === undefined ? text : words.inZone(text, title.in, say);
    },
    fact(of: Fact) {
      const { path, ...fact } = labelled(of);
      return words.fact[fact.is](path === undefined ? fact : { ...fact, path: bracketed(path) }, say);
    },
    mistake(of) {
      const mistake = labelled(of);
      return words.mistake[mistake.is](mistake, say);
    },
    refusal(of) {
      const { path, ...refusal } = labelled(of);
      return words.refusal[refusal.is](path === undefined ? refusal : { ...refusal, path: bracketed(path) }, say);
    },
    declared: (of) => clause(words.declared, labelled(of), say),
  };
  return say;
}

/** The message of a finding. */
export function messageOf(finding: Finding, words: Words): string {
  const { verdict, statement, services } = finding;
  const say = sayIn(words);
  // What a check of the user's own says is a sentence, which is printable already, and no name.
  return phrase(words.message, statement.says === 'own' ? statement : labelled(statement), {
    verdict,
    subject: subjectOf(finding, words, say),
    subjects: subjectsOf(finding, say),
    services: words.services(services.map((one) => serviceInSentence(one, words, say))),
    count: services.length,
    worst: services[0],
    say,
  });
}

/** A finding as the report has it; `sources` tell where resources are written. */
export function toldFinding(finding: Finding, words: Words, sources: Told = nowhere): ToldFinding {
  const { policy, severity, verdict, mode, components, services, assumptions, fingerprint } = finding;
  const say = sayIn(words);
  const stops = new Set(finding.stops);
  const open = finding.missing.filter(({ is }) => is !== 'allowed-by');
  const allowed = finding.missing.filter(({ is }) => is === 'allowed-by');
  const origins = finding.at ?? components.map(({ origin }) => origin);
  // A resource whose id is its address is in the only input.
  const stacks = new Set(
    origins.flatMap(({ stack, resource, address }) => (stack === undefined || resource === address ? [] : [stack])),
  );
  const construct = toldConstruct(origins, sources);
  return {
    policy: policy.id,
    severity,
    verdict,
    message: messageOf(finding, words),
    failure: {
      label: labelOf(finding, words, say),
      mode,
      ...(finding.domain !== undefined && { domain: label(finding.domain.kind) }),
      components: components.map(({ id }) => id).toSorted(),
    },
    also: [...new Set(finding.also.map(say.title))].toSorted(),
    addresses: [...new Set(origins.flatMap(({ address }) => address ?? []))].toSorted(),
    services: services.map(({ service: { name, declared }, outage, repaired, limit }) => ({
      name: label(name),
      declared,
      outage: rangeOf(outage),
      ...(repaired && { repaired: rangeOf(repaired) }),
      limit: finite(limit),
      ...(!stops.has(label(name)) && { lesser: true as const }),
    })),
    witness: finding.witness.map(say.title),
    missing: [...new Set(open.map(say.fact))],
    ...(allowed.length > 0 && { allowedBy: [...new Set(allowed.map(say.fact))] }),
    ...(finding.others.length > 0 && { alsoBreaks: finding.others.map(({ id }) => id).toSorted() }),
    ...(assumptions.length > 0 && { assumptions: assumptions.map((one) => ({ ...one, value: rangeOf(one.value) })) }),
    ...(stacks.size > 0 && { stacks: [...stacks].toSorted() }),
    source: finding.written ?? toldSource(finding, origins, sources),
    ...(construct !== undefined && { construct: label(construct) }),
    fix: advice(words, finding.fix),
    controls: policy.controls,
    incident: policy.incidents[0] ?? null,
    fingerprint,
    ...(finding.parts.length > 0 && { parts: finding.parts }),
  };
}

const nowhere: Told = { places: new Map(), constructs: new Map() };

export function serviceAt(
  { service, site }: { readonly service: { readonly name: string }; readonly site: string | undefined },
  { atSite }: Words,
): string {
  const name = label(service.name);
  return site === undefined ? name : atSite(name, label(site));
}

/** A declared service by its name; an inferred one by its title, which has the article that a sentence needs. */
function serviceInSentence({ service, site }: FindingService, words: Words, { title }: Say): string {
  const name = service.declared ? service.name : title(service.title);
  return serviceAt({ service: { name }, site }, words);
}

/** Seconds as reports have them: null is until something is replaced. */
export function rangeOf([best, worst]: Interval): OutageRange {
  return [finite(best), finite(worst)];
}

function finite(seconds: Seconds): number | null {
  return seconds === Infinity ? null : seconds;
}

function subjectOf(finding: Finding, words: Words, say: Say): string {
  return words.anyOf(subjectsOf(finding, say));
}

function subjectsOf({ subject }: Finding, say: Say): readonly string[] {
  return [...new Set(subject.map(say.title))];
}

/** What is found is called after what it is about; after what is missing or declared where it is about no part. */
function labelOf(finding: Finding, words: Words, say: Say): string {
  const { statement } = finding;
  const { says } = statement;
  const subject = subjectOf(finding, words, say);
  if (says === 'untested') return words.label.untested(statement.classes.length);
  if (says === 'not-up' || says === 'nothing-behind') return words.label.unfailed(subject);
  if (says === 'no-test-tier' || says === 'no-counterpart') return words.label.noTestTier;
  if (says === 'declared-away') return words.label.declared;
  if (says === 'waiver-invalid') return words.label.waiver;
  if (says === 'handover-incomplete' && subject === '') return words.label.declared;
  return says === 'own' && subject === '' ? words.label.inputs : subject;
}

function phrase<Says extends keyof Statements>(
  message: Words['message'],
  statement: Statement<Says>,
  about: About,
): string {
  return message[statement.says](statement, about);
}

function clause<Is extends DeclaredKind>(declared: Words['declared'], fact: DeclaredFact<Is>, say: Say): string {
  return declared[fact.is](fact, say);
}

function advice(words: Words, fix: Fix): string {
  return adviceTo(words.fix, 'text' in fix ? { ...fix, text: words.shipped(fix.text) } : fix);
}

function adviceTo<Does extends Fix['does']>(fix: Words['fix'], what: Fix<Does>): string {
  return fix[what.does](what);
}
