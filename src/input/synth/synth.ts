import { inputName } from '../contents.ts';
import type { Contents, Origin } from '../contents.ts';
import type { Document } from '../deployment.ts';
import { placeResources } from '../draft.ts';
import type { Scope } from '../evaluation.ts';
import { opaqueModulesOf } from '../plan/configuration.ts';
import { Expansion } from './expansion.ts';
import { noModules } from './local-modules.ts';
import { draftsIn } from './module-drafts.ts';
import { moduleOf } from './module.ts';
import { remoteStatesOf } from './remote-states.ts';
import type { Stack } from './remote-states.ts';

/**
 * Reads one synthesised stack (cdk.tf.json of CDKTF or CDK Terrain) among all stacks of the run, as if it were a plan
 * that creates everything: constants are known, references unknown, what is not written is omitted.
 * @param expansion of all stacks of the run
 */
export function readSynth(
  stack: Stack,
  stacks: readonly Stack[],
  origin: Origin,
  expansion: Expansion = new Expansion(),
): Contents {
  const { json } = stack;
  const { modules = noModules, folder } = stack;
  const root = moduleOf(json, folder, modules);
  const document: Document = {
    name: origin.name,
    kind: 'cdktf',
    path: origin.path,
    digest: origin.digest,
    ...(origin.isTestTier === true && { isTestTier: true }),
    ...(origin.isNamed === true && { isNamed: true }),
    ...(origin.values !== undefined && { values: origin.values }),
    configuration: root,
    variables: {},
    outputs: {},
    opaqueModules: opaqueModulesOf(root),
    remoteStates: remoteStatesOf(stack, stacks),
    ...(folder !== undefined && { folder }),
  };
  const scope: Scope = { module: root, variables: {}, caller: undefined, evaluated: false };
  const counts = (instances: number, argument: 'count' | 'for_each', address: string): void =>
    expansion.add(instances, argument, address, inputName(stack.path));
  const drafts = draftsIn(json, scope, { modules, folder, counts });
  return { document, resources: placeResources(drafts, document, origin.isOnly), removed: [] };
}
