import { label } from '../../printable.ts';
import type { Finding, Place } from '../report.ts';
import type { Words } from '../words/words.ts';
import { listed } from './lists.ts';

/**
 * The line that made it where that is known, else the address, with its stack where the input has several; for a lost site
 * or region, its name.
 */
export function place(finding: Finding, verbose: boolean, words: Words): string {
  const { addresses, source, construct, failure, stacks = [] } = finding;
  if (addresses.length === 0 && source === null && finding.witness.length > 0) return failure.label;
  const names = listed(addresses.map(label), verbose ? Infinity : 3, words);
  if (source !== null)
    return words.report.writtenAt(lineOf(source), source.calledFrom?.map(lineOf) ?? [], source.argument, names);
  if (construct !== undefined) return words.report.inConstruct(label(construct), names);
  return stacks.length === 0 ? names : words.report.inStack(names, listed(stacks.map(label), 3, words));
}

/** The same for a list, where each says what it is about: the first address and its line, else what fails. */
export function placeInShort(finding: Finding, words: Words): string {
  const { source } = finding;
  const name = label(shortName(finding));
  return source === null ? name : words.report.writtenAt(lineOf(source), [], undefined, name);
}

/** The first address, with its stack where the input has several: `net:aws_lb.web`. */
export function shortName({ addresses, failure }: Finding): string {
  const [address] = addresses;
  if (address === undefined) return failure.label;
  const id = failure.components.find((component) => component.includes(`:${address}`));
  return id === undefined ? address : id.slice(0, id.indexOf(`:${address}`) + 1 + address.length);
}

function lineOf(one: Place): string {
  return `${label(one.file)}:${one.line}`;
}
