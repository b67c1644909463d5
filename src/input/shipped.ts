import { readFile } from 'node:fs/promises';
import { packageFile } from '../package-file.ts';

/** A JSON Schema of this package; the same object each time, so that it is compiled once. */
export function readShippedSchema(name: string): Promise<object> {
  const schema = schemas.get(name) ?? read(name);
  schemas.set(name, schema);
  return schema;
}

const schemas = new Map<string, Promise<object>>();

/** The format of reports is described where it is defined, and there users find it. */
const elsewhere: ReadonlyMap<string, string> = new Map([['report', 'src/report/report.schema.json']]);

async function read(name: string): Promise<object> {
  const path = elsewhere.get(name) ?? `policies/schema/${name}.schema.json`;
  const schema: unknown = JSON.parse(await readFile(packageFile(path), 'utf8'));
  if (typeof schema !== 'object' || schema === null) throw new Error(`${path} is no schema`);
  return schema;
}
