import type { Judgement } from '../judge/judge.ts';
import type { Network } from '../network/network.ts';
import type { Words } from '../report/words/words.ts';
import { edgesOf, type Start } from './edges.ts';
import { itemsOf } from './items.ts';
import { marksOf, type Marks } from './marks.ts';
import type { Picture, Rail } from './picture.ts';
import { type Column, columnsOf } from './columns.ts';
import { rowsOf } from './rows.ts';
import { type Selection, selectionOf, type SelectionOptions } from './selection.ts';
import { serviceRows } from './service-rows.ts';
import { push } from '../multimap.ts';

/**
 * The network as a picture: columns are sites and their zones, rows are what stands there by its role, services on top.
 * @throws InputError when `options` names a service or a tier that is not there.
 */
export function pictureOf(
  network: Network,
  judged: Pick<Judgement, 'findings' | 'services'>,
  words: Words,
  options: SelectionOptions = {},
): Picture {
  const selection = selectionOf(network, options);
  const items = itemsOf(network, selection, words);
  const members = items.all.flatMap((item) => item.members);
  const columns = columnsOf(network, members, words.picture);
  const marks = marksOf(judged.findings, selection, words);
  const tops = serviceRows(selection, judged.services, words);
  const { rows, railOf, isCoarse } = rowsOf(network, selection, items, { columns, marks, words });

  const rails = new Map<string, Rail>();
  const rail = (row: number, site: number | undefined): Rail => {
    const key = `${row} ${site}`;
    const known = rails.get(key) ?? { row, site };
    rails.set(key, known);
    return known;
  };
  const ofItem = (component: number): Rail | undefined => {
    const item = items.of(component);
    if (item === undefined) return undefined;
    const { row, site } = railOf(item);
    return rail(tops.rows.length + row, site);
  };
  const starts = new Map<Rail, Start[]>();
  const begin = (from: Rail, start: Start): void => {
    push(starts, from, start);
  };
  for (const [place, { root }] of selection.services.entries()) {
    begin(rail(tops.rowOf(place), undefined), { at: ofItem(root) ?? root, tie: 'needs' });
  }
  for (const component of selection.components) {
    const from = ofItem(component);
    const tie = items.of(component)?.standby === true ? 'standby' : 'needs';
    if (from !== undefined) begin(from, { at: component, tie });
  }
  const topOf = new Map(selection.services.map(({ root }, place) => [root, rail(tops.rowOf(place), undefined)]));
  return {
    title: 'service' in selection.title ? selection.title.service : words.picture.title[selection.title.network],
    summary: summaryOf(network, selection, columns, marks, words),
    sites: columns.map(({ domain, name, detail, zones }) => ({
      name,
      detail,
      zones: zones.map((zone) => ({ name: zone.name, mark: marks.ofDomain(zone.domain) })),
      mark: marks.ofDomain(domain),
    })),
    rows: [...tops.rows, ...rows],
    edges: edgesOf(network, (component) => ofItem(component) ?? topOf.get(component), starts),
    remarks: marks.remarks,
    leftOut: network.components.filter(({ fails, index }) => fails && !selection.components.has(index)).length,
    isCoarse,
  };
}

function summaryOf(
  network: Network,
  selection: Selection,
  columns: readonly Column[],
  { remarks }: Marks,
  { count, picture, report }: Words,
): string {
  const parts = [...selection.components].filter((index) => network.components[index]?.fails).length;
  const broken = remarks.filter(({ verdict }) => verdict === 'broken').length;
  const unproven = remarks.length - broken;
  // What is unproven may be a single point of failure: then it cannot be said that there is none.
  const found = [
    ...(broken === 0 ? [] : [count.finding(broken)]),
    ...(unproven === 0 ? [] : [report.counted.unproven(unproven)]),
    ...(remarks.length === 0 ? [picture.nothingFound] : []),
  ];
  const are = columns.some(({ domain }) => domain?.kind === 'site') ? 'sites' : 'regions';
  const places = columns.length > 1 ? picture.places(columns.length, are) : undefined;
  return picture.summary(count.service(selection.services.length), count.part(parts), places, found.join(', '));
}
