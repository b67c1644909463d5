import { nospof, run, withFile } from './commands.ts';
import { planOf } from './large-plan.ts';
import { type Row, sideBySide } from './table.ts';

/** Whole commands against a bare start of Node. */
export function startRows(): Row[] {
  return withFile(planOf(100), (file) => {
    const [bare = NaN, ...times] = sideBySide(
      15,
      () => run('-e', '0'),
      () => nospof('--version'),
      () => nospof('explain', 'single-router'),
      () => nospof('lint', file),
    );
    return ['nospof --version', 'nospof explain single-router', 'lint of a 100-resource plan'].map((what, index) => ({
      what: `${what}, whole command`,
      ratio: (times[index] ?? NaN) / bare,
      bar: index < 2 ? 1.5 : 4,
      detail: `${times[index]?.toFixed(0)} ms, bare node ${bare.toFixed(0)} ms`,
    }));
  });
}
