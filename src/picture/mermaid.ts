import { mermaidEntity, mermaidText as safe } from '../mermaid-text.ts';
import { output, type Output } from '../printable.ts';
import type { Words } from '../report/words/words.ts';
import type { Box, Mark, Picture, Rail, Site, Tie } from './picture.ts';

/** GitHub draws no more edges than these, and says only that it failed. */
const MOST_EDGES = 450;
const arrows: Readonly<Record<Tie, string>> = { needs: '==>', 'one-of': '-->', standby: '-.->' };
const verdicts = { holds: '✓', broken: '✗', unproven: '?' } as const;

/** The picture as a Mermaid flowchart, for comments in pull requests: a node is a row at one site. */
export function renderMermaid(picture: Picture, words: Words): Output {
  const { sites, edges, title, summary } = picture;
  const drawn = edges.slice(0, MOST_EDGES);
  const left = edges.length - drawn.length;
  const drawing = [
    `%% ${safe(title)}: ${safe(summary)}`,
    'flowchart TB',
    ...nodesAt(picture, undefined, '  ', words),
    ...sites.flatMap((one, site) => [
      `  subgraph site${site}["${siteLabel(one, words)}"]`,
      ...lostZones(one, site, words),
      ...nodesAt(picture, site, '    ', words),
      '  end',
      ...(one.mark === undefined ? [] : [`  class site${site} ${one.mark.verdict}`]),
    ]),
    ...drawn.map(({ from, to, tie }) => `  ${nodeOf(from)} ${arrows[tie]} ${nodeOf(to)}`),
    ...(left === 0 ? [] : [`  %% ${safe(words.picture.edgesLeftOut(left))}`]),
    '  classDef broken fill:#fee2e2,stroke:#dc2626,stroke-width:3px,color:#7f1d1d',
    '  classDef unproven fill:#fef3c7,stroke:#d97706,stroke-width:2px,color:#78350f',
    '',
  ].join('\n');
  return output(drawing, mermaidEntity);
}

function nodesAt({ rows }: Picture, site: number | undefined, indent: string, words: Words): string[] {
  return rows.flatMap(({ layer, boxes }, row) => {
    const own = boxes.filter((box) => box.site === site);
    if (own.length === 0) return [];
    const label = layer === 'services' ? serviceLabel(own) : partLabel(own, words);
    const shape = layer === 'services' ? `(["${label}"])` : `["${label}"]`;
    const verdict = verdictOf(own);
    return [`${indent}${nodeOf({ row, site })}${shape}${verdict === undefined ? '' : `:::${verdict}`}`];
  });
}

function siteLabel({ name, detail, mark }: Site, words: Words): string {
  const said = safe([name, detail].filter((text) => text !== '').join(', '));
  return mark === undefined ? said : `${verdicts[mark.verdict]} ${said}<br/>${markLabel(mark, words)}`;
}

/** A zone has no frame of its own, as a node is a row in all zones: what is lost is a node. */
function lostZones({ zones }: Site, site: number, words: Words): string[] {
  return zones.flatMap(({ name, mark }, zone) => {
    if (mark === undefined) return [];
    const label = `${verdicts[mark.verdict]} ${safe(name)}<br/>${markLabel(mark, words)}`;
    return [`    z${site}x${zone}{{"${label}"}}:::${mark.verdict}`];
  });
}

/** The policy, and what stops. */
function markLabel({ policy, verdict, stops = [] }: Mark, { picture }: Words): string {
  return [safe(policy), ...(stops.length === 0 ? [] : [safe(picture.stops[verdict](stops))])].join('<br/>');
}

function nodeOf({ row, site }: Rail): string {
  return `r${row}${site === undefined ? '' : `s${site}`}`;
}

function serviceLabel(boxes: readonly Box[]): string {
  return boxes
    .map(({ name, kind, service = 'holds' }) => `${verdicts[service]} ${safe(name)}<br/>${safe(kind)}`)
    .join('');
}

/** `saeol-servers ×6 in 3 zones`, what it is, and the policy that names it. */
function partLabel(boxes: readonly Box[], { andMore, picture }: Words): string {
  const names = [...new Set(boxes.map(({ name }) => name))];
  const count = boxes.reduce((sum, box) => sum + box.count, 0);
  const zones = new Set(boxes.flatMap(({ zone }) => zone ?? [])).size;
  const policies = new Set(
    boxes.flatMap(({ mark }) =>
      mark === undefined ? [] : `${mark.policy}${mark.lost === undefined ? '' : ` (${mark.lost})`}`,
    ),
  );
  const [first = ''] = names;
  const name = names.length > 3 ? andMore(first, names.length - 1) : names.join(', ');
  const times = count > 1 ? `${name} ×${count}` : name;
  return [
    safe(zones > 1 ? picture.inZones(times, zones) : times),
    safe(boxes[0]?.kind ?? ''),
    ...[...policies].map(safe),
  ].join('<br/>');
}

function verdictOf(boxes: readonly Box[]): 'broken' | 'unproven' | undefined {
  const said = boxes.map(({ mark, service }) => mark?.verdict ?? (service === 'holds' ? undefined : service));
  return said.includes('broken') ? 'broken' : said.includes('unproven') ? 'unproven' : undefined;
}
