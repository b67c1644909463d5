import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { afterAll, expect, it } from 'vitest';

import { readDeployment } from '../../../src/input/read.ts';
import { readSources } from '../../../src/input/source/sources.ts';
import type { Sources } from '../../../src/input/source/place.ts';
import type { Json } from '../../../src/input/value.ts';
import { change, sentence } from '../inputs.ts';

const folder = mkdtempSync(join(tmpdir(), 'nospof-source-'));
afterAll(() => rmSync(folder, { recursive: true }));
let count = 0;

interface Looked extends Sources {
  /** `file:line:column`, with the calls behind it. */
  at(address: string, path?: string): string;
}

/** What is found of a plan of these addresses beside these files. */
async function look(
  files: Readonly<Record<string, string>>,
  addresses: readonly string[],
  more: { readonly plan?: string; readonly source?: readonly string[]; readonly wanted?: readonly string[] } = {},
): Promise<Looked> {
  const root = join(folder, String((count += 1)));
  for (const [name, text] of Object.entries(files)) write(join(root, name), text);
  const plan = join(root, more.plan ?? 'plan.json');
  write(plan, JSON.stringify({ format_version: '1.2', resource_changes: addresses.map(changeOf) }));
  const folders = more.source?.map((one) => one.replace('ROOT', root)) ?? [];
  const deployment = await readDeployment([plan]);
  const sources = await readSources(deployment, new Set(more.wanted ?? addresses), folders);
  const shown = ({ file, line, column = 0 }: { file: string; line: number; column?: number }): string =>
    `${file.slice(`${relative('', root)}/`.length)}:${line}:${column}`;
  return {
    ...sources,
    at(address, path) {
      const place = sources.places.get(address);
      if (place === undefined) return 'nowhere';
      if (path === undefined) return [place.at, ...place.calledFrom].map(shown).join(' < ');
      const argument = place.argument(path);
      return argument === undefined ? 'omitted' : `${argument.path} ${shown(argument.at)}`;
    },
  };
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function changeOf(address: string): Json {
  const steps = address.replaceAll(/\[[^\]]*\]/g, '').split('.');
  const module = /^(?:module\.[^.]+\.)*/.exec(address)?.[0].slice(0, -1);
  return change(
    address,
    {},
    {
      ...(module && { module_address: module }),
      ...(steps.at(-3) === 'data' && { mode: 'data', change: { actions: ['read'], before: null, after: {} } }),
      index:
        /\["(\w+)"\]$/.exec(address)?.[1] ??
        (/\[(\d+)\]$/.test(address) ? Number(/\[(\d+)\]$/.exec(address)?.[1]) : null),
    },
  );
}

const modules = {
  'main.tf': `
module "net" {
  for_each = toset(["a", "b"])
  source   = "./network"
}

module "far" {
  source = "terraform-aws-modules/vpc/aws"
}
`,
  'network/main.tf': `resource "aws_lb" "web" {
}
  module "inner" {
  source = "../inner" # comment
}
`,
  'inner/x.tf': '\n\nresource aws_nat_gateway this {\n  count = 2\n}\ndata "aws_subnet" "s" {}\n',
  '.terraform/modules/modules.json': JSON.stringify({
    Modules: [
      { Key: '', Source: '', Dir: '.' },
      { Key: 'far', Source: 'registry.terraform.io/terraform-aws-modules/vpc/aws', Dir: '.terraform/modules/far' },
      { Key: 'far.sub', Source: './modules/sub', Dir: '.terraform/modules/far/modules/sub' },
    ],
  }),
  '.terraform/modules/far/main.tf':
    'module "sub" {\n source = "./modules/sub"\n}\n# nospof:waive x\nresource "aws_vpc" "v" {}\n',
  '.terraform/modules/far/modules/sub/main.tf': 'resource "aws_vpc" "v" {}\n',
};

