import { expect, test } from 'vitest';
import { renderPicture } from '../../../src/picture/renderers.ts';
import type { Picture } from '../../../src/picture/picture.ts';
import { english } from '../../../src/report/words/en/english.ts';
import { network } from '../../networks.ts';
import { pictured, twoSites } from '../pictures.ts';

/** Attributes of every element called `name`. */
function elements(svg: string, name: string): Record<string, string>[] {
  return [...svg.matchAll(new RegExp(`<${name} ([^>]*?)/?>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries([...attributes.matchAll(/([\w-]+)="([^"]*)"/g)].map(([, key, value]) => [key, value])),
  );
}

test('two sites', async () => {
  await expect(await renderPicture(pictured(twoSites()), 'svg', english)).toMatchFileSnapshot('two-sites.svg');
});

test('the same network, the same bytes', async () => {
  const [one, other] = await Promise.all([1, 2].map(() => renderPicture(pictured(twoSites()), 'svg', english)));
  expect(one).toBe(other);
});

test('it loads nothing and runs nothing', async () => {
  const svg = await renderPicture(pictured(twoSites()), 'svg', english);
  const foreign = svg
    .replace('xmlns="http://www.w3.org/2000/svg"', '')
    .match(/https?:|<script|<image|@import|url\(|href/);
  expect(foreign).toBe(null);
});

test('what strangers wrote is text, never markup', async () => {
  const evil = '</text><script>alert("1")</script>&\u0000\u202e';
  const drawn = network()
    .component('c', { address: null, title: evil })
    .service(evil, { root: 'c', title: evil })
    .build();
  const svg = await renderPicture(pictured(drawn), 'svg', english);
  expect(/<script|&(?!#\d+;)|[\0\u202e]/.test(svg)).toBe(false);
});

test('boxes do not overlap, and stand on the page', async () => {
  const svg = await renderPicture(pictured(twoSites()), 'svg', english);
  const [page] = elements(svg, 'svg');
  const boxes = elements(svg, 'rect')
    .filter((one) => one.class?.startsWith('box') && Number(one.height) > 20)
    .map(({ x, y, width, height }) => [x, y, width, height].map(Number) as [number, number, number, number]);
  expect(boxes.length).toBe(20);
  for (const [place, [x, y, width, height]] of boxes.entries()) {
    expect(x > 0 && y > 0 && x + width < Number(page?.width) && y + height < Number(page?.height)).toBe(true);
    for (const [otherX, otherY, otherWidth, otherHeight] of boxes.slice(place + 1)) {
      const beside = x + width < otherX || otherX + otherWidth < x;
      expect(beside || y + height < otherY || otherY + otherHeight < y).toBe(true);
    }
  }
});

const three: Picture = {
  title: 'Three',
  summary: 'of each',
  sites: ['a', 'b', 'c'].map((name) => ({ name, detail: '', zones: [], mark: undefined })),
  rows: [box('services', undefined), ...['names', 'compute', 'data'].map((layer) => box(layer as 'data', 1))],
  edges: [
    { from: { row: 0, site: undefined }, to: { row: 2, site: 1 }, tie: 'needs' },
    { from: { row: 2, site: 1 }, to: { row: 0, site: undefined }, tie: 'one-of' },
    { from: { row: 1, site: 1 }, to: { row: 3, site: 1 }, tie: 'standby' },
  ],
  remarks: [],
  leftOut: 0,
  isCoarse: false,
};

function box(layer: 'services' | 'data', site: number | undefined): Picture['rows'][number] {
  const one = { site, zone: undefined, name: layer, kind: 'x', count: 1, mark: undefined, standby: false, labels: [] };
  return { layer, boxes: [one] };
}

test('a site in the middle is reached from above, through its own gutter', async () => {
  const svg = await renderPicture(three, 'svg', english);
  const wires = elements(svg, 'path').filter((one) => one.class?.startsWith('wire'));
  // What goes over all sites is met by the wire itself; no piece of it runs to a side.
  expect(wires.filter((one) => one.class?.includes('services')).map(({ d }) => d?.replace(/[\d.]+/g, '#'))).toEqual([
    'M# #V#',
    'M# #H#',
  ]);
});

test('no site at all', async () => {
  const svg = await renderPicture(
    { ...three, sites: [], rows: [box('services', undefined)], edges: [] },
    'svg',
    english,
  );
  expect(elements(svg, 'rect').filter((one) => one.class === 'panel')).toEqual([]);
});
