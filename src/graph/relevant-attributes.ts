import { blockAddress, keyText } from '../input/address.ts';
import type { Resource } from '../input/deployment.ts';

/** More ways to write one address are not looked up. */
const MOST_WAYS = 64;

/**
 * What the changes of a plan read at all (`relevant_attributes`). A plan has no locals, but Terraform follows them when it
 * lists the attributes that matter to its changes: what is not on that list stands behind no local, and what is may.
 */
export class RelevantAttributes {
  readonly #listed = new Map<Resource, boolean>();

  /** False where the plan rules out that an argument of `asking` refers to `target`. */
  mayRead(asking: Resource, target: Resource): boolean {
    // The list is of this plan's changes: of a resource that stays as it is it says nothing.
    const isTold = asking.document.relevant !== undefined && asking.actions.some((action) => action !== 'no-op');
    if (!isTold || asking.document !== target.document) return true;
    let listed = this.#listed.get(target);
    if (listed === undefined) this.#listed.set(target, (listed = isListed(target)));
    return listed;
  }
}

/** The list names an instance with all its keys, or leaves out those that are not constant. */
function isListed(resource: Resource): boolean {
  const modules = resource.module.map(({ name, key }) => ({ text: `module.${name}`, key }));
  let ways = [''];
  for (const { text, key } of [...modules, { text: blockAddress(resource), key: resource.key }]) {
    ways = ways.map((way) => (way === '' ? text : `${way}.${text}`));
    if (key !== undefined) ways = ways.flatMap((way) => [way, way + keyText(key)]);
    if (ways.length > MOST_WAYS) return true;
  }
  return ways.some((way) => resource.document.relevant?.has(way));
}
