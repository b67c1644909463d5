import type { Document, Expression } from '../input/deployment.ts';
import type { Json } from '../input/value.ts';
import { navigate } from './access.ts';
import type { ResourceChain } from './chain.ts';
import type { Certainty } from './graph.ts';
import type { Instances, ModuleInstance } from './instances.ts';

/** An output of another configuration. `steps` of the chain name it; what follows is read from its value. */
export type RemoteOutput =
  | { readonly kind: 'value'; readonly value: Json; readonly certainty: Certainty; readonly steps: number }
  | {
      readonly kind: 'expression';
      readonly expression: Expression;
      readonly document: Document;
      readonly certainty: Certainty;
      readonly steps: number;
    };

/** Name CDKTF gives the data source through which one stack reads another. */
const crossStack = 'cross-stack-reference-input-';

/** True for `data.terraform_remote_state.x` and its like. */
export function isRemoteState({ mode, type }: ResourceChain): boolean {
  return mode === 'data' && (type === 'terraform_remote_state' || type === 'tfe_outputs');
}

/**
 * The output that `data.terraform_remote_state.x.outputs.y` reads: from the document the input says it is, from the
 * values read at plan time, or from the only document with a root output of that name.
 */
export function remoteOutput(
  chain: ResourceChain,
  module: ModuleInstance,
  instances: Instances,
): RemoteOutput | undefined {
  const [outputs, output] = chain.steps;
  if (outputs?.kind !== 'attribute' || output === undefined) return undefined;
  const name = output.kind === 'attribute' ? output.name : String(output.key);
  const document = documentOf(chain.name, module.document, instances);
  if (document !== undefined) return outputOf(document, name, 'exact');
  const read = module.resources.get(`data.${chain.type}.${chain.name}`)?.members[0]?.attributes.json(outputs.name);
  const value = read === undefined ? undefined : navigate(read, [{ kind: 'index', key: name }]);
  if (value !== undefined && value !== null) return { kind: 'value', value, certainty: 'exact', steps: 2 };
  const [only, ...others] = instances.documents.filter(
    (other) =>
      other !== module.document &&
      (other.configuration?.outputs.has(name) === true || Object.hasOwn(other.outputs, name)),
  );
  return only === undefined || others.length > 0 ? undefined : outputOf(only, name, 'fuzzy');
}

function documentOf(name: string, from: Document, instances: Instances): Document | undefined {
  const told =
    from.remoteStates?.get(name) ?? (name.startsWith(crossStack) ? name.slice(crossStack.length) : undefined);
  return told === undefined ? undefined : instances.documents.find((document) => document.name === told);
}

function outputOf(document: Document, name: string, certainty: Certainty): RemoteOutput | undefined {
  const expression = document.configuration?.outputs.get(name);
  if (expression !== undefined) return { kind: 'expression', expression, document, certainty, steps: 2 };
  const value = document.outputs[name];
  return value === undefined ? undefined : { kind: 'value', value, certainty, steps: 2 };
}
