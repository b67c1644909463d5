import { printable } from '../../printable.ts';
import type { Finding, Report, Source } from '../report.ts';
import type { Words } from '../words/words.ts';

/** Where a finding is shown: where its resource is written, else the first line of its input. */
export interface Location extends Source {
  /** The resource is written elsewhere, and where is not known. */
  readonly isInput: boolean;
}

/** Standard input has no file; platforms want one. */
const STANDARD_INPUT = 'stdin';

/** The place of a finding. Its input is the first of its stacks, and the first of all where it names none. */
export function locationOf(finding: Pick<Finding, 'source' | 'stacks'>, report: Report): Location {
  const { source, stacks = [] } = finding;
  if (source !== null) return { ...source, file: relative(source.file), isInput: false };
  const input = report.inputs.find(({ name }) => name === stacks[0]) ?? report.inputs[0];
  const path = input === undefined || input.path === '-' ? STANDARD_INPUT : input.path;
  return { file: relative(path), line: 1, isInput: true };
}

/** The first resources of a finding, and the construct that makes them where no line does say so. */
export function namesOf({ addresses, source, construct }: Finding, most: number, words: Words): string[] {
  const names = addresses.slice(0, most);
  return source === null && construct !== undefined ? [...names, words.report.inConstruct(construct, '')] : names;
}

/** `a/b.tf` for `./a\b.tf`. */
function relative(path: string): string {
  return printable(path)
    .replaceAll('\\', '/')
    .replace(/^(?:\.\/+)+(?=.)/, '');
}
