import { execSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';

import type { Report } from '../../src/report/report.ts';
import { isBuilt, nospof } from '../cli/command.ts';
import { appFolder, node, shopApp, typescript } from './shop-app.ts';

const folders: string[] = [];
// Each test starts several processes, which take their time where others work as well.
vi.setConfig({ testTimeout: 300_000 });
beforeAll(() => {
  if (!isBuilt) execSync('npm run -s build');
});
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const shop = shopApp['lib/shop.ts'] ?? '';
const database = `    const db = new TerraformHclModule(this, 'database', {
      source: './modules/database',
      variables: { subnets: subnetIds, size: { multi_az: size.multiAz } },
    });
`;

/** The shop with its database in a module of Terraform's language. */
const app: Readonly<Record<string, string>> = {
  ...shopApp,
  'main.ts': (shopApp['main.ts'] ?? '').replace(
    'new App()',
    "new App({ context: { cdktfRelativeModules: ['./modules/database'] } })",
  ),
  'lib/shop.ts': shop
    .slice(0, shop.indexOf('function database'))
    .replace('Fn, TerraformStack', 'Fn, TerraformHclModule, TerraformStack')
    .replace('    const db = database(this, size, subnetIds);\n', database)
    .replace('${db.address}', "${db.getString('address')}")
    .replaceAll(/import \{ Db.*\n/g, ''),
  'modules/database/main.tf': `resource "aws_db_subnet_group" "db" {
  subnet_ids = var.subnets
}

# Two of them were tried.
resource "aws_db_instance" "db" {
  count                = local.replicas
  engine               = "postgres"
  instance_class       = "db.t3.small"
  db_subnet_group_name = aws_db_subnet_group.db.name
  multi_az             = var.size.multi_az
  tags = {
    "Name" = "db-\${count.index}"
  }
}
`,
  'modules/database/interface.tf': `variable "subnets" {
  type = list(string)
}
variable "size" {
  type = object({ multi_az = bool })
}
locals {
  replicas = 1
}
output "address" {
  value = aws_db_instance.db[0].address
}
`,
};

async function judged(files: Readonly<Record<string, string>>): Promise<{ folder: string; report: Report }> {
  const folder = appFolder(files);
  folders.push(folder);
  expect(await node([...typescript, 'main.ts'], folder)).toEqual({ code: 0, stdout: '', stderr: '' });
  const { stdout } = await nospof(['lint', 'cdktf.out', '--as-of', '2026-11-28', '--format', 'json'], { cwd: folder });
  return { folder, report: JSON.parse(stdout) };
}

it('a module that CDKTF copies beside the stack is judged like the rest of it', async () => {
  const { report } = await judged(app);
  expect([report.verdict, report.coverage.opaqueModules, report.inputs[0]?.resources]).toEqual(['accepted', [], 10]);
});

it('what is wrong in a module is told at its line, and the line of TypeScript that calls it', async () => {
  const files = { ...app, 'main.ts': (app['main.ts'] ?? '').replace('multiAz: true', 'multiAz: false') };
  const { report } = await judged(files);
  expect(report.findings.map(({ policy, addresses }) => [policy, addresses])).toEqual([
    ['single-datastore', ['module.database.aws_db_instance.db[0]']],
  ]);
  const [{ source, construct, witness } = { source: null, witness: [] }] = report.findings;
  expect(construct).toBe('shop/database');
  expect(source).toMatchObject({
    line: 11,
    argument: 'multi_az',
    calledFrom: [{ file: 'lib/shop.ts' }, { file: 'main.ts' }],
  });
  expect(source?.file).toMatch(/\bmain\.tf$/);
  expect(witness[0]).toBe('aws_lb.web');
});

it('a file that is copied as it is stands for the one that it was copied from', async () => {
  const files = {
    ...app,
    'main.ts': (app['main.ts'] ?? '').replace('multiAz: true', 'multiAz: false'),
    'cdktf.json': '{ "terraformModules": [{ "name": "database", "source": "./modules/database" }, "aws/vpc@1"] }',
  };
  const { report, folder } = await judged(files);
  expect(report.findings[0]?.source).toMatchObject({ file: 'modules/database/main.tf', line: 11 });
  // Changed since: the line is another one, and the copy is what was judged.
  writeFileSync(join(folder, 'modules/database/main.tf'), `# Changed.\n${app['modules/database/main.tf']}`);
  const { stdout } = await nospof(['lint', 'cdktf.out', '--format', 'json'], { cwd: folder });
  const { findings }: Report = JSON.parse(stdout);
  expect(findings[0]?.source?.file).toMatch(/^cdktf\.out\/stacks\/shop\/assets\/.*\/main\.tf$/);
});

it('a comment in a module waives what is found there', async () => {
  const waived =
    '  multi_az             = var.size.multi_az # nospof:waive single-datastore until 2027-01-31: small shop';
  const files = {
    ...app,
    'main.ts': (app['main.ts'] ?? '').replace('multiAz: true', 'multiAz: false'),
    'modules/database/main.tf': (app['modules/database/main.tf'] ?? '').replace(/^ {2}multi_az.*$/m, waived),
  };
  const { report } = await judged(files);
  expect(report.findings.filter(({ policy }) => policy === 'single-datastore')).toMatchObject([
    { waived: 'small shop' },
  ]);
});

it('a module that cannot be read is not covered, and is named', async () => {
  const { report, folder } = await judged({ ...app, 'modules/database/broken.tf': 'resource "aws_lb" {{\n' });
  expect(report.coverage.opaqueModules).toEqual(['module.database']);
  const stack = join(folder, 'cdktf.out/stacks/shop/cdk.tf.json');
  writeFileSync(
    stack,
    readFileSync(stack, 'utf8').replaceAll(/"source": "\.\/assets[^"]*"/g, '"source": "./assets/none"'),
  );
  const { stdout } = await nospof(['lint', 'cdktf.out', '--format', 'json'], { cwd: folder });
  expect((JSON.parse(stdout) as Report).coverage.opaqueModules).toEqual(['module.database']);
});
