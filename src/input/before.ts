import type { Deployment, Resource } from './deployment.ts';

/**
 * The deployment before its plans are applied: itself where they change nothing. Undefined where no input is a plan, as then
 * nothing says so.
 */
export function deploymentBefore(deployment: Deployment): Deployment | undefined {
  const { documents, resources, removed, before } = deployment;
  if (before === undefined) return undefined;
  const isSame = removed.length === 0 && resources.every(isKept);
  return isSame ? deployment : { documents, resources: before(), removed: [] };
}

/** Nothing is there before the first apply, but data sources may have been read. */
export function isEmpty({ resources }: Deployment): boolean {
  return resources.every(({ mode }) => mode === 'data');
}

function isKept({ actions, isActionUnknown }: Resource): boolean {
  return isActionUnknown !== true && actions.every((action) => action === 'no-op' || action === 'read');
}
