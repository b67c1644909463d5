type Json = unknown;
export type Values = Record<string, Json>;

interface Change {
  address: string;
  module_address?: string;
  mode: string;
  type: string;
  name: string;
  index?: string | number;
  provider_name?: string;
  change: { actions: string[]; before: Json; after: Values; after_unknown: Values };
}

interface ModuleConfig {
  resources?: {
    address: string;
    mode: string;
    type: string;
    name: string;
    expressions?: Values;
    [other: string]: Json;
  }[];
  module_calls?: Record<string, { module: ModuleConfig }>;
}

interface PlanFile {
  resource_changes: Change[];
  configuration: { root_module: ModuleConfig };
}

/** An argument that refers to other resources of the same module: `refs('aws_subnet.a.id')`. */
export class References {
  readonly expression: { readonly references: readonly string[] };

  constructor(references: readonly string[]) {
    this.expression = { references };
  }
}

export function refs(...references: readonly string[]): References {
  // Terraform lists the resource beside its attribute.
  return new References(references.flatMap((one) => [one, one.replace(/\.[a-z_]+$/, '')]));
}

/** A plan to be changed as a reader of a finding would change the source: values, references, resources. */
export class EditablePlan {
  readonly json: PlanFile;

  constructor(text: string) {
    this.json = JSON.parse(text);
  }

  /** Addresses of managed resources of a type that are there after the apply, those of one module first. */
  of(type: string, near = ''): string[] {
    const module = moduleOf(near);
    const all = this.json.resource_changes.filter(
      (one) => one.type === type && one.mode === 'managed' && one.change.actions.join() !== 'delete',
    );
    return [
      ...all.filter(({ address }) => moduleOf(address) === module),
      ...all.filter(({ address }) => moduleOf(address) !== module),
    ].map(({ address }) => address);
  }

  values(address: string): Values {
    return this.#change(address).change.after;
  }

