/** A finding that is accepted for a time, as a file or a comment says. What is wrong with it is judged, not refused. */
export interface Waiver {
  readonly at: WaiverPlace;
  /** Id of a policy, as written. */
  readonly policy: string;
  readonly scope: WaiverScope;
  readonly reason: string | undefined;
  readonly requester: string | undefined;
  readonly approver: string | undefined;
  readonly compensatingControl: string | undefined;
  /** The last day it holds: `2027-03-01`. */
  readonly expires: string | undefined;
  readonly ticket: string | undefined;
}

/** Where it is written. */
export interface WaiverPlace {
  readonly file: string;
  /** From 1. */
  readonly line: number;
  readonly column?: number;
}

export type WaiverScope = FileScope | CommentScope;

/** Written in nospof-waivers.yaml: all that is said must hold. */
export interface FileScope {
  readonly is: 'file';
  /** Patterns of addresses. */
  readonly addresses: readonly string[] | undefined;
  readonly fingerprints: readonly string[] | undefined;
}

/** Written at a block of the source. */
export interface CommentScope {
  readonly is: 'comment';
  /** None where it is at no block that is in the inputs. */
  readonly blocks: readonly WaivedBlock[];
  /** What the comment says, where that is no waiver. */
  readonly unread: string | undefined;
}

export interface WaivedBlock {
  /** Name of the document. */
  readonly stack: string;
  /** The address as it is written, without the keys of count, for_each and modules; of a module call `module.net`. */
  readonly written: string;
}

/** A file of waivers. */
export interface WaiverFile {
  /** As it was named. */
  readonly path: string;
  /** sha256, hexadecimal. */
  readonly digest: string;
  readonly waivers: readonly Waiver[];
}
