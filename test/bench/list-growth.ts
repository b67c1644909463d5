import { nospof, withFile } from './commands.ts';
import { counted, groupRules, ring, routes } from './long-lists.ts';
import { type Row, sideBySide } from './table.ts';

/** The whole command on ten times as many of one thing, besides what it takes for one. */
export function listRows(): Row[] {
  return [
    grown('group rules, 1,000 to 10,000', groupRules, 1000),
    grown('routes of one table, 300 to 3,000', (count) => routes(count, false), 300),
    grown('routes written in one table, 300 to 3,000', (count) => routes(count, true), 300),
    grown('a ring of groups, 300 to 3,000', ring, 300),
    grown('instances of one block, 1,000 to 10,000', counted, 1000),
  ];
}

function grown(what: string, draw: (size: number) => object, size: number): Row {
  const text = (times: number): string => JSON.stringify(draw(times));
  return withFile(text(1), (none) =>
    withFile(text(size), (small) =>
      withFile(text(size * 10), (large) => {
        const files = [none, small, large];
        const [start = NaN, one = NaN, ten = NaN] = sideBySide(3, ...files.map((file) => () => nospof('lint', file)));
        const detail = `${ten.toFixed(0)} ms, before ${one.toFixed(0)} ms, one alone ${start.toFixed(0)} ms`;
        return { what: `growth of lint, ${what}`, ratio: (ten - start) / (one - start), bar: 12, detail };
      }),
    ),
  );
}
