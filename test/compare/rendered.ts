/**
 * Draws pictures in a real browser and says what runs over: text outside its box, in each of several fonts, and what Mermaid does
 * not understand. Needs a folder where `npm install playwright-core mermaid` ran, and a Chromium:
 *   node --import tsx test/compare/rendered.ts TOOLS CHROMIUM PNG-FOLDER FILE.svg|FILE.mmd|FILE.md...
 */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { basename, join, resolve } from 'node:path';

interface Page {
  setContent(html: string): Promise<void>;
  addScriptTag(options: { path: string }): Promise<void>;
  evaluate<T>(code: string): Promise<T>;
  screenshot(options: { path: string; fullPage: boolean }): Promise<unknown>;
  setViewportSize(size: { width: number; height: number }): Promise<void>;
}
interface Tools {
  chromium: {
    launch(options: {
      executablePath: string;
      args: string[];
    }): Promise<{ newPage(): Promise<Page>; close(): Promise<void> }>;
  };
}

/** What a reader's machine may have: the fonts of the picture, then wide ones that stand in for them. */
const fonts = ['', 'Liberation Sans', 'DejaVu Sans', 'Verdana, DejaVu Sans'];

/** Texts with more than half a pixel outside of the rectangle in their group, or of the page. */
const overruns = `[...document.querySelectorAll('svg text')].flatMap((text) => {
  const box = text.parentNode.querySelector(':scope > rect') ?? document.querySelector('svg');
  const [a, b] = [text.getBoundingClientRect(), box.getBoundingClientRect()];
  const over = Math.max(b.left - a.left, a.right - b.right, b.top - a.top - 1, a.bottom - b.bottom - 1);
  return over > 0.5 ? [text.textContent + ': ' + over.toFixed(1)] : [];
}).concat([...document.querySelectorAll('svg text')].flatMap((one, at, all) => all.slice(at + 1).flatMap((other) => {
  const [a, b] = [one.getBoundingClientRect(), other.getBoundingClientRect()];
  const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left);
  const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
  return wide > 0.5 && high > 4 ? [one.textContent + ' over ' + other.textContent] : [];
})))`;

const [tools = '', executablePath = '', folder = '', ...files] = process.argv.slice(2);
const require = createRequire(join(resolve(tools), 'package.json'));
const { chromium }: Tools = require('playwright-core');
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
let wrong = 0;
const tell = (text: string): void => {
  wrong++;
  process.stdout.write(`${text}\n`);
};

async function drawSvg(file: string): Promise<void> {
  const svg = readFileSync(file, 'utf8');
  for (const font of fonts) {
    const style = font === '' ? '' : `<style>svg text{font-family:${font} !important}</style>`;
    await page.setContent(`<body style="margin:0">${svg}${style}</body>`);
    for (const text of await page.evaluate<string[]>(overruns))
      tell(`${basename(file)} in ${font || 'its font'}: ${text}`);
    const [width = 1, height = 1] = /viewBox="0 0 (\S+) (\S+)"/.exec(svg)?.slice(1).map(Number) ?? [];
    await page.setViewportSize({ width: Math.ceil(width), height: Math.ceil(height) });
    const name = `${basename(file)}${font === '' ? '' : `-${font.split(',')[0]?.replaceAll(' ', '-')}`}.png`;
    await page.screenshot({ path: join(folder, name), fullPage: true });
  }
}

async function drawMermaid(file: string, code: string): Promise<void> {
  await page.setContent('<body style="margin:0"><div id="drawing"></div></body>');
  await page.addScriptTag({ path: join(resolve(tools), 'node_modules/mermaid/dist/mermaid.min.js') });
  const said = await page.evaluate<string>(`(async () => {
    mermaid.initialize({ startOnLoad: false, securityLevel: 'strict' });
    try {
      const { svg } = await mermaid.render('drawn', ${JSON.stringify(code)});
      document.getElementById('drawing').innerHTML = svg;
      return '';
    } catch (error) { return String(error); }
  })()`);
  if (said !== '') tell(`${basename(file)}: ${said}`);
  await page.screenshot({ path: join(folder, `${basename(file)}.png`), fullPage: true });
}

for (const file of files) {
  if (file.endsWith('.svg')) await drawSvg(file);
  else {
    const text = readFileSync(file, 'utf8');
    const drawings = file.endsWith('.mmd')
      ? [text]
      : Array.from(text.matchAll(/```mermaid\n([^`]*)```/g), ([, code = '']) => code);
    for (const code of drawings) await drawMermaid(file, code);
  }
}
await browser.close();
process.stdout.write(`${files.length} pictures, ${wrong} troubles\n`);
process.exitCode = wrong === 0 ? 0 : 1;
