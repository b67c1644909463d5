import { added } from './older-report.ts';

/**
 * The schema of reports as it is for those of another nospof of the same version: fields are only added, so what is not known is of
 * a newer one, and what is new may be absent from an older one.
 * @param schema report.schema.json, or a part of it
 */
export function schemaOfSaved(schema: object): object {
  return Object.fromEntries(
    Object.entries(schema).flatMap(([key, value]): [string, unknown][] => {
      if (key === 'additionalProperties' && value === false) return [];
      // What is compiled is another schema than the one that is known by this name.
      if (key === '$id') return [];
      if (key === 'required' && Array.isArray(value)) return [[key, value.filter((name) => !added.has(String(name)))]];
      return [[key, Array.isArray(value) ? value.map(partOf) : partOf(value)]];
    }),
  );
}

function partOf(value: unknown): unknown {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? schemaOfSaved(value) : value;
}
