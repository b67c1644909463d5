import { mermaidText } from '../../mermaid-text.ts';
import type { Finding } from '../report.ts';
import { shortened } from '../text/lists.ts';

/** Findings that are drawn, and links of a chain. */
const MOST_FINDINGS = 3;
const MOST_LINKS = 6;
/** Characters of a label. */
const MOST_OF_A_LABEL = 60;

/** A Mermaid flowchart of the chains from what stops to what fails, of the first findings; empty where they have none. */
export function chainPicture(findings: readonly Finding[]): string {
  const nodes = new Map<string, 'fails' | 'stops' | undefined>();
  const arrows = new Set<string>();
  for (const [number, finding] of findings.slice(0, MOST_FINDINGS).entries()) {
    const chain = chainOf(finding, number);
    chain.forEach((link, at) => {
      const is = at === chain.length - 1 ? 'fails' : at === 0 ? 'stops' : undefined;
      nodes.set(link, nodes.get(link) ?? is);
      const next = chain[at + 1];
      if (next !== undefined) arrows.add(JSON.stringify([link, next]));
    });
  }
  if (arrows.size === 0) return '';
  const names = new Map(Array.from(nodes.keys(), (link, at) => [link, `n${at}`]));
  return [
    '```mermaid',
    'flowchart LR',
    ...Array.from(nodes, ([link, is]) => {
      const label = `"${mermaidText(shortened(link, MOST_OF_A_LABEL))}"`;
      return `  ${names.get(link)}${is === 'stops' ? `([${label}])` : `[${label}]`}${is === undefined ? '' : `:::${is}`}`;
    }),
    ...Array.from(arrows, (arrow) => {
      const [from = '', to = '']: string[] = JSON.parse(arrow);
      return `  ${names.get(from)} --> ${names.get(to)}`;
    }),
    '  classDef fails fill:#fee2e2,stroke:#dc2626,stroke-width:3px,color:#7f1d1d',
    '  classDef stops fill:#fef3c7,stroke:#d97706,stroke-width:2px,color:#78350f',
    '```',
  ].join('\n');
}

/** What stops, what leads there, what fails; each once, the middle of a long chain left out, for each finding its own. */
function chainOf({ witness, services, failure }: Finding, number: number): readonly string[] {
  const whole = witness.length > 1 ? witness : [...services.slice(0, 1).map(({ name }) => name), failure.label];
  const links = whole.filter((link, at) => link !== whole[at - 1]);
  return links.length <= MOST_LINKS ? links : [...links.slice(0, 3), `…${' '.repeat(number)}`, ...links.slice(-2)];
}
