import type { Json } from '../input/value.ts';
import type { Access } from './access.ts';
import { navigate, pick } from './access.ts';
import type { Chain, ResourceChain } from './chain.ts';
import { longestChains } from './chain.ts';
import { leafOf } from './expression.ts';
import type { Certainty } from './graph.ts';
import type { Scope } from './scope.ts';
import { callScope } from './scope.ts';

export interface Constant {
  readonly value: Json;
  /** `fuzzy` when an expression on the way may have changed the value and the plan does not show how. */
  readonly certainty: Certainty;
}

/** Calls deeper than this are not wiring that somebody wrote. */
const DEEPEST = 64;

/** The constant a variable, a local, `each` or `count` stands for; undefined where the input does not tell. */
export function constantOf(start: Chain, scope: Scope, beside: readonly Access[] = []): Constant | undefined {
  let chain = start;
  let here: Scope = scope;
  let access: readonly Access[] = [...start.steps, ...beside];
  let certainty: Certainty = 'exact';
  for (let depth = 0; depth < DEEPEST; depth++) {
    if (chain.root === 'resource') return attributeOf(chain, access, here);
    const source = sourceOf(chain, here);
    if (source === undefined) return undefined;
    access = [...source.access, ...access];
    if ('value' in source) {
      const value = navigate(source.value, access);
      return value === undefined ? undefined : { value, certainty };
    }
    const leaf = leafOf(source.expression);
    if (leaf === undefined) return undefined;
    if (leaf.references === undefined) {
      const value = navigate(leaf.constant, access);
      return value === undefined ? undefined : { value, certainty };
    }
    const [next, ...others] = longestChains(leaf.references);
    if (next === undefined || others.length > 0) return undefined;
    certainty = 'fuzzy';
    chain = next;
    here = source.scope;
    access = [...next.steps, ...access];
  }
  return undefined;
}

/**
 * A known attribute of the one instance that is picked: with `for_each = aws_subnet.a`, `each.value.availability_zone`
 * is that of the subnet with the same key. At best fuzzy: the expression may have changed it.
 */
function attributeOf(chain: ResourceChain, access: readonly Access[], { module }: Scope): Constant | undefined {
  const group = module.resources.get(`${chain.mode === 'data' ? 'data.' : ''}${chain.type}.${chain.name}`);
  if (group === undefined) return undefined;
  const { members, certainty, rest } = pick(group, access);
  const [only, ...others] = members;
  const [attribute, ...inner] = rest;
  if (only === undefined || others.length > 0 || certainty !== 'exact' || attribute?.kind !== 'attribute')
    return undefined;
  const known = only.attributes.json(attribute.name);
  const value = known === undefined ? undefined : navigate(known, inner);
  return value === undefined || value === null ? undefined : { value, certainty: 'fuzzy' };
}

type Source =
  | { readonly value: Json; readonly access: readonly Access[] }
  | {
      readonly expression: Parameters<typeof leafOf>[0];
      readonly scope: Scope;
      readonly access: readonly Access[];
    };

function sourceOf(chain: Chain, scope: Scope): Source | undefined {
  const { module, repetition } = scope;
  switch (chain.root) {
    case 'each.key':
    case 'count.index':
      return repetition?.key === undefined ? undefined : { value: repetition.key, access: [] };
    case 'each.value':
      if (typeof repetition?.key !== 'string' || repetition.forEach === undefined) return undefined;
      return {
        expression: repetition.forEach,
        scope: { module, repetition: undefined },
        access: [{ kind: 'key', key: repetition.key, certainty: 'exact', own: true }],
      };
    case 'local': {
      const expression = module.template?.locals.get(chain.name);
      return expression && { expression, scope: { module, repetition: undefined }, access: [] };
    }
    case 'var': {
      const outer = callScope(module);
      const written = module.call?.expressions[chain.name];
      if (outer !== undefined && written !== undefined) return { expression: written, scope: outer, access: [] };
      const given = outer === undefined ? module.document.variables[chain.name] : undefined;
      const value = given ?? module.template?.variables.get(chain.name);
      return value === undefined ? undefined : { value, access: [] };
    }
    case 'resource':
    case 'module':
    case 'ignored':
      break;
  }
  return undefined;
}
