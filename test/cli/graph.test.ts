import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { folderWithPlans, nospof, shop } from './command.ts';

const folder = folderWithPlans();

afterAll(() => rmSync(folder, { recursive: true }));

it.concurrent('a picture on standard output and in a file are the same, and the verdict is no exit code', async () => {
  const printed = await nospof(['graph'], { cwd: folder });
  const written = await nospof(['graph', 'plan.json', '-o', 'network.svg'], { cwd: folder });
  expect([printed.code, printed.stderr, written]).toEqual([0, '', { code: 0, stdout: '', stderr: '' }]);
  expect(printed.stdout.split('\n')[0]).toMatch(
    /^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" width="\d+" height="\d+"/,
  );
  expect(readFileSync(join(folder, 'network.svg'), 'utf8')).toBe(printed.stdout);
});

it.concurrent('a Mermaid flowchart from standard input', async () => {
  const { code, stdout } = await nospof(['graph', '-', '--format', 'mermaid'], { stdin: readFileSync(shop) });
  expect([code, stdout.split('\n')[1]]).toEqual([0, 'flowchart TB']);
});

it.concurrent.each([
  ['an unknown format', ['--format', 'pgn'], '--format pgn: expected svg or mermaid'],
  [
    'a PNG',
    ['--format', 'png'],
    '--format png: nospof draws SVG and Mermaid. To make another image, open the SVG in a browser and print or save it, or run: rsvg-convert -o network.png network.svg',
  ],
  [
    'a file of pixels',
    ['-o', 'net.PNG'],
    '--output net.PNG: nospof draws SVG and Mermaid. To make another image, open the SVG in a browser and print or save it, or run: rsvg-convert -o network.png network.svg',
  ],
  [
    'an unknown service',
    ['--service', 'web'],
    '--service web: there is no service with this name; services: aws_lb.web',
  ],
  ['an unknown tier', ['--tier', 'tst'], '--tier tst: expected production, test, all, did you mean "test"?'],
  ['a tier without services', ['--tier', 'test'], '--tier test: the inputs contain no service in this tier'],
  [
    'nothing to draw',
    ['nothing.json'],
    'nothing to check: nothing.json has no resources; declare a service in nospof.yaml',
  ],
  ['a file that cannot be written', ['-o', 'no/net.svg'], 'no/net.svg: cannot write the picture to this file (ENOENT)'],
])('%s', async (_, args, message) => {
  const outcome = await nospof(['graph', ...args], { cwd: folder });
  expect(outcome).toEqual({ code: 2, stdout: '', stderr: `nospof: ${message}\n` });
});
