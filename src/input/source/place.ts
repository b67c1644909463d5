/** Where something is written. */
export interface Place {
  /** Relative to the working folder, with `/`. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1, in UTF-16 code units, as SARIF counts them unless told otherwise. */
  readonly column?: number;
}

/** A place in a program, with the calls that lead there. */
export interface CalledPlace extends Place {
  /** The innermost first; absent where there are none. */
  readonly calledFrom?: readonly Place[];
}

/** A block as it is written: a resource, or a block within one. */
export interface WrittenBlock {
  readonly at: Place;
  readonly arguments: Map<string, Place>;
  /** By name, in the order written. */
  readonly blocks: Map<string, WrittenBlock[]>;
  /** It is the content of a dynamic block, and stands for any number of them. */
  readonly isDynamic?: true;
}

/** An argument with the place where it is written. */
export interface ArgumentPlace {
  /** In dots: `listener.1.port`; a block where what is in it is not written. */
  readonly path: string;
  readonly at: Place;
}

/** Where a resource comes from. */
export interface ResourcePlace {
  readonly at: Place;
  /** The module calls that lead to it, or the callers of the program that made it, the innermost first. */
  readonly calledFrom: readonly Place[];
  /** Where the argument at a path is written; undefined where it is omitted, or a program made the resource. */
  readonly argument: (path: string) => ArgumentPlace | undefined;
}

/** A comment that speaks to nospof (`# nospof:waive …`). */
export interface SourceComment {
  /** Without the signs that make it a comment. */
  readonly text: string;
  readonly place: Place;
  /**
   * What it is written at: within the block, or in the lines directly above it. One for each call that leads to the file;
   * none where it is at no block that is in the inputs.
   */
  readonly of: readonly CommentedBlock[];
}

export interface CommentedBlock {
  /** Name of the document. */
  readonly stack: string;
  /** The address as it is written, without the keys of count, for_each and modules; of a module call `module.net`. */
  readonly written: string;
}

/** What the files beside the inputs tell. */
export interface Sources {
  /** By the id of the resource. */
  readonly places: ReadonlyMap<string, ResourcePlace>;
  /** Paths of the constructs that made them, or made the call of the module they are in, by the id of the resource. */
  readonly constructs: ReadonlyMap<string, string>;
  readonly comments: readonly SourceComment[];
  /** Files that should have a place that was looked for, and could not be read to the end; sorted. */
  readonly unread: readonly string[];
}

/** What one file, or all files of a module, hold. */
export interface ModuleSource {
  /** By address within the module: `aws_lb.web`, `data.aws_subnet.a`. */
  readonly resources: Map<string, WrittenResource>;
  readonly calls: Map<string, WrittenCall>;
  readonly comments: FileComment[];
  /** Files that could not be read to the end. */
  readonly broken: string[];
}

export interface WrittenResource extends Made {
  readonly block: WrittenBlock;
}

/** What a file that a program made says about it. */
export interface Made {
  /** The line of the program. */
  readonly madeAt?: CalledPlace | undefined;
  /** Path of the construct. */
  readonly construct?: string | undefined;
}

export interface WrittenCall extends Made {
  readonly at: Place;
  /** Its argument `source`, where that is a plain text. */
  readonly source: string | undefined;
}

export interface FileComment {
  readonly text: string;
  readonly place: Place;
  /** Address within the module of the block it is at. */
  readonly at: string | undefined;
}

export const nothingWritten = (): ModuleSource => ({
  resources: new Map(),
  calls: new Map(),
  comments: [],
  broken: [],
});

/** What a comment that speaks to nospof contains. */
export const COMMENT_MARK = 'nospof:';
