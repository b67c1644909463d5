/**
 * Makes every value of every plan beside the project unknown in turn, and prints what of the broken then holds.
 *
 *   npm run unknown                all plans
 *   npm run unknown -- dns- vpn-   those whose names have one of these
 *
 * Each twice: with what is written there made unknown too, and with that left as it is.
 */
import { exceptions, isException } from './exceptions.ts';
import { plansBeside } from './plans-beside.ts';
import { brokenIn, goodNews, reportOn } from './good-news.ts';
import { madeUnknown } from './made-unknown.ts';

const wanted = process.argv.slice(2);
const byWhat = new Map<string, string[]>();
let tried = 0;
let excepted = 0;
for (const [name, plan] of plansBeside()) {
  if (wanted.length > 0 && !wanted.some((text) => name.includes(text))) continue;
  const before = reportOn(plan);
  if (brokenIn(before).length === 0) continue;
  for (const one of [...madeUnknown(plan), ...madeUnknown(plan, true)]) {
    if (isException(one)) {
      excepted += 1;
      continue;
    }
    tried += 1;
    const lost = goodNews(before, reportOn(one.plan()));
    if (lost.length === 0) continue;
    const said = byWhat.get(one.what) ?? [];
    const line = `${name} ${one.address} ${one.path.join('.')}: ${lost.join('; ')}`;
    said.push(line);
    console.error(`${one.what}: ${line}`);
    byWhat.set(one.what, said);
  }
  console.error(name, tried);
}
for (const [what, said] of [...byWhat].toSorted(([, a], [, b]) => b.length - a.length)) {
  console.log(`${what} (${said.length})`);
  for (const each of said) console.log(`    ${each}`);
}
console.log(
  `${tried} values made unknown, ${byWhat.size} kinds of which make something broken hold; ${excepted} left out.`,
);
for (const [what, why] of exceptions) console.log(`    ${what}: ${why}`);
process.exitCode = byWhat.size > 0 ? 1 : 0;
