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

/**
 * Inputs that are other inputs once more, each with the one it is like: they manage a resource with the same ARN, or give the same resources the same values in the same Regions and accounts, with the same tags. Linear in the resources.
 */
export function sameResources({ documents, resources }: Deployment): readonly (readonly [Document, Document])[] {
  if (documents.length < 2) return [];
  const arns = new Map<Document, string[]>();
  const places = new Map<Document, Set<string>>();
  for (const { document, mode, region, account, tags, attributes } of resources) {
    const known = places.get(document);
    // In synthesis output, tags may be set by the provider only.
    const place = JSON.stringify([region, account, Object.entries(tags).toSorted(([a], [b]) => (a < b ? -1 : 1))]);
    if (known === undefined) places.set(document, new Set([place]));
    else known.add(place);
    const arn = mode === 'managed' ? attributes.string('arn') : undefined;
    if (arn !== undefined && arn !== '') push(arns, document, `arn ${arn}`);
  }
  const first = new Map<string, Document>();
  return documents.flatMap((document) => {
    const { path, values } = document;
    const own = arns.get(document) ?? [];
    const where = places.get(document);
    if (where !== undefined && values !== undefined) own.push(`values ${values} ${[...where].toSorted().join()}`);
    const other = own.map((mark) => first.get(mark)).find((one) => one !== undefined && one.path !== path);
    for (const mark of own) if (!first.has(mark)) first.set(mark, document);
    return other === undefined ? [] : [[document, other] as const];
  });
}
