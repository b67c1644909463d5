import { nospof, parse, run, withFile } from './commands.ts';
import { largePlan } from './large-plan.ts';
import { type Row, sideBySide } from './table.ts';

/** The whole command on a large plan against `JSON.parse` of the same file. */
export function readingRows(): Row[] {
  return [10, 100].map((megabytes) =>
    withFile(largePlan(megabytes * 1e6), (file) => {
      const turns = megabytes > 50 ? 2 : 5;
      const [lint = NaN, json = NaN, bare = NaN] = sideBySide(
        turns,
        () => nospof('lint', file),
        () => parse(file),
        () => run('-e', '0'),
      );
      const detail = `${lint.toFixed(0)} ms, JSON.parse ${json.toFixed(0)} ms, bare node ${bare.toFixed(0)} ms`;
      return { what: `lint of a ${megabytes} MB plan, whole command`, ratio: lint / json, bar: 2, detail };
    }),
  );
}
