import type { Resource } from '../input/deployment.ts';

/** More keys than this on the way to a resource are not looked up one by one. */
const MOST_KEYS = 6;

/**
 * What the changes of a plan read at all. A plan has no locals, but Terraform follows them when it lists the attributes
 * that matter to its changes: what is not on that list stands behind no local, and what is may.
 */
export class Relevance {
  readonly #read = new Map<Resource, boolean>();

  /** False where the plan rules out that an argument of `asking` leads to `target`. */
  mayRead(asking: Resource, target: Resource): boolean {
    if (asking.document !== target.document || !this.tells(asking)) return true;
    let read = this.#read.get(target);
    if (read === undefined) this.#read.set(target, (read = isRead(target)));
    return read;
  }

  /** The list is of this plan's changes: of a resource that stays as it is it says nothing. */
  tells({ document, actions }: Resource): boolean {
    return document.relevant !== undefined && actions.some((action) => action !== 'no-op');
  }
}

/** The list names an instance with all its keys, or leaves out those that are not constant. */
function isRead({ document, address, module, key, mode, type, name }: Resource): boolean {
  const { relevant } = document;
  if (relevant === undefined || relevant.has(address)) return true;
  const steps = [
    ...module.map((step) => ({ text: `module.${step.name}`, key: step.key })),
    { text: `${mode === 'data' ? 'data.' : ''}${type}.${name}`, key },
  ];
  const keyed = steps.filter((step) => step.key !== undefined).length;
  if (keyed > MOST_KEYS) return true;
  let variants = [''];
  for (const step of steps) {
    const bare = variants.map((before) => (before === '' ? step.text : `${before}.${step.text}`));
    const own = step.key;
    variants = own === undefined ? bare : bare.flatMap((text) => [text, `${text}[${JSON.stringify(own)}]`]);
  }
  return variants.some((text) => relevant.has(text));
}
