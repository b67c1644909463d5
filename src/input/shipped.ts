import { readFile } from 'node:fs/promises';
import { parseYaml, type YamlDocument } from './yaml/yaml.ts';

/** A file of the `policies` folder that is part of this package. */
export async function readShippedYaml(name: string): Promise<YamlDocument> {
  return parseYaml(await readFile(new URL(`../../policies/${name}`, import.meta.url), 'utf8'), `policies/${name}`);
}

/** A JSON Schema of this package. */
export async function readShippedSchema(name: string): Promise<object> {
  const schema: unknown = JSON.parse(
    await readFile(new URL(`../../policies/schema/${name}.schema.json`, import.meta.url), 'utf8'),
  );
  if (typeof schema !== 'object' || schema === null)
    throw new Error(`policies/schema/${name}.schema.json is no schema`);
  return schema;
}
