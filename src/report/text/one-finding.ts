import { pushAll } from '../../multimap.ts';
import { field, paragraph, line, type Line, type Tone } from '../page.ts';
import type { Finding, FindingService, OutageRange } from '../report.ts';
import type { RenderOptions } from '../render-options.ts';
import type { Words } from '../words/words.ts';
import { waiverText } from './accepted.ts';
import { listed } from './lists.ts';
import { place } from './where.ts';

/** A finding in full: what fails and what stops, which resource to change and how, and why; its fix only with `ownFix`. */
export function oneFinding(finding: Finding, ownFix: boolean, { verbose, width, words }: RenderOptions): Line[] {
  const { fields, sameEffect, assumption } = words.report;
  const some = (items: readonly string[]): string => listed(items, verbose ? Infinity : 3, words);
  const lines = paragraph(line('  '), finding.message, width);
  const add = (name: keyof typeof fields, text: string, tone: Tone = 'plain'): void => {
    if (text !== '') pushAll(lines, field(fields[name], text, width, { tone }));
  };
  add('where', place(finding, verbose, words), 'name');
  if (finding.verdict === 'unproven' || verbose) add('decide', some(finding.missing));
  if (ownFix) add('do', finding.fix, 'good');
  // A chain of two links only repeats what the message says.
  if (finding.witness.length > (verbose ? 1 : 2)) add('why', chain(finding.witness, verbose));
  if (finding.services.length > 1 || verbose)
    add('services', some(finding.services.map((one) => taken(one, finding, words))));
  add('newlyStops', some(finding.newServices ?? []));
  if (finding.also.length > 0) add('also', sameEffect(some(finding.also)));
  add('breaks', some(finding.alsoBreaks ?? []));
  add('allowed', some(finding.allowedBy ?? []));
  if (verbose) {
    for (const { id, value, source } of finding.assumptions ?? []) {
      add('assumes', assumption(id, inWords(value, words.outage), source));
    }
    add('waived', waiverText(finding, words));
    add('control', finding.controls.join(', '));
    add('incident', finding.incident ?? '');
  }
  return lines;
}

/** A service with its outage, and the most it may be out. */
export function taken(
  { name, outage, repaired, limit }: FindingService,
  { failure: { mode, domain } }: Pick<Finding, 'failure'>,
  words: Words,
): string {
  // A check that asks for no time says nothing of one.
  if (limit === null && outage[0] === 0 && outage[1] === null) return name;
  const lost = mode === 'degraded' ? mode : domain;
  const most = limit === null ? undefined : words.duration(limit);
  const back = repaired && inWords(repaired, words.outage);
  return words.report.serviceOutage(name, inWords(outage, words.outage, lost), back, most);
}

/** An outage of the report in words; `lost` says by what, and so when it is over. */
export function inWords([best, worst]: OutageRange, words: Words['outage'], lost?: string): string {
  return words(best ?? Infinity, worst ?? Infinity, lost);
}

/** From the service to the failure; the middle of a long chain is left out. */
export function chain(chained: readonly string[], verbose: boolean): string {
  // A part and what stands for it may have one name, which is said once.
  const witness = chained.filter((step, index) => step !== chained[index - 1]);
  const shown = verbose || witness.length <= 5 ? witness : [...witness.slice(0, 2), '…', ...witness.slice(-2)];
  return shown.join(' → ');
}
