import { readFile } from 'node:fs/promises';
import { packageFile } from '../package-file.ts';

/** A JSON Schema of this package; the same object each time, so that it is compiled once. */
export function readShippedSchema(name: string): Promise<object> {
  const schema = schemas.get(name) ?? read(name);
  schemas.set(name, schema);
  return schema;
}

const schemas = new Map<string, Promise<object>>();

async function read(name: string): Promise<object> {
  const schema: unknown = JSON.parse(await readFile(packageFile(`policies/schema/${name}.schema.json`), 'utf8'));
  if (typeof schema !== 'object' || schema === null)
    throw new Error(`policies/schema/${name}.schema.json is no schema`);
  return schema;
}
