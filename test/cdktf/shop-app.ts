import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Outcome } from '../cli/command.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A shop: a load balancer, two servers and a database, whose construct is in a file of its own. */
export const shopApp: Readonly<Record<string, string>> = {
  'nospof.yaml': `version: 1
disable:
  no-test-tier: one shop is enough for a test
`,
  'main.ts': `import 'nospof/trace';
import { App } from 'cdktf';
import { Shop } from './lib/shop';

const app = new App();
new Shop(app, 'shop', { zones: ['ap-northeast-2a', 'ap-northeast-2c'], multiAz: true });
app.synth();
`,
  'lib/shop.ts': `import { type App, Fn, TerraformStack } from 'cdktf';
import { AutoscalingGroup } from '@cdktf/provider-aws/lib/autoscaling-group';
import { DbInstance } from '@cdktf/provider-aws/lib/db-instance';
import { DbSubnetGroup } from '@cdktf/provider-aws/lib/db-subnet-group';
import { LaunchTemplate } from '@cdktf/provider-aws/lib/launch-template';
import { Lb } from '@cdktf/provider-aws/lib/lb';
import { LbListener } from '@cdktf/provider-aws/lib/lb-listener';
import { LbTargetGroup } from '@cdktf/provider-aws/lib/lb-target-group';
import { AwsProvider } from '@cdktf/provider-aws/lib/provider';
import { Subnet } from '@cdktf/provider-aws/lib/subnet';
import { Vpc } from '@cdktf/provider-aws/lib/vpc';

export interface ShopSize {
  readonly zones: readonly string[];
  readonly multiAz: boolean;
}

export class Shop extends TerraformStack {
  constructor(app: App, id: string, size: ShopSize) {
    super(app, id);
    new AwsProvider(this, 'aws', { region: 'ap-northeast-2', defaultTags: [{ tags: { Environment: 'production' } }] });
    const vpc = new Vpc(this, 'vpc', { cidrBlock: '10.0.0.0/16' });
    const subnetIds = size.zones.map(
      (availabilityZone, index) =>
        new Subnet(this, \`subnet-\${index}\`, { vpcId: vpc.id, cidrBlock: \`10.0.\${index}.0/24\`, availabilityZone }).id,
    );
    const targets = new LbTargetGroup(this, 'targets', { vpcId: vpc.id, port: 80, protocol: 'HTTP' });
    const lb = new Lb(this, 'web', { subnets: subnetIds, internal: true });
    const db = database(this, size, subnetIds);
    const template = new LaunchTemplate(this, 'server', {
      imageId: 'ami-0123456789abcdef0',
      instanceType: 't3.small',
      userData: Fn.base64encode(\`DATABASE=\${db.address}\`),
    });
    new LbListener(this, 'listener', {
      loadBalancerArn: lb.arn,
      port: 80,
      defaultAction: [{ type: 'forward', targetGroupArn: targets.arn }],
    });
    new AutoscalingGroup(this, 'servers', {
      minSize: 2,
      maxSize: 4,
      vpcZoneIdentifier: subnetIds,
      targetGroupArns: [targets.arn],
      healthCheckType: 'ELB',
      launchTemplate: { id: template.id },
    });
  }
}

function database(stack: Shop, { multiAz }: ShopSize, subnetIds: string[]): DbInstance {
  const group = new DbSubnetGroup(stack, 'db-subnets', { subnetIds });
  return new DbInstance(stack, 'db', {
    instanceClass: 'db.t3.small',
    engine: 'postgres',
    allocatedStorage: 20,
    username: 'shop',
    manageMasterUserPassword: true,
    dbSubnetGroupName: group.name,
    multiAz,
  });
}
`,
};

/** The line, from 1, of a file of the app that contains a text. */
export function lineOf(text: string, file = 'lib/shop.ts', app = shopApp): number {
  const line = (app[file] ?? '').split('\n').findIndex((one) => one.includes(text)) + 1;
  if (line === 0) throw new Error(`${file} does not contain ${text}`);
  return line;
}

/** A new folder with the files of an app, which can import what this project has installed, and nospof as it was built. */
export function appFolder(files: Readonly<Record<string, string>> = shopApp): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'nospof-app-')));
  for (const [name, text] of Object.entries(files)) write(join(folder, name), text);
  mkdirSync(join(folder, 'node_modules/@cdktf'), { recursive: true });
  for (const name of ['cdktf', 'constructs', '@cdktf/provider-aws']) {
    symlinkSync(realpathSync(join(root, 'node_modules', name)), join(folder, 'node_modules', name));
  }
  symlinkSync(root, join(folder, 'node_modules/nospof'));
  return folder;
}

export function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Runs Node in the folder of an app, with the loader for TypeScript where it is told to. */
export function node(args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = {}): Promise<Outcome> {
  const child = spawn(process.execPath, args, {
    cwd,
    env: { PATH: process.env['PATH'], ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [stdout, stderr]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => stdout.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      resolve({ code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() });
    });
  });
}

/** Arguments of Node that make it read TypeScript. */
export const typescript = ['--import', import.meta.resolve('tsx')];