it('follows calls of modules, local, nested and installed; every instance is at its block', async () => {
  const found = await look(modules, [
    'module.net["a"].aws_lb.web',
    'module.net["b"].module.inner.aws_nat_gateway.this[1]',
    'module.net["a"].module.inner.data.aws_subnet.s',
    'module.far.aws_vpc.v',
    'module.far.module.sub.aws_vpc.v',
    'module.gone.aws_vpc.v',
    'aws_vpc.gone',
  ]);
  expect(found.at('module.net["a"].aws_lb.web')).toBe('network/main.tf:1:1 < main.tf:2:1');
  expect(found.at('module.net["b"].module.inner.aws_nat_gateway.this[1]')).toBe(
    'inner/x.tf:3:1 < network/main.tf:3:3 < main.tf:2:1',
  );
  expect(found.at('module.net["a"].module.inner.data.aws_subnet.s')).toBe(
    'inner/x.tf:6:1 < network/main.tf:3:3 < main.tf:2:1',
  );
  expect(found.at('module.far.aws_vpc.v')).toBe('.terraform/modules/far/main.tf:5:1 < main.tf:7:1');
  expect(found.at('module.far.module.sub.aws_vpc.v')).toBe(
    '.terraform/modules/far/modules/sub/main.tf:1:1 < .terraform/modules/far/main.tf:1:1 < main.tf:7:1',
  );
  expect([found.at('module.gone.aws_vpc.v'), found.at('aws_vpc.gone')]).toEqual(['nowhere', 'nowhere']);
  expect([found.unread, found.comments]).toEqual([[], []]);
});

it('a module that calls itself ends where the addresses end', async () => {
  const found = await look({ 'main.tf': 'module "m" {\n source = "./"\n}\nresource "aws_vpc" "v" {}\n' }, [
    'module.m.module.m.aws_vpc.v',
  ]);
  expect(found.at('module.m.module.m.aws_vpc.v')).toBe('main.tf:4:1 < main.tf:1:1 < main.tf:1:1');
});

const argumentsWritten = {
  'main.tf': `resource "aws_lb" "web" {
  name = "웹 서비스 🚦" # 🚦
  listener { port = 80 }
  listener {
    port = 443
    rule {
      priority = 1
    }
  }
  dynamic "target" {
    for_each = var.targets
    content {
      port = 8080
    }
  }
  tags = {
    subnets = "x"
  }
  health_check { interval = 5 }
  text = <<EOT
  subnets = "no"
EOT
}
`,
  'override.tf': 'resource "aws_lb" "web" {\n  name = "x"\n}\n',
};

it.each([
  ['name', 'name override.tf:2:3'],
  ['listener.0.port', 'listener.0.port main.tf:3:14'],
  ['listener.1.port', 'listener.1.port main.tf:5:5'],
  ['listener.port', 'listener.port main.tf:3:14'],
  ['listener.1.rule.0.priority', 'listener.1.rule.0.priority main.tf:7:7'],
  ['listener.1.protocol', 'listener.1 main.tf:4:3'],
  ['listener.2.port', 'omitted'],
  ['target.3.port', 'target.3.port main.tf:13:7'],
  ['tags.subnets', 'tags main.tf:16:3'],
  ['health_check.interval', 'health_check.interval main.tf:19:18'],
  ['subnets', 'omitted'],
])('argument %s is at %s', async (path, expected) => {
  const found = await look(argumentsWritten, ['aws_lb.web']);
  expect(found.at('aws_lb.web', path)).toBe(expected);
});

it.each(['\n', '\r\n'])('columns count UTF-16 code units, lines end as %j', async (end) => {
  const text = ['\ufeff/* 🚦 */ resource "aws_lb" "web" {', '  /* 웹🚦 */ internal = true', '}', ''].join(end);
  const found = await look({ 'main.tf': text }, ['aws_lb.web']);
  expect([found.at('aws_lb.web'), found.at('aws_lb.web', 'internal')]).toEqual([
    'main.tf:1:10',
    'internal main.tf:2:13',
  ]);
});

