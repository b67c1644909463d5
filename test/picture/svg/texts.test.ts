import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { Mark, Picture, Row } from '../../../src/picture/picture.ts';
import { renderPicture } from '../../../src/picture/renderers.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { pictured, twoSites } from '../pictures.ts';
import { overruns } from './svg-text.ts';

const long = 'module.network["production"].module.edge["b"].aws_networkfirewall_firewall.this[0]';
const mark: Mark = { verdict: 'broken', policy: 'single-zone', stops: [long, 'shop', 'mail', 'forum'] };

/** A picture in which everything is called `name`. */
function allCalled(name: string, sites: number, zones: number): Picture {
  const of = (site: number | undefined, zone: number | undefined) => ({
    site,
    zone,
    name,
    kind: `${name}: ${name}, ${name}`,
    count: 14,
    standby: false,
    labels: [name],
    mark: site === 0 ? { ...mark, policy: name, lost: name } : undefined,
  });
  const rows: Row[] = [
    { layer: 'services', boxes: [{ ...of(undefined, undefined), service: 'broken' }] },
    {
      layer: 'compute',
      boxes: Array.from({ length: sites * zones }, (_, at) => of(Math.floor(at / zones), at % zones)),
    },
    { layer: 'data', boxes: Array.from({ length: sites }, (_, site) => of(site, undefined)) },
  ];
  return {
    title: name,
    summary: `${name} ${name} ${name}`,
    sites: Array.from({ length: sites }, () => ({
      name,
      detail: name,
      zones: Array.from({ length: zones }, () => ({ name, mark })),
      mark,
    })),
    rows,
    edges: [{ from: { row: 0, site: undefined }, to: { row: 1, site: 0 }, tie: 'needs' }],
    remarks: [{ ...mark, severity: 'error', message: `${name} ${name} ${name}` }],
    leftOut: 3,
    isCoarse: true,
  };
}

test.each([
  ['short names', 'a', 1, 1],
  ['long names', long, 2, 3],
  ['names without a place to break', 'W'.repeat(300), 2, 2],
  ['Korean names', '새올행정시스템 '.repeat(20), 1, 3],
  ['names of a megabyte', 'x.'.repeat(500_000), 1, 2],
  ['many zones', long, 4, 6],
])('%s stay in their boxes, and beside each other', async (_, name, sites, zones) => {
  expect(overruns(await renderPicture(allCalled(name, sites, zones), 'svg', english))).toEqual([]);
});

test('the pictures of networks', async () => {
  expect(overruns(await renderPicture(pictured(twoSites()), 'svg', english))).toEqual([]);
  expect(overruns(readFileSync('stacks/network.svg', 'utf8'))).toEqual([]);
});

test('a lost zone and a lost site have a frame, and say what stops', async () => {
  const picture = allCalled('a', 1, 1);
  const svg = await renderPicture(picture, 'svg', english);
  expect(svg.match(/class="panel lost broken"|class="lost broken"/g)?.length).toBe(2);
  expect(svg).toContain('>single-zone: stops');
  expect(svg).toContain('zone or site whose loss stops a service');
});

test('what overruns finds', () => {
  const text = (x: number, content: string) => `<text x="${x}" y="20" font-size="10">${content}</text>`;
  const page = (content: string) => `<svg width="100" height="40">${content}</svg>`;
  expect(overruns(page(text(10, 'aaa') + text(60, 'bbb')))).toEqual([]);
  expect(overruns(page(text(10, 'aaa') + text(20, 'bbb')))).toEqual(['aaa is over bbb']);
  expect(overruns(page(text(90, 'aaa')))).toEqual(['aaa is outside']);
  const box = '<rect x="5" y="5" width="20" height="30"/>';
  expect(overruns(page(`<g>${box}${text(8, 'aaaa')}</g>`))).toEqual(['aaaa is outside']);
});
