import fc from 'fast-check';
import { expect, test } from 'vitest';
import { graphOf, resolution } from './edges.ts';
import { block, plan, refs } from './plans.ts';
import type { PlannedResource } from './plans.ts';
import { at, traversals, constant, get, instancesIn, name, worth } from './terraform.ts';
import type { Node, Worth } from './terraform.ts';

type Keys = readonly (string | number | undefined)[];

const keysOf = fc.oneof(
  fc.constant([undefined]),
  fc.integer({ min: 1, max: 3 }).map((count) => Array.from({ length: count }, (_, index) => index)),
  fc.uniqueArray(fc.constantFrom('a', 'b', 'a-1', 'b-1', 'x:a', 'c'), { minLength: 1, maxLength: 3 }),
);

interface Case {
  readonly net: Keys;
  readonly s: Keys;
  readonly t: Keys;
  readonly app: 'once' | 'over-net' | 'over-keys';
  readonly asker: Keys;
  /** Choices among the ways to write the same wiring. */
  readonly ways: readonly number[];
}

const cases: fc.Arbitrary<Case> = fc.record({
  net: keysOf,
  s: keysOf,
  t: keysOf,
  app: fc.constantFrom('once', 'over-net', 'over-keys'),
  asker: keysOf,
  ways: fc.array(fc.nat(99), { minLength: 10, maxLength: 10 }),
});

// Two modules, `net` with subnets and `app` with what stands in them, wired in one of many ways. The same wiring is
// evaluated as Terraform does; whatever the resolver calls exact has to be among the right answers.
test('an exact edge is never wrong', async () => {
  let exact = 0;
  await fc.assert(
    fc.asyncProperty(cases, async (one) => {
      const wiring = wire(one);
      const graph = await graphOf(wiring.document);
      for (const { address, path, right } of wiring.answers) {
        const { references } = resolution(graph, address, path, 'aws_subnet');
        const found = references.map(({ target }) => target.address);
        const sure = references.filter(({ certainty }) => certainty === 'exact').map(({ target }) => target.address);
        const paired = references.some(({ certainty }) => certainty === 'fuzzy');
        expect({
          wrong: sure.filter((target) => !right.includes(target)),
          // By pairing another instance may be taken; otherwise nothing that is right is left out.
          missed: paired ? [] : right.filter((target) => !found.includes(target)),
        }).toEqual({ wrong: [], missed: [] });
        exact += sure.length;
      }
    }),
    { numRuns: 400 },
  );
  expect(exact).toBeGreaterThan(400);
});

interface Answer {
  readonly address: string;
  readonly path: string;
  readonly right: readonly string[];
}

