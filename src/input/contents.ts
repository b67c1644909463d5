import type { ValuesDigest } from './values-digest.ts';
import type { Deployment, Document, Resource } from './deployment.ts';

/** What one document of the input adds to the deployment. */
export interface Contents {
  readonly document: Document;
  readonly resources: readonly Resource[];
  readonly removed: readonly Resource[];
  /** What exists before the apply; undefined where it is no plan. */
  readonly before?: () => readonly Resource[];
}

/** All documents of a run together. */
export function deploymentOf(contents: readonly Contents[]): Deployment {
  return {
    documents: contents.map((each) => each.document),
    resources: contents.flatMap((each) => each.resources),
    removed: contents.flatMap((each) => each.removed),
    ...beforeOf(contents),
  };
}

/** A state beside a plan is not changed by it. */
function beforeOf(contents: readonly Contents[]): Pick<Deployment, 'before'> {
  if (contents.every(({ before }) => before === undefined)) return {};
  return { before: () => contents.flatMap(({ before, resources }) => before?.() ?? resources) };
}

/** What every reader is told about the document it reads. */
export interface Origin {
  /** Unique among the documents of the deployment. */
  readonly name: string;
  /** As the user gave it. */
  readonly path: string;
  readonly digest: string;
  /** The deployment has no other document, so ids need no prefix. */
  readonly isOnly: boolean;
  /** It was given or declared as the plan of a test tier. */
  readonly isTestTier?: boolean;
  /** Its name was given with it: the name of its stack. */
  readonly isNamed?: boolean;
  /** See `Document`. */
  readonly values?: ValuesDigest;
}

/** How a sentence names an input: the path as the user gave it. */
export function inputName(path: string): string {
  return path === '-' ? 'standard input' : path;
}
