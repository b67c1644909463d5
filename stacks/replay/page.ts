import { beside, hang, wrap } from './columns.ts';
import type { Expected } from './expected.ts';
import type { Reported } from './incident.ts';
import type { Finding, Replay } from './replay.ts';

/** How a line that matters is set off; it must not change what is printed. */
export interface Paint {
  readonly title: (text: string) => string;
  readonly bad: (text: string) => string;
  readonly good: (text: string) => string;
}

const same = (text: string): string => text;
const plain: Paint = { title: same, bad: same, good: same };

/** Terminals of this many characters show what was reported and what was found side by side. */
const sideBySide = 100;
/** Longer lines are hard to read. */
const widest = 140;

/** A replay for a terminal: what the press and the audit reported, and beside it what the linter found. */
export function page(replay: Replay, columns: number, paint = plain): string {
  const width = Math.min(columns, widest);
  const { incident, mended } = replay;
  const asItWas = () => [
    ...incident.reported.flatMap((one) => report(one, width)),
    '',
    ...rows(replay, width, paint),
    ...pending(replay, width),
  ];
  return [
    ...wrap(incident.title, width).map(paint.title),
    '='.repeat(Math.min(incident.title.length, width)),
    ...(mended ? wrap('The same deployment, with each cause fixed and nothing else changed.', width) : asItWas()),
    '',
    ...unexpected(replay, width, paint),
    ...verdict(replay, width, paint),
    '',
  ].join('\n');
}

/** Every incident on a line. */
export function list(incidents: readonly { readonly name: string; readonly expected: Expected }[]): string {
  const longest = Math.max(...incidents.map(({ name }) => name.length));
  const lines = incidents.map(({ name, expected }) => `  ${name.padEnd(longest)}  ${expected.incident}`);
  const [example] = incidents.toSorted((a, b) => b.expected.expected.size - a.expected.expected.size);
  return ['Incidents:', ...lines, '', `To replay one: npm run replay -- ${example?.name ?? 'NAME'}`, ''].join('\n');
}

function report({ fact, source }: Reported, width: number): string[] {
  return [...wrap(fact, width - 2), ...wrap(`(${source})`, width - 2)].map((line) => `  ${line}`);
}

/** What was reported, and the findings that say it. */
function rows({ expected, findings }: Replay, width: number, paint: Paint): string[] {
  const two = width >= sideBySide;
  const left = two ? Math.floor((width - 3) * 0.4) : width;
  const right = two ? width - 3 - left : width;
  const lines = [...expected.expected].map(([id, reported]) => {
    const found = findings.filter(({ policy }) => policy === id);
    const shown = found.length === 0 ? [`- ${id}: not found`] : found.flatMap((one) => show(one, right, paint));
    const said = report(reported, left);
    return two ? [...beside(said, shown, left), ''] : [...said, ...shown, ''];
  });
  if (lines.length === 0) return [];
  const head = two
    ? beside(['What was reported', '-'.repeat(left)], ['What nospof finds in the deployment', '-'.repeat(right)], left)
    : ['What was reported, and what nospof finds in the deployment', ''];
  return [...head, ...lines.flat()];
}

function show({ policy, message, addresses, fix }: Finding, width: number, paint: Paint): string[] {
  return [
    paint.bad(`✗ ${policy}`),
    ...hang('  ', message, width),
    ...(addresses.length === 0 ? [] : hang('  where  ', addresses.join(', '), width)),
    ...hang('  fix  ', fix, width),
  ];
}

function pending({ expected }: Replay, width: number): string[] {
  const ids = [...expected.pending.keys()];
  if (ids.length === 0) return [];
  const policies = ids.length === 1 ? 'this policy does' : 'these policies do';
  return wrap(
    `Not checked yet: ${ids.join(', ')} (the replay contains the facts, but ${policies} not exist yet)`,
    width,
  );
}

function unexpected({ expected, findings, mended }: Replay, width: number, paint: Paint): string[] {
  const others = findings.filter(({ policy }) => mended || !expected.expected.has(policy));
  if (others.length === 0) return [];
  return ['Unexpected:', ...others.flatMap((finding) => show(finding, width, paint)), ''];
}

function verdict(replay: Replay, width: number, paint: Paint): string[] {
  const { name, expected, findings, mended, asExpected } = replay;
  const count = mended ? 0 : expected.expected.size;
  const wanted = count === 0 ? 'no finding' : `${count} ${count === 1 ? 'policy' : 'policies'}`;
  const found = new Set(findings.map(({ policy }) => policy)).size;
  const agreement = asExpected ? `${wanted}, as expected` : `expected ${wanted}, found ${found === 0 ? 'none' : found}`;
  const colour = replay.verdict === 'rejected' ? paint.bad : paint.good;
  return [
    ...wrap(`${replay.verdict}: ${agreement}`, width).map(colour),
    mended ? `Original: npm run replay -- ${name}` : `Fixed: npm run replay -- ${name} --mended`,
  ];
}
