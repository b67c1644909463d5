import { isRecord } from '../judge/own-checks/is-record.ts';

/** Terraform JSON, as `cdktf synth` writes it: resources by type and name, references as `${aws_vpc.main.id}`. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

/** An input of a test: what `tinyNetwork` makes, a parsed plan or synthesis, or the path of one. */
export type TestInput = object | string;

/** What makes an argument known only after the apply: `{ multi_az: unknown }`. */
export const unknown = '${var.unknown}';

/** The Region of tiny networks; its zones are `${region}a`, `${region}b` and `${region}c`. */
export const region = 'ap-northeast-2';

/**
 * A small deployment to test a policy on: `tinyNetwork({ aws_db_instance: { main: { engine: 'mysql' } } })`.
 * @param more other blocks, such as `data` or another `provider`
 */
export function tinyNetwork(resource: Resources, more: Readonly<Record<string, unknown>> = {}): object {
  return {
    '//': { metadata: { stackName: 'tiny', version: '0.21.0', backend: 'local' } },
    provider: { aws: [{ region }] },
    variable: { unknown: { type: 'string' } },
    resource,
    ...more,
  };
}

/** The same network with tags on each of its resources, beside those they have. */
export function tagged(network: object, tags: Readonly<Record<string, string>>): object {
  const resource: unknown = Reflect.get(network, 'resource');
  if (!isRecord(resource)) throw new TypeError('tagged() takes what tinyNetwork() makes');
  const withTags = (body: unknown): unknown => {
    if (!isRecord(body)) return body;
    return { ...body, tags: { ...(isRecord(body['tags']) ? body['tags'] : {}), ...tags } };
  };
  return { ...network, resource: mapped(resource, (named) => mapped(named, withTags)) };
}

function mapped(record: unknown, change: (value: unknown) => unknown): unknown {
  if (!isRecord(record)) return record;
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
