import type { ResourceGraph } from '../graph/graph.ts';
import type { Deployment } from '../input/deployment.ts';
import { isModelled, neverFails } from './aws/catalogue/catalogue.ts';
import { mixedForms } from './aws/mixed-forms.ts';
import type { Coverage } from './network.ts';

/** How much of the deployment the model understands. Data sources are read, not deployed: they do not count. */
export function coverageOf(deployment: Deployment, graph: ResourceGraph): Omit<Coverage, 'absent'> {
  const types = new Map<string, number>();
  let resources = 0;
  for (const { mode, type } of deployment.resources) {
    if (mode === 'data') continue;
    resources++;
    if (!isModelled(type) && !neverFails(type)) types.set(type, (types.get(type) ?? 0) + 1);
  }
  const notModelled = [...types.values()].reduce((sum, count) => sum + count, 0);
  return {
    resources,
    modelled: resources - notModelled,
    notModelled,
    notModelledTypes: Object.fromEntries([...types].toSorted(([a], [b]) => (a < b ? -1 : 1))),
    opaqueModules: deployment.documents.flatMap((document) => document.opaqueModules),
    mixedForms: mixedForms(graph),
  };
}
