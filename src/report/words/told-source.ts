import type { ResourcePlace, Sources } from '../../input/source/place.ts';
import { pushAll } from '../../multimap.ts';
import type { Finding } from '../../judge/finding.ts';
import type { Origin } from '../../network/network.ts';
import type { Source } from '../report.ts';

/** An argument of a resource, by its id. */
interface About {
  readonly resource: string | undefined;
  readonly path: string | undefined;
}

/** What the sources tell of resources. */
export type Told = Pick<Sources, 'places' | 'constructs'>;

/** Path of the construct that makes the resource to change: the one whose place is told, or else the first that has one. */
export function toldConstruct(origins: readonly Origin[], { places, constructs }: Told): string | undefined {
  const resource = firstIn(places, origins) ?? firstIn(constructs, origins);
  return resource === undefined ? undefined : constructs.get(resource);
}

function firstIn(known: ReadonlyMap<string, unknown>, origins: readonly Origin[]): string | undefined {
  return origins.find(({ resource }) => resource !== undefined && known.has(resource))?.resource;
}

/**
 * Where the resource to change is written: the first whose place is known, at the line of the argument that the finding is
 * about, if it is about one that is written.
 * @param origins the resources that the finding is about
 */
export function toldSource(finding: Finding, origins: readonly Origin[], { places }: Told): Source | null {
  const placed = firstIn(places, origins);
  const place = placed === undefined ? undefined : places.get(placed);
  if (place === undefined) return null;
  const named = argumentsOf(finding).flatMap(({ resource, path }) => (resource === placed && path ? [path] : []));
  const argument = onlyWritten(named, place) ?? (named.length === 0 ? toSet(finding, place) : undefined);
  const { calledFrom } = place;
  return {
    ...(argument?.at ?? place.at),
    ...(argument && { argument: bracketed(argument.path) }),
    ...(calledFrom.length > 0 && { calledFrom }),
  };
}

/** The arguments that the facts of a finding name. */
function argumentsOf({ missing, statement, at }: Finding): About[] {
  const about: About[] = missing.map(({ of, path }) => ({ resource: of, path }));
  if (statement.says === 'refused') {
    pushAll(
      about,
      statement.refusals.map(({ origin, path }) => ({ resource: origin.resource, path })),
    );
  } else if (statement.says === 'misled') {
    about.push({ resource: statement.mistake.origin.resource, path: statement.mistake.path });
  } else if (statement.says === 'own') {
    about.push({ resource: at?.[0]?.resource, path: statement.argument });
  } else if (statement.says === 'by-hand') {
    about.push({ resource: statement.unset.of, path: statement.unset.path });
  } else if (statement.says === 'late') {
    for (const { origin, paths } of statement.settings) {
      for (const path of paths) about.push({ resource: origin.resource, path });
    }
  }
  return about;
}

function onlyWritten(paths: readonly string[], { argument }: ResourcePlace): ReturnType<ResourcePlace['argument']> {
  const written = new Map(paths.flatMap((path) => argument(path) ?? []).map((one) => [one.path, one]));
  return written.size === 1 ? [...written.values()][0] : undefined;
}

/**
 * The argument that the advice changes, if it is written: `multi_az` of `Set multi_az = true …`, `subnet_ids` of `List one subnet
 * of every zone in subnet_ids …`. What it adds, it adds elsewhere.
 */
function toSet({ fix }: Finding, { argument }: ResourcePlace): ReturnType<ResourcePlace['argument']> {
  if (fix.does !== 'as-the-policy-says' && fix.does !== 'settle-first') return undefined;
  const [, first = ''] = /^(?:Set|List) (.*?)(?:[.:;] |$)/s.exec(fix.text) ?? [];
  // An argument of one word is a word of the language, too, unless it is marked or comes at once.
  for (const [word] of first.matchAll(/^[a-z]\w*|(?<=`)\w+(?=`)|\b[a-z]+(?:_[a-z\d]+)+\b/g)) {
    const found = argument(word);
    if (found?.path === word) return found;
  }
  return undefined;
}

/** `listener[1].port` for `listener.1.port`. */
export function bracketed(path: string): string {
  return path.replaceAll(/\.(\d+)(?=\.|$)/g, '[$1]');
}
