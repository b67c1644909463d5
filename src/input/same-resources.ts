import type { Deployment, Document } from './deployment.ts';
import { push } from '../multimap.ts';
import { isGivenByAws } from './aws-id.ts';
import { isCopy } from './copied-values.ts';

/** A document that has the resources of an earlier one. */
export interface SameResources {
  readonly document: Document;
  readonly other: Document;
  /**
   * Whether it is that one: a resource of both has the same ARN or an id that AWS gives, the resources have the same values
   * apart from tags, or apart from tags and names where the plans were made in the same second. Else it may be another
   * environment of the same code.
   */
  readonly isOnce: boolean;
}

/** Inputs that have the resources of other inputs with the same values in the same Regions and accounts. Linear in the resources of each two inputs. */
export function sameResources({ documents, resources }: Deployment): readonly SameResources[] {
  if (documents.length < 2) return [];
  const ids = new Map<Document, string[]>();
  const tagged = new Map<Document, Set<string>>();
  const placed = new Map<Document, Set<string>>();
  for (const { document, mode, region, account, tags, attributes } of resources) {
    // In synthesis output, tags may be set by the provider only.
    const labels = Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1));
    add(tagged, document, JSON.stringify([region, account, labels]));
    add(placed, document, JSON.stringify([region, account]));
    if (mode !== 'managed') continue;
    const arn = attributes.string('arn');
    if (arn !== undefined && arn !== '') push(ids, document, `arn ${arn}`);
    const id = attributes.string('id');
    if (id !== undefined && isGivenByAws(id)) push(ids, document, `id ${id}`);
  }
  const first = new Map<string, Document>();
  const before: Document[] = [];
  return documents.flatMap((document) => {
    const { path, values } = document;
    const places = sorted(placed.get(document));
    const certain = ids.get(document) ?? [];
    const open: string[] = [];
    if (values !== undefined && placed.has(document)) {
      const { all, unlabelled, made } = values;
      certain.push(`values ${all} ${sorted(tagged.get(document))}`);
      if (made !== undefined) certain.push(`made ${made} ${unlabelled} ${places}`);
      open.push(`unlabelled ${unlabelled} ${places}`);
    }
    const find = (marks: readonly string[]): Document | undefined =>
      marks.map((mark) => first.get(mark)).find((one) => one !== undefined && one.path !== path);
    const copied = before.find(
      (one) =>
        one.path !== path && sorted(placed.get(one)) === places && isCopy(one.values?.resources, values?.resources),
    );
    const once = find(certain) ?? copied;
    const other = once ?? find(open);
    for (const mark of [...certain, ...open]) if (!first.has(mark)) first.set(mark, document);
    before.push(document);
    return other === undefined ? [] : [{ document, other, isOnce: once !== undefined }];
  });
}

function add(sets: Map<Document, Set<string>>, document: Document, text: string): void {
  sets.set(document, (sets.get(document) ?? new Set()).add(text));
}

function sorted(texts: ReadonlySet<string> | undefined): string {
  return [...(texts ?? [])].toSorted().join();
}
