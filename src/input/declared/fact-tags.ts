import { own } from '../../own.ts';
import { firmwareOf } from './facts.ts';
import type { DeclaredDevice, DeclaredModule } from './facts-model.ts';
import type { DeclaredComponent } from './model.ts';
import type { Resource } from '../deployment.ts';
import { InputError } from '../error.ts';
import { type Form, count, date, grade, life, modules, names, rate, status, text, yesOrNo } from './fact-forms.ts';
import { didYouMean } from '../spelling.ts';
import { isWaiver } from './tag-hints.ts';

type Tags = Readonly<Record<string, string>>;

const prefix = /^nospof:/i;

/**
 * Tags that state facts about a resource, `nospof:vendor` as `vendor`. One without value says nothing. One whose value is
 * only known after apply says nothing yet: what else is in a domain without a name cannot be told.
 * @throws InputError when one is sensitive: the name of a domain stands in every report.
 */
export function factTags({ id, tags, secretTags = [] }: Pick<Resource, 'id' | 'tags' | 'secretTags'>): Tags {
  const secret = secretTags.find((key) => prefix.test(key));
  if (secret !== undefined) {
    throw new InputError(`${id}: tag ${secret} is sensitive, expected a value that may be printed: nonsensitive(…)`);
  }
  const facts: [word: string, text: string][] = [];
  for (const key in tags) {
    if (!prefix.test(key)) continue;
    const said = own(tags, key)?.trim() ?? '';
    if (said !== '') facts.push([key.replace(prefix, '').toLowerCase(), said]);
  }
  return Object.fromEntries(facts);
}

/**
 * What the fact tags of one resource state, in the form of an entry of nospof.yaml about it: words of such an entry as
 * there, and any other word is a kind of failure domain with the names of its domains. `id` is the resource.
 * @throws InputError one sentence about the first value that does not fit.
 */
export function taggedComponent(id: string, tags: Tags): DeclaredComponent {
  const words = new Words(id, tags);
  const device = deviceOf(words);
  return {
    at: id,
    owner: words.read('owner', text),
    operator: words.read('operator', text),
    faultIsolation: words.read('fault-isolation', text),
    shared: words.read('shared', yesOrNo),
    planned: words.read('status', status),
    grade: words.read('grade', grade),
    device,
    modules: new Map(words.read('modules', modules)?.map(([name, ports]) => [name, moduleOf(id, ports)])),
    capacity: words.read('capacity', rate),
    concurrency: words.read('concurrency', count),
    alarms: (words.read('alarm', names) ?? []).map((to) => ({ at: id, on: 'a fault', to, muted: false })),
    backups: [],
    ...untold,
    // Last: what no other fact has read is a kind.
    domains: domainsOf(words, device),
  };
}

/** What is said in nospof.yaml only. */
const untold = {
  title: undefined,
  role: undefined,
  is: [],
  needs: [],
  site: undefined,
  tier: undefined,
  recovery: undefined,
} as const;

/** The words of one resource; those that have no meaning of their own are kinds of failure domain. */
class Words {
  readonly id: string;
  readonly #tags: Tags;
  readonly #read = new Set<string>();

  constructor(id: string, tags: Tags) {
    this.id = id;
    this.#tags = tags;
  }

  read<T>(word: string, form: Form<T>): T | undefined {
    this.#read.add(word);
    const said = own(this.#tags, word);
    if (said === undefined) return undefined;
    const value = form.read(said);
    if (value === undefined) {
      const shown = JSON.stringify(said.slice(0, 60));
      throw new InputError(`${this.id}: tag nospof:${word} is ${shown}, expected ${form.expected}`);
    }
    return value;
  }

  others(): readonly (readonly [word: string, text: string])[] {
    return Object.entries(this.#tags).filter(([word]) => !this.#read.has(word));
  }

  /** A long word that is nearly one that is read was meant to be it; a short one may be a kind: "grid" is no "grade". */
  meant(word: string): string {
    return didYouMean(
      word,
      [...this.#read].filter((known) => known.length >= 8),
    );
  }
}

function deviceOf(words: Words): DeclaredDevice | undefined {
  const device: DeclaredDevice = {
    vendor: words.read('vendor', text),
    model: words.read('model', text),
    firmware: words.read('firmware', text),
    ports: words.read('ports', count),
    purchased: words.read('purchased', date),
    endOfSupport: words.read('end-of-support', date),
    ratedLife: words.read('rated-life', life),
    stretchedLife: words.read('stretched-life', life),
    spare: words.read('spare', yesOrNo),
    replacement: words.read('replacement', date),
  };
  return Object.values(device).some((fact) => fact !== undefined) ? device : undefined;
}

function moduleOf(at: string, ports: number | undefined): DeclaredModule {
  return { at, title: undefined, ports };
}

const components = 'components in nospof.yaml';

/** Words that mean something else in nospof.yaml, and what says it here: as kinds of domain they would be a trap. */
const elsewhere: Readonly<Record<string, string>> = {
  site: 'a tag Site that names one of the sites in nospof.yaml',
  tier: 'a tag Environment, or tiers in nospof.yaml',
  alarms: 'nospof:alarm',
  ...Object.fromEntries(
    ['title', 'role', 'is', 'needs', 'recovery', 'backups', 'device', 'domains'].map((word) => [word, components]),
  ),
};

function domainsOf(words: Words, device: DeclaredDevice | undefined): DeclaredComponent['domains'] {
  const domains = new Map<string, readonly string[]>();
  for (const [kind, said] of words.others()) {
    // A hint says that it has no effect.
    if (isWaiver(kind)) continue;
    const refused = `${words.id}: tag nospof:${kind} is not read`;
    if (kind === '') throw new InputError(`${refused}, expected a word behind "nospof:", such as nospof:room`);
    if (Object.hasOwn(elsewhere, kind)) throw new InputError(`${refused}, expected ${elsewhere[kind]}`);
    const meant = words.meant(kind);
    if (meant !== '') throw new InputError(`${refused}${meant}`);
    domains.set(kind, said.split(/\s+/));
  }
  const firmware = device && firmwareOf(device);
  if (firmware !== undefined) domains.set('firmware', [firmware]);
  return domains;
}
