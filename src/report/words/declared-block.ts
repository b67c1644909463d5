import type { DeclaredFact } from '../../judge/declared/declared-fact.ts';
import type { PackUsed } from '../../judge/policy.ts';
import { label } from '../../printable.ts';
import type { ReportDeclared } from '../report.ts';
import { sayIn } from './tell.ts';
import type { Words } from './words.ts';

/** The file that was read as nospof.yaml. */
export interface Configuration {
  readonly path: string;
  readonly digest: string;
  /** It lies in the working folder or one above it, and was not named on the command line. */
  readonly found: boolean;
}

/** What the judgement rests on and no plan shows, as the report has it. */
export function declaredBlock(
  configuration: Configuration | undefined,
  packs: readonly PackUsed[],
  facts: readonly DeclaredFact[],
  words: Words,
): ReportDeclared {
  const say = sayIn(words);
  return {
    configuration: configuration === undefined ? null : { ...configuration, path: label(configuration.path) },
    packs: packs.map(({ file, digest, shipped }) => ({
      name: label(shipped ?? file),
      digest,
      shipped: shipped !== undefined,
    })),
    facts: facts.map((fact) => ({
      kind: fact.is,
      message: say.declared(fact),
      at: fact.at === undefined ? null : label(fact.at),
      refusedByStrict: fact.refusedByStrict,
      addresses: [...new Set(fact.resources.flatMap(({ address }) => address ?? []))].toSorted().map(label),
    })),
  };
}

/** What a pack is called: a shipped one by its name, any other by its file and digest, whatever it is called. */
export function packName({ shipped, file, digest }: PackUsed, words: Words): string {
  return shipped ?? words.report.ownPack(label(file), digest);
}