it('of a file that is broken, what can be read is found; what cannot names the file', async () => {
  const broken = `
resource "aws_lb" "web" {
  subnets = [
}
resource "aws_vpc" "v" {
  name = "x"

resource "aws_vpc" "w" {
}
`;
  const found = await look({ 'broken.tf': broken, 'good.tf': 'resource "aws_vpc" "good" {}\n' }, [
    'aws_vpc.good',
    'aws_vpc.w',
    'aws_vpc.gone',
  ]);
  expect(found.at('aws_vpc.good')).toBe('good.tf:1:1');
  expect(found.at('aws_vpc.w')).toBe('broken.tf:8:1');
  expect(found.unread).toEqual([expect.stringMatching(/broken\.tf$/)]);
});

it.each([
  ['no text', '\0\u0001\u0002'],
  ['an open string', 'resource "aws_lb" "web" {\n name = "'],
  ['nothing', ''],
  ['deep', '['.repeat(100_000)],
])('%s is no reason to fail', async (_, text) => {
  const found = await look({ 'main.tf': text, 'x.tf.json': text }, ['aws_vpc.v']);
  expect(found.at('aws_vpc.v')).toBe('nowhere');
});

it('reads .tf.json: objects and lists of one, blocks, and comments', async () => {
  const text = `{
  "module": { "net": [{ "source": "./net" }] },
  "resource": [
    { "aws_lb": { "웹": { "//": "nospof:waive x", "name": "a",
        "listener": [{ "port": 80 }, {
          "port": 443 }] } } },
    { "aws_vpc": { "v": [{ "cidr_block": "10.0.0.0/8" }] } }
  ],
  "data": { "aws_subnet": { "s": {} } }
}`;
  const found = await look({ 'main.tf.json': text, 'net/a.tf.json': '{"resource":{"aws_vpc":{"v":{}}}}' }, [
    'aws_lb.웹',
    'aws_vpc.v',
    'data.aws_subnet.s',
    'module.net.aws_vpc.v',
  ]);
  expect(found.at('aws_lb.웹')).toBe('main.tf.json:4:19');
  expect(found.at('aws_lb.웹', 'listener.1.port')).toBe('listener.1.port main.tf.json:6:11');
  expect(found.at('aws_lb.웹', 'name')).toBe('name main.tf.json:4:50');
  expect(found.at('aws_vpc.v', 'cidr_block')).toBe('cidr_block main.tf.json:7:28');
  expect(found.at('data.aws_subnet.s')).toBe('main.tf.json:9:29');
  expect(found.at('module.net.aws_vpc.v')).toBe('net/a.tf.json:1:25 < main.tf.json:2:15');
  expect(found.comments).toEqual([
    {
      text: 'nospof:waive x',
      place: expect.objectContaining({ line: 4 }),
      of: [{ stack: 'plan', written: 'aws_lb.웹' }],
    },
  ]);
});

it('the line of the program comes before the file it made', async () => {
  const stackTrace = [
    'new Resource (/x/node_modules/cdktf/lib/x.js:1:1)',
    `new Stack (${process.cwd()}/app/main.ts:50:16)`,
  ];
  const resource = (more: Json): Json => ({ '//': { metadata: { path: 'net/web', ...(more as object) } } });
  const text = JSON.stringify({ resource: { aws_lb: { web: resource({ stackTrace }), other: resource({}) } } });
  const { places, constructs } = await look({ 'cdk.tf.json': text }, ['aws_lb.web', 'aws_lb.other']);
  expect(places.get('aws_lb.web')?.at).toEqual({ file: 'app/main.ts', line: 50, column: 16 });
  // The file itself is made anew each time: the construct says what to change.
  expect(places.has('aws_lb.other')).toBe(false);
  expect(constructs.get('aws_lb.other')).toBe('net/web');
});

