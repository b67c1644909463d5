import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import markdown from 'markdown-it';

/**
 * Draws docs/comment.png, the comment in README, as GitHub shows it: `node test/picture/draw-comment.mjs MERMAID.js [CHROMIUM]`,
 * where MERMAID.js is dist/mermaid.min.js of the npm package mermaid.
 */
const [mermaid, chromium = 'chromium'] = process.argv.slice(2);
const root = new URL('../../', import.meta.url);
const text = readFileSync(new URL('test/report/formats/comment-in-readme.md', root), 'utf8');
const body = markdown({ html: true })
  .render(text)
  .replaceAll(/<pre><code class="language-mermaid">([^]*?)<\/code><\/pre>/g, '<pre class="mermaid">$1</pre>');
const style = `
  body { margin: 16px; background: #fff; color: #1f2328; font: 14px/1.5 -apple-system, 'Segoe UI', 'Noto Sans', Helvetica, Arial, sans-serif; }
  article { border: 1px solid #d1d9e0; border-radius: 6px; }
  header { background: #f6f8fa; border-bottom: 1px solid #d1d9e0; border-radius: 6px 6px 0 0; color: #59636e; padding: 8px 16px; }
  header b { color: #1f2328; }
  main { padding: 0 16px; }
  h2 { border-bottom: 1px solid #d1d9e0; font-size: 1.5em; padding-bottom: 0.3em; }
  h3 { font-size: 1.25em; }
  ul { padding-left: 2em; }
  code { background: #818b981f; border-radius: 6px; font: 85% ui-monospace, 'DejaVu Sans Mono', monospace; padding: 0.2em 0.4em; }
  pre.mermaid { text-align: center; }
  details { margin: 16px 0; }`;
const page = join(mkdtempSync(join(tmpdir(), 'nospof-comment-')), 'comment.html');
writeFileSync(
  page,
  `<!doctype html><meta charset="utf-8"><style>${style}</style>
  <article><header><b>github-actions</b> commented</header><main>${body}</main></article>
  <script src="file://${mermaid}"></script><script>mermaid.initialize({ startOnLoad: true });</script>`,
);
const picture = new URL('docs/comment.png', root).pathname;
const options = ['--headless=new', '--no-sandbox', '--hide-scrollbars', '--virtual-time-budget=10000'];
execFileSync(chromium, [...options, '--window-size=960,780', `--screenshot=${picture}`, `file://${page}`], {
  stdio: 'ignore',
});
