import type { Deployment, Document, Resource } from './deployment.ts';
import { push } from '../multimap.ts';

/** Attributes that name one resource in all the world, where they are known. */
const unique = ['arn', 'id'] as const;

/**
 * Resources of a plan of a test tier that are resources of the other inputs: they have the same type and the same id. A plan or
 * state of production that is given as a test tier is none.
 */
export function sameAsJudged(resources: readonly Resource[]): ReadonlySet<Resource> {
  const managed = resources.filter(({ mode }) => mode === 'managed');
  const beside = managed.filter(({ document }) => document.isTestTier === true);
  if (beside.length === 0) return new Set();
  const known = new Set(managed.filter(({ document }) => !document.isTestTier).flatMap(keysOf));
  return new Set(beside.filter((resource) => keysOf(resource).some((key) => known.has(key))));
}

function keysOf({ type, account, region, attributes }: Resource): readonly string[] {
  return unique.flatMap((name) => {
    const text = attributes.string(name);
    if (text === undefined || text === '') return [];
    return [name === 'arn' ? text : [type, account, region, text].join(' ')];
  });
}

/** A document that has the resources of an earlier one. */
export interface SameResources {
  readonly document: Document;
  readonly other: Document;
  /**
   * Whether it is that one: a resource of both has the same ARN, or all values are the same, tags as well, or all but tags and
   * names, and the plans were made in the same second. Else it may be another environment of the same code.
   */
  readonly isOnce: boolean;
}

/** Inputs that have the resources of other inputs with the same values in the same Regions and accounts. Linear in the resources. */
export function sameResources({ documents, resources }: Deployment): readonly SameResources[] {
  if (documents.length < 2) return [];
  const arns = new Map<Document, string[]>();
  const tagged = new Map<Document, Set<string>>();
  const placed = new Map<Document, Set<string>>();
  for (const { document, mode, region, account, tags, attributes } of resources) {
    // In synthesis output, tags may be set by the provider only.
    const labels = Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1));
    add(tagged, document, JSON.stringify([region, account, labels]));
    add(placed, document, JSON.stringify([region, account]));
    const arn = mode === 'managed' ? attributes.string('arn') : undefined;
    if (arn !== undefined && arn !== '') push(arns, document, `arn ${arn}`);
  }
  const first = new Map<string, Document>();
  return documents.flatMap((document) => {
    const { path, values } = document;
    const certain = arns.get(document) ?? [];
    const open: string[] = [];
    if (values !== undefined && placed.has(document)) {
      const { all, unlabelled, made } = values;
      const places = sorted(placed.get(document));
      certain.push(`values ${all} ${sorted(tagged.get(document))}`);
      if (made !== undefined) certain.push(`made ${made} ${unlabelled} ${places}`);
      open.push(`unlabelled ${unlabelled} ${places}`);
    }
    const find = (marks: readonly string[]): Document | undefined =>
      marks.map((mark) => first.get(mark)).find((one) => one !== undefined && one.path !== path);
    const once = find(certain);
    const other = once ?? find(open);
    for (const mark of [...certain, ...open]) if (!first.has(mark)) first.set(mark, document);
    return other === undefined ? [] : [{ document, other, isOnce: once !== undefined }];
  });
}

function add(sets: Map<Document, Set<string>>, document: Document, text: string): void {
  sets.set(document, (sets.get(document) ?? new Set()).add(text));
}

function sorted(texts: ReadonlySet<string> | undefined): string {
  return [...(texts ?? [])].toSorted().join();
}
