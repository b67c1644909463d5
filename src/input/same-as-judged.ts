import type { Resource } from './deployment.ts';

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
