import type { DeclaredMatch } from '../input/declared/declared.ts';
import type { Resource } from '../input/deployment.ts';
import { pattern } from '../input/pattern.ts';
import { own } from '../own.ts';

export type Test = (resource: Resource) => boolean;

/** A test for "all that is written holds; of several patterns one is enough"; undefined when nothing is written. */
export function matcher(match: DeclaredMatch | undefined): Test | undefined {
  if (!match) return undefined;
  const tests = [
    ...[...match.tags].map(([key, values]) => oneOf(values, ({ tags }) => [own(tags, key) ?? []].flat())),
    oneOf(match.account, (resource) => (resource.account === undefined ? [] : [resource.account])),
    oneOf(match.stack, (resource) => [resource.document.name]),
    oneOf(match.workspace, ({ tierHints }) =>
      // A plan does not tell its workspace: a variable that names the tier says the same.
      tierHints.filter(({ from }) => from === 'workspace' || from === 'variable').map(({ text }) => text),
    ),
    oneOf(match.module, (resource) => resource.module.map(({ name }) => name)),
    oneOf(match.region, (resource) => (resource.region === undefined ? [] : [resource.region])),
    oneOf(match.address, (resource) => [resource.address, `${resource.document.name}:${resource.address}`]),
  ];
  return (resource) => tests.every((test) => test(resource));
}

function oneOf(
  patterns: readonly string[] | undefined,
  texts: (resource: Resource) => readonly string[],
): (resource: Resource) => boolean {
  const tests = patterns?.map((text) => pattern(text));
  return (resource) => tests === undefined || texts(resource).some((text) => tests.some((test) => test(text)));
}
