/** A plan as Terraform writes it, from the few things a test is about. */
export interface PlannedResource {
  /** `module.a["k"].aws_subnet.x[0]`, with `data.` for data sources. */
  readonly address: string;
  readonly after?: Readonly<Record<string, unknown>>;
  /** Arguments that are only known after apply. */
  readonly unknown?: readonly string[];
  /** Arguments of blocks that are only known after apply, in the plan's own shape. */
  readonly unknownBlocks?: Readonly<Record<string, unknown>>;
  /** `create` unless said, `read` of a data source. */
  readonly actions?: readonly string[];
  /** Arguments that are sensitive. */
  readonly secret?: readonly string[];
}

export function plan(resources: readonly PlannedResource[], rootModule: object, more: object = {}): object {
  return {
    format_version: '1.2',
    terraform_version: '1.11.4',
    resource_changes: resources.map(change),
    configuration: { root_module: rootModule },
    ...more,
  };
}

export function state(resources: readonly PlannedResource[], outputs: object = {}): object {
  return {
    format_version: '1.0',
    terraform_version: '1.11.4',
    values: {
      outputs,
      root_module: { resources: resources.map((one) => ({ ...parts(one.address), values: one.after ?? {} })) },
    },
  };
}

/** A resource block of a module: `block('aws_lb.a', { subnets: refs('aws_subnet.a') })`. */
export function block(address: string, expressions: object = {}, repeated: object = {}): object {
  const { mode, type, name } = parts(address);
  return { address, mode, type, name, provider_config_key: 'aws', expressions, schema_version: 0, ...repeated };
}

/** References of one expression, each with its prefixes, as a plan lists them. */
export function refs(...traversals: readonly string[]): { readonly references: readonly string[] } {
  return { references: traversals.flatMap(prefixes) };
}

function prefixes(traversal: string): readonly string[] {
  const shortest = /^(data\.)?[\w-]+\.[\w-]+/u.exec(traversal)?.[0].length ?? traversal.length;
  const cuts = [...traversal.matchAll(/\.[\w-]+|\[(\d+|"[^"]*")\]/gu)].map(({ index, 0: text }) => index + text.length);
  return cuts
    .filter((cut) => cut >= shortest)
    .toReversed()
    .map((cut) => traversal.slice(0, cut));
}

function change({
  address,
  after = {},
  unknown = [],
  unknownBlocks = {},
  secret = [],
  actions,
}: PlannedResource): object {
  return {
    ...parts(address),
    change: {
      actions: actions ?? [address.includes('data.') ? 'read' : 'create'],
      before: null,
      after,
      after_unknown: {
        ...Object.fromEntries(['id', ...unknown].filter((name) => !(name in after)).map((name) => [name, true])),
        ...unknownBlocks,
      },
      after_sensitive: Object.fromEntries(secret.map((name) => [name, true])),
    },
  };
}

function parts(address: string): {
  readonly address: string;
  readonly module_address?: string;
  readonly mode: string;
  readonly type: string;
  readonly name: string;
  readonly index?: string | number;
  readonly provider_name: string;
} {
  const match =
    /^((?:module\.[\w-]+(?:\[(?:\d+|"[^"]*")\])?\.?)*)(data\.)?([\w-]+)\.([\w-]+)(?:\[(\d+|"[^"]*")\])?$/u.exec(
      address,
    );
  if (match === null) throw new Error(`not an address: ${address}`);
  const [, module = '', data, type = '', name = '', key] = match;
  return {
    address,
    ...(module === '' ? {} : { module_address: module.replace(/\.$/u, '') }),
    mode: data === undefined ? 'managed' : 'data',
    type,
    name,
    ...(key === undefined ? {} : { index: key.startsWith('"') ? key.slice(1, -1) : Number(key) }),
    provider_name: 'registry.terraform.io/hashicorp/aws',
  };
}