function wire({ net, s, t, app, asker, ways }: Case): {
  readonly document: object;
  readonly answers: readonly Answer[];
} {
  const left = [...ways];
  const choose = <T>(...options: readonly T[]): T => {
    const option = options[(left.shift() ?? 0) % options.length];
    if (option === undefined) throw new Error('no option');
    return option;
  };
  const keyed = net.every((key) => typeof key === 'string');
  const appKeys: Keys = app !== 'once' && keyed ? net : [undefined];
  const overNet = app === 'over-net' && keyed;

  const outputs: Readonly<Record<string, Node>> = {
    all: { is: 'list', of: name('aws_subnet.s') },
    by: { is: 'map', of: name('aws_subnet.s') },
    first: instance('aws_subnet.s', s, choose),
    both: {
      is: 'object',
      fields: { s: { is: 'list', of: name('aws_subnet.s') }, t: { is: 'list', of: name('aws_subnet.t') } },
    },
  };

  // What root hands to app, evaluated with the key of the app instance.
  const oneNet = (): Node => {
    if (net[0] === undefined) return name('module.net');
    if (overNet) return choose(name('each.value'), at(name('module.net'), name('each.key')));
    if (appKeys[0] !== undefined) return at(name('module.net'), name('each.key'));
    return at(name('module.net'), constant(choose(...net.filter((key) => key !== undefined))));
  };
  const mapped = s[0] !== undefined && typeof s[0] === 'string';
  const shape = choose<'list' | 'map' | 'one' | 'both'>('list', mapped ? 'map' : 'list', 'one', 'both');
  const output = { list: 'all', map: 'by', one: 'first', both: 'both' }[shape];
  const whole = get(oneNet(), output);
  const branch: Node = { is: 'if', test: name('var.flag'), yes: whole, no: get(oneNet(), output) };
  const given = choose(whole, whole, branch);
  const list = shape === 'both' ? get(name('var.in'), choose('s', 't')) : name('var.in');

  // What app makes of it.
  const number = asker.every((key) => typeof key === 'number');
  const same = mapped && asker.every((key) => typeof key === 'string' && s.includes(key));
  const single = ((): Node => {
    if (shape === 'one') return name('var.in');
    if (shape === 'map') {
      const keys = s.filter((key) => key !== undefined);
      const options = [at(name('var.in'), constant(choose(...keys)))];
      if (same) options.push(at(name('var.in'), name('each.key')));
      if (number) options.push(at({ is: 'list', of: name('var.in') }, name('count.index')));
      return choose(...options);
    }
    return number ? choose(at(list, name('count.index')), at(list, constant(0))) : at(list, constant(0));
  })();
  const several: Node =
    shape === 'map' ? { is: 'list', of: list } : shape === 'one' ? { is: 'tuple', parts: [list] } : list;

  // What stands beside the subnets and picks one of them by its own key.
  const suffixed = ['-1', '-2'].filter((end) => asker.every((key) => s.includes(`${key ?? ''}${end}`)));
  const indexes: Node[] = [];
  if (same) indexes.push(name('each.key'));
  for (const end of suffixed) indexes.push({ is: 'text', parts: [name('each.key'), constant(end)] });
  if (number && asker.length <= s.length && typeof s[0] === 'number') indexes.push(name('count.index'));
  const index = indexes.length === 0 ? undefined : choose(...indexes);
  const near = index === undefined ? instance('aws_subnet.s', s, choose) : get(at(name('aws_subnet.s'), index), 'id');

  const subnets = (module: string): ReadonlyMap<string, Worth> =>
    new Map([
      ['aws_subnet.s', group(`${module}.aws_subnet.s`, s)],
      ['aws_subnet.t', group(`${module}.aws_subnet.t`, t)],
    ]);
  const netWorth = each(net, (key) => {
    const inside = subnets(`module.net${suffix(key)}`);
    return new Map(Object.entries(outputs).map(([text, node]) => [text, worth(node, lookup(inside))]));
  });

  const answers: Answer[] = [];
  const planned: PlannedResource[] = [];
  for (const key of net) {
    for (const one of s) planned.push({ address: `module.net${suffix(key)}.aws_subnet.s${suffix(one)}` });
    for (const one of t) planned.push({ address: `module.net${suffix(key)}.aws_subnet.t${suffix(one)}` });
  }
  for (const module of net) {
    for (const own of asker) {
      const names = new Map(subnets(`module.net${suffix(module)}`));
      if (own !== undefined) names.set(typeof own === 'number' ? 'count.index' : 'each.key', own);
      const address = `module.net${suffix(module)}.aws_instance.near${suffix(own)}`;
      planned.push({ address, unknown: ['subnet_id'] });
      answers.push({ address, path: 'subnet_id', right: addresses(worth(near, lookup(names))) });
    }
  }
  for (const key of appKeys) {
    const outer = new Map<string, Worth>([
      ['module.net', netWorth],
      ['var.flag', true],
    ]);
    if (key !== undefined) {
      outer.set('each.key', key);
      if (netWorth instanceof Map) outer.set('each.value', netWorth.get(key) ?? key);
    }
    const handed = worth(given, lookup(outer));
    for (const own of asker) {
      const inner = new Map<string, Worth>([['var.in', handed]]);
      if (typeof own === 'number') inner.set('count.index', own);
      if (typeof own === 'string') inner.set('each.key', own);
      const address = `module.app${suffix(key)}.aws_instance.i${suffix(own)}`;
      planned.push({ address, unknown: ['subnet_id'] });
      answers.push({ address, path: 'subnet_id', right: addresses(worth(single, lookup(inner))) });
    }
    const address = `module.app${suffix(key)}.aws_lb.l`;
    planned.push({ address, unknown: ['subnets'] });
    answers.push({ address, path: 'subnets', right: addresses(worth(several, lookup(new Map([['var.in', handed]])))) });
  }

  const document = plan(planned, {
    variables: { flag: { default: true }, keys: {} },
    module_calls: {
      net: {
        source: './net',
        ...repetition(net, 'var.keys'),
        module: {
          resources: [
            block('aws_subnet.s', {}, repetition(s)),
            block('aws_subnet.t', {}, repetition(t)),
            block('aws_instance.near', { subnet_id: refs(...traversals(near)) }, repetition(asker)),
          ],
          outputs: Object.fromEntries(
            Object.entries(outputs).map(([text, node]) => [text, { expression: refs(...traversals(node)) }]),
          ),
        },
      },
      app: {
        source: './app',
        ...repetition(appKeys, overNet ? 'module.net' : 'var.keys'),
        expressions: { in: refs(...traversals(given)) },
        module: {
          variables: { in: {} },
          resources: [
            block('aws_instance.i', { subnet_id: refs(...traversals(get(single, 'id'))) }, repetition(asker)),
            block('aws_lb.l', { subnets: refs(...traversals(several)) }),
          ],
        },
      },
    },
  });
  return { document, answers };
}

function instance(text: string, keys: Keys, choose: <T>(...options: readonly T[]) => T): Node {
  const known = keys.filter((key) => key !== undefined);
  return get(known.length === 0 ? name(text) : at(name(text), constant(choose(...known))), 'id');
}

function group(address: string, keys: Keys): Worth {
  return each(keys, (key) => ({ address: `${address}${suffix(key)}` }));
}

/** A block without repetition is one value, with count a list, with for_each a map. */
function each(keys: Keys, make: (key: string | number | undefined) => Worth): Worth {
  if (keys[0] === undefined) return make(undefined);
  if (typeof keys[0] === 'number') return keys.map(make);
  return new Map(keys.map((key) => [key ?? '', make(key)]));
}

function repetition(keys: Keys, over = 'var.keys'): object {
  if (keys[0] === undefined) return {};
  return typeof keys[0] === 'number'
    ? { count_expression: { constant_value: keys.length } }
    : { for_each_expression: refs(over) };
}

function suffix(key: string | number | undefined): string {
  return key === undefined ? '' : `[${JSON.stringify(key)}]`;
}

function addresses(value: Worth): readonly string[] {
  return instancesIn(value).map(({ address }) => address);
}

function lookup(names: ReadonlyMap<string, Worth>): (text: string) => Worth {
  return (text) => {
    const value = names.get(text);
    if (value === undefined) throw new Error(`nothing named ${text}`);
    return value;
  };
}
