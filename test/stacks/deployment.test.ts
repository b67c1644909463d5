import { expect, it } from 'vitest';
import { settings } from '../../stacks/settings.ts';
import { synthesise, type Stacks } from './synthesis.ts';

const stacks = await synthesise(settings);
const resource = (stack: string, address: string) => stacks.get(stack)?.resources.get(address);

it('has a stack a site, and one that joins the sites, for each environment', () => {
  expect([...stacks.keys()]).toEqual([
    'production-daejeon',
    'production-global',
    'production-gwangju',
    'staging-daejeon',
    'staging-global',
    'staging-gwangju',
  ]);
});

it.each(['daejeon', 'gwangju', 'global'])('builds staging as production is built: %s', (name) => {
  expect([...(stacks.get(`staging-${name}`)?.resources.keys() ?? [])]).toEqual([
    ...(stacks.get(`production-${name}`)?.resources.keys() ?? []),
  ]);
});

it('puts the two sites in two Regions', () => {
  expect(providers('production-daejeon').map(({ region }) => region)).toEqual(['ap-northeast-2']);
  expect(providers('production-gwangju').map(({ region }) => region)).toEqual(['ap-northeast-3']);
});

interface Provider {
  readonly region: string;
  readonly default_tags: readonly { readonly tags: object }[];
}

function providers(stack: string): readonly Provider[] {
  const { provider }: { provider: { aws: readonly Provider[] } } = JSON.parse(stacks.get(stack)?.text ?? '{}');
  return provider.aws;
}

it.each([...stacks])('leaves no unresolved token and no path of one machine: %s', (_name, { text }) => {
  expect(text.match(/TfToken|\d\.\d+e\+\d+/g)).toBeNull();
  expect(text.includes(process.cwd())).toBe(false);
  expect(paths(JSON.parse(text))).toEqual([]);
});

/** Texts that begin like an absolute path, apart from names of SSM parameters and addresses on a server. */
function paths(json: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(json, (_key, value: unknown) => {
    if (typeof value === 'string' && /^(\/|[A-Za-z]:\\)/.test(value) && value !== '/healthz') found.push(value);
    return value;
  });
  return found;
}

it('refers only to what exists, also across stacks', () => {
  const broken: string[] = [];
  for (const [name, { text, resources }] of stacks) {
    for (const [, address = ''] of text.matchAll(/\$\{(aws_\w+\.[\w-]+)/g)) {
      if (!resources.has(address)) broken.push(`${name}: ${address}`);
    }
    for (const [, stack = '', output = ''] of text.matchAll(
      /cross-stack-reference-input-([\w-]+)\.outputs\.([\w-]+)/g,
    )) {
      if (!outputs(stacks, stack).includes(output)) broken.push(`${name}: ${stack} ${output}`);
    }
  }
  expect(broken).toEqual([]);
});

function outputs(of: Stacks, stack: string): string[] {
  const { output }: { output?: object } = JSON.parse(of.get(stack)?.text ?? '{}');
  return Object.keys(output ?? {});
}

it('stands in three zones wherever one could fail', () => {
  for (const [stack, region] of [
    ['production-daejeon', 'ap-northeast-2'],
    ['production-gwangju', 'ap-northeast-3'],
  ] as const) {
    const zones = (type: string) =>
      [...(stacks.get(stack)?.resources ?? [])]
        .filter(([address]) => address.startsWith(`${type}.`))
        .map(([, block]) => block['availability_zone']);
    expect(zones('aws_rds_cluster_instance')).toEqual([`${region}a`, `${region}b`, `${region}c`]);
    expect(new Set(zones('aws_subnet'))).toEqual(new Set([`${region}a`, `${region}b`, `${region}c`]));
    expect(resource(stack, 'aws_ec2_transit_gateway_vpc_attachment.router-attachment')?.['subnet_ids']).toEqual([
      '${aws_subnet.network-subnet-transit-a.id}',
      '${aws_subnet.network-subnet-transit-b.id}',
      '${aws_subnet.network-subnet-transit-c.id}',
    ]);
  }
});

it('sends each zone out through its own NAT gateway', () => {
  for (const zone of ['a', 'b', 'c']) {
    expect(resource('production-daejeon', `aws_route.nat-default-${zone}`)).toMatchObject({
      route_table_id: `\${aws_route_table.network-private-${zone}.id}`,
      nat_gateway_id: `\${aws_nat_gateway.nat-gateway-${zone}.id}`,
    });
    expect(resource('production-daejeon', `aws_nat_gateway.nat-gateway-${zone}`)).toMatchObject({
      subnet_id: `\${aws_subnet.network-subnet-public-${zone}.id}`,
    });
  }
});

it('tags everything with environment, owner and site', () => {
  const common = { Project: 'nospof', Owner: 'network-operations' };
  expect(defaultTags('staging-gwangju')).toEqual([{ ...common, Environment: 'staging', Site: 'gwangju' }]);
  expect(defaultTags('production-global')).toEqual([
    { ...common, Environment: 'production' },
    { ...common, Environment: 'production', Site: 'daejeon' },
    { ...common, Environment: 'production', Site: 'gwangju' },
  ]);
});

function defaultTags(stack: string): (object | undefined)[] {
  return providers(stack).map(({ default_tags: [tags] }) => tags?.tags);
}

it('keeps its state in a bucket when the settings say so', async () => {
  const [production] = settings.environments;
  if (production === undefined) throw new Error('no environment');
  const state = { kind: 'bucket', bucket: 'state', region: 'ap-northeast-2' } as const;
  const moved = await synthesise({ ...settings, environments: [{ ...production, state }] });
  const { terraform }: { terraform: { backend: object } } = JSON.parse(moved.get('production-global')?.text ?? '{}');
  expect(terraform.backend).toEqual({
    s3: {
      bucket: 'state',
      region: 'ap-northeast-2',
      key: 'production-global.tfstate',
      encrypt: true,
      use_lockfile: true,
    },
  });
});

it('is the same text each time', async () => {
  expect(await synthesise(settings)).toEqual(stacks);
});
