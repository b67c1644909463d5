import { mermaidText } from '../../mermaid-text.ts';
import type { Finding } from '../report.ts';
import { shortened } from '../text/lists.ts';
import type { Words } from '../words/words.ts';

/** Findings that are drawn, and links of a chain. */
const MOST_FINDINGS = 3;
const MOST_LINKS = 6;
/** Characters of a label. */
const MOST_OF_A_LABEL = 60;

type Is = 'fails' | 'stops' | undefined;

/** What is drawn; a part that stands in several lost domains is in the first one's frame. */
interface Drawing {
  readonly nodes: Map<string, Is>;
  readonly arrows: Set<string>;
  /** Lost domains with the parts in them. */
  readonly frames: Map<string, Set<string>>;
}

/**
 * A Mermaid flowchart of the chains from what stops to what fails, of the first findings that have one; a lost zone or another
 * lost domain is a frame around the part of it that the chain leads to. Empty where no finding has a chain.
 */
export function chainPicture(findings: readonly Finding[], words: Words): string {
  const drawing: Drawing = { nodes: new Map(), arrows: new Set(), frames: new Map() };
  const drawn = findings.filter(({ witness, failure }) => witness.length > 1 || failure.domain !== undefined);
  for (const [number, finding] of drawn.slice(0, MOST_FINDINGS).entries()) addChain(drawing, finding, number, words);
  return drawing.arrows.size + drawing.frames.size === 0 ? '' : written(drawing);
}

function addChain({ nodes, arrows, frames }: Drawing, finding: Finding, number: number, words: Words): void {
  const chain = chainOf(finding, number, words);
  const { label, domain } = finding.failure;
  const frame = domain === undefined ? undefined : (frames.get(label) ?? new Set<string>());
  if (frame !== undefined) frames.set(label, frame);
  chain.forEach((link, at) => {
    const isLast = at === chain.length - 1;
    nodes.set(link, nodes.get(link) ?? (isLast ? 'fails' : at === 0 ? 'stops' : undefined));
    if (isLast && ![...frames.values()].some((parts) => parts.has(link))) frame?.add(link);
    const next = chain[at + 1];
    if (next !== undefined) arrows.add(JSON.stringify([link, next]));
  });
}

/** What stops, what leads there, what fails; each once, the middle of a long chain left out, for each finding its own. */
function chainOf({ witness, services, failure }: Finding, number: number, { andMore }: Words): readonly string[] {
  const [service] = services;
  const [root = service?.name ?? failure.label] = witness;
  const first = services.length > 1 ? andMore(root, services.length - 1) : (service?.name ?? root);
  const rest = witness.length > 1 ? witness.slice(1) : failure.domain === undefined ? [failure.label] : [];
  const links = [first, ...rest].filter((link, at, all) => link !== all[at - 1]);
  return links.length <= MOST_LINKS ? links : [...links.slice(0, 3), `…${' '.repeat(number)}`, ...links.slice(-2)];
}

function written({ nodes, arrows, frames }: Drawing): string {
  const names = new Map(Array.from(nodes.keys(), (link, at) => [link, `n${at}`]));
  const framed = new Set([...frames.values()].flatMap((parts) => [...parts]));
  const node = (link: string): string => `${names.get(link)}${shape(link, nodes.get(link))}`;
  const shown = [...frames].filter(([, parts]) => parts.size > 0);
  return [
    '```mermaid',
    'flowchart LR',
    ...[...nodes.keys()].flatMap((link) => (framed.has(link) ? [] : [`  ${node(link)}`])),
    ...shown.flatMap(([domain, parts], at) => [
      `  subgraph d${at}["${text(domain)}"]`,
      ...Array.from(parts, (link) => `    ${node(link)}`),
      '  end',
      `  class d${at} lost`,
    ]),
    ...Array.from(arrows, (arrow) => {
      const [from = '', to = '']: string[] = JSON.parse(arrow);
      return `  ${names.get(from)} --> ${names.get(to)}`;
    }),
    '  classDef fails fill:#fee2e2,stroke:#dc2626,stroke-width:3px,color:#7f1d1d',
    '  classDef stops fill:#fef3c7,stroke:#d97706,stroke-width:2px,color:#78350f',
    ...(shown.length === 0
      ? []
      : ['  classDef lost fill:#fef2f2,stroke:#dc2626,stroke-width:2px,stroke-dasharray:6 4,color:#7f1d1d']),
    '```',
  ].join('\n');
}

function shape(link: string, is: Is): string {
  const label = `"${text(link)}"`;
  return `${is === 'stops' ? `([${label}])` : `[${label}]`}${is === undefined ? '' : `:::${is}`}`;
}

function text(name: string): string {
  return mermaidText(shortened(name, MOST_OF_A_LABEL));
}
