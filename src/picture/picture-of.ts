import type { Finding } from '../judge/report.ts';
import type { Network } from '../network/network.ts';
import { edgesOf, type Start } from './edges.ts';
import { itemsOf } from './items.ts';
import { marksOf, type Marks } from './marks.ts';
import type { Picture, Rail } from './picture.ts';
import { type Column, columnsOf } from './places.ts';
import { rowsOf } from './rows.ts';
import { type Scope, scopeOf, type ScopeOptions } from './scope.ts';
import { serviceRows } from './service-rows.ts';

/** What was made of a network by judging it. */
export interface Judged {
  readonly findings: readonly Finding[];
  /** By service name; what is not listed holds. */
  readonly services: ReadonlyMap<string, 'broken' | 'unproven'>;
}

/**
 * The network as a picture: columns are sites and their zones, rows are what stands there by its role, services on top.
 * @throws InputError when `options` names a service or a tier that is not there.
 */
export function pictureOf(network: Network, judged: Judged, options: ScopeOptions = {}): Picture {
  const scope = scopeOf(network, options);
  const items = itemsOf(network, scope);
  const members = items.all.flatMap((item) => item.members);
  const columns = columnsOf(network, members);
  const marks = marksOf(network, judged.findings, scope);
  const tops = serviceRows(scope, judged.services);
  const { rows, railOf, isCoarse } = rowsOf(network, scope, items, columns, marks);

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
    const known = starts.get(from);
    if (known === undefined) starts.set(from, [start]);
    else known.push(start);
  };
  for (const [place, { root }] of scope.services.entries()) {
    begin(rail(tops.rowOf(place), undefined), { at: ofItem(root) ?? root, tie: 'needs' });
  }
  for (const component of scope.components) {
    const from = ofItem(component);
    const tie = items.of(component)?.standby === true ? 'standby' : 'needs';
    if (from !== undefined) begin(from, { at: component, tie });
  }
  const topOf = new Map(scope.services.map(({ root }, place) => [root, rail(tops.rowOf(place), undefined)]));
  return {
    title: scope.title,
    summary: summaryOf(network, scope, columns, marks),
    sites: columns.map(({ domain, name, detail, zones }) => ({
      name,
      detail,
      zones: zones.map((zone) => ({ name: zone.name, mark: marks.ofDomain(zone.domain) })),
      mark: marks.ofDomain(domain),
    })),
    rows: [...tops.rows, ...rows],
    edges: edgesOf(network, (component) => ofItem(component) ?? topOf.get(component), starts),
    remarks: marks.remarks,
    leftOut: network.components.filter(({ fails, index }) => fails && !scope.components.has(index)).length,
    isCoarse,
  };
}

function summaryOf(network: Network, scope: Scope, columns: readonly Column[], { remarks }: Marks): string {
  const parts = [...scope.components].filter((index) => network.components[index]?.fails).length;
  const broken = remarks.filter(({ verdict }) => verdict === 'broken').length;
  const unproven = remarks.length - broken;
  // What is unproven may be a single point of failure: then nobody can say that there is none.
  const found = [
    ...(broken === 0 ? [] : [counted(broken, 'finding')]),
    ...(unproven === 0 ? [] : [`${unproven} unproven`]),
    ...(remarks.length === 0 ? ['no single point of failure'] : []),
  ];
  const kind = columns.some(({ domain }) => domain?.kind === 'site') ? 'sites' : 'Regions';
  const places = columns.length > 1 ? ` at ${columns.length} ${kind}` : '';
  return `${counted(scope.services.length, 'service')} on ${counted(parts, 'part')}${places}: ${found.join(', ')}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