  /** Sets arguments: known values, or references. Where one block makes several resources, all of them are written so. */
  set(address: string, values: Values): void {
    const { change } = this.#change(address);
    write(
      { after: change.after, unknown: change.after_unknown, written: (this.#block(address).expressions ??= {}) },
      values,
    );
  }

  /** Sets arguments of the first nested block of a kind; what else it has stays. */
  setBlock(address: string, block: string, values: Values): void {
    const { change } = this.#change(address);
    const [one, ...others] = (change.after[block] as Values[] | undefined) ?? [];
    const [unknown, ...unknownOthers] = asList(change.after_unknown[block]);
    const expressions = (this.#block(address).expressions ??= {});
    const [written, ...writtenOthers] = asList(expressions[block]);
    const blocks = { after: { ...one }, unknown: { ...unknown }, written: { ...written } };
    write(blocks, values);
    change.after[block] = [blocks.after, ...others];
    change.after_unknown[block] = [blocks.unknown, ...unknownOthers];
    expressions[block] = [blocks.written, ...writtenOthers];
  }

  /** All nested blocks of a kind, in place of those that are there. */
  setBlocks(address: string, block: string, all: readonly Values[]): void {
    const { change } = this.#change(address);
    const made = all.map((values) => {
      const blocks = { after: {}, unknown: {}, written: {} };
      write(blocks, values);
      return blocks;
    });
    change.after[block] = made.map(({ after }) => after);
    change.after_unknown[block] = made.map(({ unknown }) => unknown);
    (this.#block(address).expressions ??= {})[block] = made.map(({ written }) => written);
  }

  /** A new resource beside another, in its module: `name` is its own. */
  add(near: string, type: string, name: string, values: Values): string {
    const module = moduleOf(near);
    const address = `${module === '' ? '' : `${module}.`}${type}.${name}`;
    const { provider_name } = this.#change(near);
    this.json.resource_changes.push({
      address,
      ...(module === '' ? {} : { module_address: module }),
      mode: 'managed',
      type,
      name,
      ...(provider_name === undefined ? {} : { provider_name }),
      change: { actions: ['create'], before: null, after: {}, after_unknown: { id: true, arn: true } },
    });
    (this.#moduleConfig(near).resources ??= []).push({
      ...pick(this.#block(near)),
      address: `${type}.${name}`,
      mode: 'managed',
      type,
      name,
      expressions: {},
    });
    this.set(address, values);
    return address;
  }

  /** The same resource a second time under another name, with some arguments of its own. */
  copy(address: string, name: string, values: Values): string {
    const original = this.#change(address);
    const block = this.#block(address);
    const module = moduleOf(address);
    const { index, ...change } = structuredClone(original);
    const copied = `${module === '' ? '' : `${module}.`}${original.type}.${name}`;
    this.json.resource_changes.push({ ...change, address: copied, name });
    const { count_expression: _count, for_each_expression: _each, ...config } = structuredClone(block);
    // What each instance has of its own is written for the first.
    const of =
      index === undefined
        ? config
        : JSON.parse(
            JSON.stringify(config)
              .replaceAll(/"(?:count\.index|each\.key)",?/g, '')
              .replaceAll(',]', ']'),
          );
    (this.#moduleConfig(address).resources ??= []).push({ ...of, address: `${original.type}.${name}`, name });
    this.set(copied, values);
    return copied;
  }

  remove(address: string): void {
    const gone = this.#change(address);
    this.json.resource_changes = this.json.resource_changes.filter((one) => one !== gone);
    const block = this.#block(address);
    if (
      this.json.resource_changes.every(
        (one) => blockAddress(one.address) !== blockAddress(address) || one.mode !== gone.mode,
      )
    ) {
      const config = this.#moduleConfig(address);
      config.resources = config.resources?.filter((one) => one !== block) ?? [];
    }
  }

  /** Resources of a type whose configuration refers to a resource. */
  referring(type: string, to: string): string[] {
    return this.of(type, to).filter((address) =>
      JSON.stringify(this.#block(address).expressions ?? {}).includes(`"${withoutModule(blockAddress(to))}`),
    );
  }

  /** What an argument is written as. */
  written(address: string, argument: string): Json {
    return this.#block(address).expressions?.[argument];
  }

  /** The same with a tag on everything that is made. */
  tagged(tags: Readonly<Record<string, string>>): string {
    const json = structuredClone(this.json);
    for (const { change } of json.resource_changes) {
      if (change.after !== null) Object.assign(change.after, { tags, tags_all: tags });
    }
    return JSON.stringify(json);
  }

  text(): string {
    return JSON.stringify(this.json);
  }

  #change(address: string): Change {
    const found = this.json.resource_changes.find((one) => one.address === address);
    if (found === undefined) throw new Error(`no ${address}`);
    return found;
  }

  #moduleConfig(address: string): ModuleConfig {
    let config = this.json.configuration.root_module;
    for (const name of moduleNames(address)) {
      const call = config.module_calls?.[name];
      if (call === undefined) throw new Error(`no module ${name}`);
      config = call.module;
    }
    return config;
  }

  #block(address: string): { expressions?: Values; [other: string]: Json } {
    const wanted = withoutModule(blockAddress(address));
    const found = this.#moduleConfig(address).resources?.find((one) => one.address === wanted);
    if (found === undefined) throw new Error(`no block of ${address}`);
    return found;
  }
}

/** Writes arguments into what is planned, what is not known before the apply, and what is configured. */
function write(into: { after: Values; unknown: Values; written: Values }, values: Values): void {
  for (const [name, value] of Object.entries(values)) {
    if (value instanceof References) {
      delete into.after[name];
      into.unknown[name] = true;
      into.written[name] = value.expression;
    } else {
      into.after[name] = value;
      delete into.unknown[name];
      into.written[name] = { constant_value: value };
    }
  }
}

function asList(value: Json): Values[] {
  return Array.isArray(value) ? value : [];
}

function pick(block: Values): Values {
  return Object.fromEntries(
    Object.entries(block).filter(([name]) => ['provider_config_key', 'schema_version'].includes(name)),
  );
}

/** `module.a["x"].module.b`, or nothing. */
function moduleOf(address: string): string {
  return /^(?:module\.[^.[]+(?:\[[^\]]*\])?\.?)*/.exec(address)?.[0].replace(/\.$/, '') ?? '';
}

function moduleNames(address: string): string[] {
  return [...moduleOf(address).matchAll(/module\.([^.[]+)/g)].map(([, name = '']) => name);
}

function blockAddress(address: string): string {
  return address.replaceAll(/\[[^\]]*\]/g, '');
}

function withoutModule(address: string): string {
  return address.replace(/^(?:module\.[^.]+\.)*/, '');
}
