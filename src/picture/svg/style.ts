import type { Layer } from '../picture.ts';

/** Colour of each layer, on white and on dark: its boxes' borders, and the wires that lead to it. */
const layers: Readonly<Record<Layer, readonly [light: string, dark: string]>> = {
  services: ['#374151', '#d1d5db'],
  names: ['#64748b', '#a3b1c6'],
  switches: ['#4f46e5', '#a5b4fc'],
  firewalls: ['#be185d', '#f9a8d4'],
  compute: ['#2563eb', '#7db4fd'],
  authentication: ['#7c3aed', '#c4b5fd'],
  caches: ['#0891b2', '#67e8f9'],
  data: ['#0f766e', '#5eead4'],
  operations: ['#4d7c0f', '#bef264'],
  routers: ['#a16207', '#fde047'],
  links: ['#9a5b2e', '#e2b78f'],
  premises: ['#57534e', '#d6d3d1'],
};

const palettes = {
  light: {
    page: '#ffffff',
    ink: '#111827',
    quiet: '#5b6472',
    band: '#f1f5f9',
    panel: '#cbd5e1',
    box: '#ffffff',
    broken: ['#fee2e2', '#dc2626', '#991b1b'],
    unproven: ['#fef3c7', '#d97706', '#7c4a03'],
    holds: '#15803d',
  },
  dark: {
    page: '#0d1424',
    ink: '#e8edf5',
    quiet: '#9aa7ba',
    band: '#151f33',
    panel: '#33415a',
    box: '#1b2740',
    broken: ['#521a1f', '#f87171', '#fecaca'],
    unproven: ['#463611', '#fbbf24', '#fde68a'],
    holds: '#4ade80',
  },
} as const;

function rules(palette: (typeof palettes)['light' | 'dark'], shade: 0 | 1): string {
  const { page, ink, quiet, band, panel, box, broken, unproven, holds } = palette;
  return [
    `.page{fill:${page}}.band{fill:${band}}.panel{fill:none;stroke:${panel}}`,
    `text{fill:${ink}}.quiet{fill:${quiet}}.holds{fill:${holds}}`,
    `.box{fill:${box}}`,
    ...Object.entries(layers).map(
      ([layer, colours]) => `.${layer}{stroke:${colours[shade]}}.${layer}-tip{fill:${colours[shade]}}`,
    ),
    `.broken{fill:${broken[0]};stroke:${broken[1]}}.broken-text{fill:${broken[2]}}`,
    `.unproven{fill:${unproven[0]};stroke:${unproven[1]}}.unproven-text{fill:${unproven[2]}}`,
    // Boxes stand in it: its colour is weak.
    `.lost{stroke-width:2;stroke-dasharray:7 4;fill-opacity:.45}`,
  ].join('\n');
}

/** Light unless the reader's page is dark. No variables: renderers other than browsers do not know them. */
export const style = `
text{font-family:"Helvetica Neue",Helvetica,Arial,"Liberation Sans","Noto Sans",sans-serif}
.box{stroke-width:1.2}.marked{stroke-width:2.2}.waits{stroke-dasharray:5 3}
.wire{fill:none}.needs{stroke-width:1.9}.one-of{stroke-width:1.1}.standby{stroke-width:1.3;stroke-dasharray:5 3}
${rules(palettes.light, 0)}
@media (prefers-color-scheme:dark){
${rules(palettes.dark, 1)}
}
`;