it('what is in a module that a program calls is in its file, called from the line of the program', async () => {
  const called = (name: string, metadata: Json): Json => ({
    '//': { metadata },
    source: `./assets/__cdktf_module_asset_26CE565C/0A/${name}`,
  });
  const stackTrace = [`new Stack (${process.cwd()}/app/main.ts:7:5)`, `${process.cwd()}/app/main.ts:20:1`];
  const files = {
    'out/stacks/shop/cdk.tf.json': JSON.stringify({
      module: { net: called('net', { path: 'shop/net', stackTrace }), bare: called('net', { path: 'shop/bare' }) },
    }),
    'out/stacks/shop/assets/__cdktf_module_asset_26CE565C/0A/net/main.tf': '\nresource "aws_vpc" "v" {}\n',
  };
  const addresses = ['module.net.aws_vpc.v', 'module.bare.aws_vpc.v'];
  const found = await look(files, addresses, { plan: 'out/stacks/shop/plan.json' });
  const at = 'out/stacks/shop/assets/__cdktf_module_asset_26CE565C/0A/net/main.tf:2:1';
  expect(addresses.map((address) => found.at(address))).toEqual([expect.stringMatching(/^out\/.*:2:1 < /), at]);
  expect(found.places.get('module.net.aws_vpc.v')?.calledFrom).toEqual([
    { file: 'app/main.ts', line: 7, column: 5 },
    { file: 'app/main.ts', line: 20, column: 1 },
  ]);
  expect(addresses.map((address) => found.constructs.get(address))).toEqual(['shop/net', 'shop/bare']);
});

it('collects comments that speak to nospof, with what they are at', async () => {
  const text = `# nospof:waive a: apart

# something else
// nospof:waive b: above
# and more
resource "aws_lb" "web" { # nospof:waive c: beside
  # nospof:waive d: within
  name = "# nospof:waive no comment"
  /* nospof:waive e:
     long */
}
# nospof:waive f: of what is not there
resource "aws_vpc" "none" {
  count = 0
}
# nospof:waive g: a call
module "net" {
  source = "./net"
}
`;
  const inner = '# nospof:waive h: in a module\nresource "aws_vpc" "v" {}\n';
  const { comments } = await look({ 'main.tf': text, 'net/main.tf': inner }, ['aws_lb.web', 'module.net.aws_vpc.v'], {
    wanted: [],
  });
  const of = (written: string): object[] => [{ stack: 'plan', written }];
  expect(comments.map((one) => [one.text.slice(13), one.place.line, one.of])).toEqual([
    ['a: apart', 1, []],
    ['b: above', 4, of('aws_lb.web')],
    ['c: beside', 6, of('aws_lb.web')],
    ['d: within', 7, of('aws_lb.web')],
    ['e:\n     long', 9, of('aws_lb.web')],
    ['f: of what is not there', 12, []],
    ['g: a call', 16, of('module.net')],
    ['h: in a module', 1, of('module.net.aws_vpc.v')],
  ]);
});

it('what others wrote waives nothing', async () => {
  expect((await look(modules, ['module.far.aws_vpc.v'])).comments).toEqual([]);
});

it('a folder that is named is read instead, for all inputs or for one', async () => {
  const files = { 'app/main.tf': 'resource "aws_vpc" "v" {}', 'out/main.tf': '\nresource "aws_vpc" "v" {}' };
  const at = async (source?: string): Promise<string> =>
    (await look(files, ['aws_vpc.v'], { plan: 'out/net.json', ...(source && { source: [source] }) })).at('aws_vpc.v');
  expect(await at()).toBe('out/main.tf:2:1');
  expect(await at('ROOT/app')).toBe('app/main.tf:1:1');
  expect(await at('net=ROOT/app')).toBe('app/main.tf:1:1');
  expect(await sentence(at('web=ROOT/app'))).toMatch(/: no input is named "web"; they are net\.$/);
  expect(await sentence(at('ROOT/none'))).toMatch(/none: there is no such folder\.$/);
  expect(await sentence(at('ROOT'))).toMatch(/contains no \.tf or \.tf\.json file/);
});
