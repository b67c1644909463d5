import { own } from '../own.ts';
import type { Document } from '../input/deployment.ts';
import type { Expression } from '../input/expression.ts';
import type { ResourceTraversal } from '../input/traversal.ts';
import type { Json } from '../input/value.ts';
import type { Certainty } from './graph.ts';
import type { ModuleInstance, ModuleInstances } from './module-instances.ts';

/** An output of another configuration. */
export type RemoteOutput =
  | { readonly value: Json }
  | { readonly expression: Expression; readonly document: Document; readonly certainty: Certainty };

/** True for `data.terraform_remote_state.x` and its like. */
export function isRemoteState({ mode, type }: ResourceTraversal): boolean {
  return mode === 'data' && (type === 'terraform_remote_state' || type === 'tfe_outputs');
}

/**
 * The output that `data.terraform_remote_state.x.outputs.y` reads: from the document the input says it is, or
 * from the only document with a root output of that name. What was read at plan time stands in the plan.
 */
export function remoteOutput(
  traversal: ResourceTraversal,
  module: ModuleInstance,
  instances: ModuleInstances,
): RemoteOutput | undefined {
  const [outputs, output] = traversal.steps;
  if (outputs?.kind !== 'attribute' || output === undefined) return undefined;
  const name = output.kind === 'attribute' ? output.name : String(output.key);
  const told = module.document.remoteStates?.get(traversal.name);
  const document = told === undefined ? undefined : instances.documents.find((one) => one.name === told);
  if (document !== undefined) return outputOf(document, name, 'exact');
  const [only, ...others] = instances.documents.filter(
    (other) =>
      other !== module.document &&
      (other.configuration?.outputs.has(name) === true || Object.hasOwn(other.outputs, name)),
  );
  return only === undefined || others.length > 0 ? undefined : outputOf(only, name, 'fuzzy');
}

function outputOf(document: Document, name: string, certainty: Certainty): RemoteOutput | undefined {
  const expression = document.configuration?.outputs.get(name);
  if (expression !== undefined) return { expression, document, certainty };
  const value = own(document.outputs, name);
  return value === undefined ? undefined : { value };
}
