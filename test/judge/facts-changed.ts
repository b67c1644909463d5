/** A fact that nospof.yaml may state: where it stands in the schema, `*` for any name and `[]` for the items of a list. */
export interface Leaf {
  readonly path: readonly string[];
  /** The schema of its value. */
  readonly schema: Schema;
}

/** Where one stands in an example: names and places in lists. */
export type Place = readonly (string | number)[];

interface Schema {
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Schema>>;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: Schema | boolean;
  readonly items?: Schema;
}

/** Every fact below these keys of the file. */
export function leavesOf(file: object, keys: readonly string[]): readonly Leaf[] {
  const root: Schema = file;
  const found = new Map<string, Leaf>();
  const queue = keys.map((key): Leaf => ({ path: [key], schema: root.properties?.[key] ?? {} }));
  // The queue grows while it is walked.
  for (const { path, schema: written } of queue) {
    const schema = written.$ref === undefined ? written : (root.$defs?.[written.$ref.slice('#/$defs/'.length)] ?? {});
    const forms = [schema, ...(schema.anyOf ?? [])];
    const below: Leaf[] = forms.flatMap(({ properties, additionalProperties, items }) => [
      ...Object.entries(properties ?? {}).map(([key, of]) => ({ path: [...path, key], schema: of })),
      ...(typeof additionalProperties === 'object' ? [{ path: [...path, '*'], schema: additionalProperties }] : []),
      ...(items !== undefined && isObject(items, root) ? [{ path: [...path, '[]'], schema: items }] : []),
    ]);
    if (below.length === 0)
      found.set(path.join('.'), { path, schema: { ...schema, ...(written.$ref && { $ref: written.$ref }) } });
    queue.push(...below);
  }
  return [...found.values()];
}

function isObject(schema: Schema, root: Schema): boolean {
  const of = schema.$ref === undefined ? schema : (root.$defs?.[schema.$ref.slice('#/$defs/'.length)] ?? {});
  return of.properties !== undefined || (of.anyOf ?? []).some((form) => isObject(form, root));
}

/** Where a path of the schema stands in an example. */
export function placesOf(example: unknown, path: readonly string[]): readonly Place[] {
  let places: { readonly place: Place; readonly value: unknown }[] = [{ place: [], value: example }];
  for (const step of path) {
    places = places.flatMap(({ place, value }) => {
      if (typeof value !== 'object' || value === null) return [];
      const keys =
        step === '[]' ? (Array.isArray(value) ? [...value.keys()] : []) : step === '*' ? Object.keys(value) : [step];
      return keys.flatMap((key) =>
        Object.hasOwn(value, key) ? { place: [...place, key], value: Reflect.get(value, key) as unknown } : [],
      );
    });
  }
  return places.map(({ place }) => place);
}

/** A copy with another value at a place; none where it is undefined. */
export function withValue(example: unknown, place: Place, value: unknown): unknown {
  const copy: unknown = structuredClone(example);
  let at: unknown = copy;
  for (const key of place.slice(0, -1)) at = Reflect.get(Object(at), key);
  const last = place.at(-1) ?? '';
  if (value === undefined) Reflect.deleteProperty(Object(at), last);
  else Reflect.set(Object(at), last, value);
  return copy;
}

const byForm: Readonly<Record<string, readonly unknown[]>> = {
  duration: ['0s', '1s', '1m', '10m', '3h', '300d'],
  interval: ['0s', '1s', '10m', '30d'],
  rate: ['1/d', '1/s', '100000/s'],
  count: [1, 100, 100_000_000],
  date: ['2000-01-01', '2026-11-27', '2026-12-15', '2099-01-01'],
  time: [
    '2000-01-03T10:00:00+09:00',
    '2026-12-01T10:00:00+09:00',
    '2026-12-04T19:00:00+09:00',
    '2026-12-10T19:00:00+09:00',
  ],
  days: ['2026-12-03', '2026-12-03..2026-12-07'],
  life: ['1mo', '1y', '90y'],
  size: ['1GB', '900PB'],
  throughput: ['1kB/d', '900TB/s'],
  names: [
    ['web'],
    ['vault'],
    ['counter'],
    ['router-1'],
    ['records'],
    ['router-1', 'router-2'],
    'room-1',
    'room-2',
    'east',
    'west',
  ],
  patterns: [['router-1'], ['aws_instance.a'], ['records'], ['router-2']],
};

/** Values to try in the place of one: none, and others of its form. */
export function variantsOf({ schema }: Leaf): readonly unknown[] {
  const form = schema.$ref?.slice('#/$defs/'.length) ?? '';
  return [
    undefined,
    ...(byForm[form] ?? []),
    ...(schema.enum ?? []),
    ...(schema.type === 'boolean' ? [true, false] : []),
    ...(schema.type === 'integer' || schema.type === 'number' ? [1, 2, 3, 1000] : []),
    ...(schema.type === 'string'
      ? [
          'another',
          'cisco',
          'juniper',
          '1',
          '2',
          'daejeon',
          'gwangju',
          '05:00',
          '10:00',
          '17:00',
          '23:00',
          'operations',
          '01:00-02:00',
        ]
      : []),
    ...(schema.type === 'array' ? [[], ['mail'], ['dry-run'], ['2026-12-03']] : []),
    ...(schema.anyOf ?? []).flatMap((form_) =>
      form_.$ref === undefined ? [] : (byForm[form_.$ref.slice('#/$defs/'.length)] ?? []),
    ),
    'none',
  ];
}
