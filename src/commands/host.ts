import type { Language } from '../language.ts';
import type { Output } from '../printable.ts';

/** The process that a command runs in. Only src/cli.ts makes one; a test of a command may bring its own. */
export interface Host {
  readonly exists: (path: string) => boolean;
  /** It is a pipe, or a link to one: whoever reads it waits for whatever comes. */
  readonly isPipe: (path: string) => boolean;
  /** The home folder of the user; links are followed. */
  readonly home: string;
  /** All of standard input. */
  readonly stdin: () => Promise<Uint8Array>;
  /** Standard input is a pipe or a file. Whether anything comes is another matter: a CI service may give a pipe to every command. */
  readonly isPiped: () => boolean;
  /**
   * Writes all of an output, to standard output without `file`.
   * @param what what it is, for the message where it cannot be written: `the report`
   */
  readonly deliver: (text: Output, file: string | undefined, what: string) => Promise<void>;
  /** One line on standard error. */
  readonly tell: (text: string) => void;
  /** The run ends as rejected, exit code 1, whatever is still to be written. */
  readonly reject: () => void;
  readonly startProgress: () => Progress;
  /** Standard output shows colours. */
  readonly colour: boolean;
  /** The language of the terminal. */
  readonly language: Language;
  /** Columns of the terminal that standard output is; undefined where it is none. */
  readonly terminalColumns: number | undefined;
}

/** Says on a terminal what is being done. */
export interface Progress {
  readonly show: (stage: string) => void;
  readonly clear: () => void;
}

/** Columns for text where there is no terminal. */
export const UNKNOWN_WIDTH = 100;

/** The terminal's width within what reads well. */
export function columnsOf({ terminalColumns }: Host): number {
  return Math.max(60, Math.min(120, terminalColumns ?? UNKNOWN_WIDTH));
}
