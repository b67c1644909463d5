import type { Deployment, Resource } from '../../src/input/deployment.ts';
import { InputError } from '../../src/input/error.ts';
import { readDeployment } from '../../src/input/read.ts';
import type { ReadOptions } from '../../src/input/read.ts';
import type { Json } from '../../src/input/value.ts';

/** Reads JSON, or text, or bytes, as if it came through standard input. */
export function read(input: object | string | Uint8Array, options: ReadOptions = {}): Promise<Deployment> {
  const text = typeof input === 'string' || input instanceof Uint8Array ? input : JSON.stringify(input);
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  return readDeployment(['-'], { ...options, stdin: () => Promise.resolve(bytes) });
}

/** The sentence an input is refused with. */
export async function refusal(input: object | string | Uint8Array): Promise<string> {
  return sentence(read(input));
}

export async function sentence(reading: Promise<unknown>): Promise<string> {
  try {
    await reading;
  } catch (error) {
    if (error instanceof InputError) return error.message;
    throw error;
  }
  return 'was accepted';
}

/** One change of a plan, named by its address; the type and name are taken from it. */
export function change(address: string, after: Json, more: { [key: string]: Json } = {}): { [key: string]: Json } {
  const { actions = ['create'], before = null, after_unknown = {}, after_sensitive = {}, ...rest } = more;
  const [name = '', type = ''] = address
    .replaceAll(/\[[^\]]*\]/g, '')
    .split('.')
    .toReversed();
  return {
    address,
    mode: 'managed',
    type,
    name,
    provider_name: 'registry.terraform.io/hashicorp/aws',
    change: { actions, before, after, after_unknown, after_sensitive },
    ...rest,
  };
}

/** A plan of one resource `aws_x.a`, with what is written for it. */
export function planOf(
  after: Json,
  unknown: Json,
  expressions?: Json,
  more: { sensitive?: Json; variables?: { [name: string]: Json } } = {},
): object {
  return {
    format_version: '1.2',
    variables: Object.fromEntries(Object.entries(more.variables ?? {}).map(([name, value]) => [name, { value }])),
    resource_changes: [change('aws_x.a', after, { after_unknown: unknown, after_sensitive: more.sensitive ?? {} })],
    ...(expressions === undefined
      ? {}
      : { configuration: { root_module: { resources: [{ address: 'aws_x.a', expressions }] } } }),
  };
}

/** The only resource of an input. */
export async function onlyResource(input: object | string): Promise<Resource> {
  const { resources } = await read(input);
  const [resource] = resources;
  if (resource === undefined || resources.length !== 1)
    throw new Error(`expected one resource, got ${resources.length}`);
  return resource;
}

/** Resource of an address. */
export function at(deployment: Deployment, address: string): Resource {
  const found = deployment.resources.find((resource) => resource.address === address);
  if (found === undefined)
    throw new Error(`no ${address} in ${deployment.resources.map((each) => each.address).join(', ')}`);
  return found;
}
