import { expect, it } from 'vitest';
import { settings } from '../../stacks/settings.ts';
import { reference as stacks } from './reference.ts';
import { keptInDatabase } from './whole.ts';
import { stacksIn, synthesise, synthesiseTo, type Stacks } from './synthesis.ts';

const resource = (stack: string, address: string) => stacks.get(stack)?.resources.get(address);

it('has a stack a site, and others of no site, for each environment', () => {
  expect([...stacks.keys()]).toEqual([
    'production-daejeon',
    'production-global',
    'production-gwangju',
    'production-lines',
    'production-lines-up',
    'production-vault',
    'staging-daejeon',
    'staging-global',
    'staging-gwangju',
    'staging-lines',
    'staging-lines-up',
    'staging-vault',
  ]);
});

it.each(['daejeon', 'gwangju', 'global', 'lines', 'vault'])('builds staging as production is built: %s', (name) => {
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

/** Texts that begin like an absolute path, apart from names of log groups and addresses on a server. */
function paths(json: unknown): string[] {
  const known = /^\/(?:healthz$|(?:production|staging)\/(?:daejeon|gwangju)\/)/;
  const found: string[] = [];
  JSON.stringify(json, (_key, value: unknown) => {
    if (typeof value === 'string' && /^(\/|[A-Za-z]:\\)/.test(value) && !known.test(value)) found.push(value);
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
    const zones = [`${region}a`, `${region}b`, `${region}c`];
    const of = (type: string) =>
      [...(stacks.get(stack)?.resources ?? [])]
        .filter(([address]) => address.startsWith(`${type}.`))
        .map(([, block]) => block['availability_zone']);
    // Three instances each.
    expect(of('aws_rds_cluster_instance')).toEqual(keptInDatabase.flatMap(() => zones));
    expect(new Set(of('aws_subnet'))).toEqual(new Set(zones));
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
      route_table_id: `\${aws_route_table.network-app-${zone}.id}`,
      nat_gateway_id: `\${aws_nat_gateway.nat-gateway-${zone}.id}`,
    });
    expect(resource('production-daejeon', `aws_nat_gateway.nat-gateway-${zone}`)).toMatchObject({
      subnet_id: `\${aws_subnet.network-subnet-public-${zone}.id}`,
    });
  }
});

it('leads each zone through its own firewall, in both directions', () => {
  const endpoint = (zone: string) =>
    '${one([for state in aws_networkfirewall_firewall.firewall.firewall_status[0].sync_states : ' +
    `state.attachment[0].endpoint_id if state.availability_zone == "ap-northeast-2${zone}"])}`;
  const route = (name: string) => {
    const {
      route_table_id: table,
      destination_cidr_block: to,
      vpc_endpoint_id: over,
    } = resource('production-daejeon', `aws_route.${name}`) ?? {};
    return [table, to, over];
  };
  const table = (name: string) => `\${aws_route_table.network-${name}.id}`;
  const block = (name: string) => `\${aws_subnet.network-subnet-${name}.cidr_block}`;
  for (const zone of ['a', 'b', 'c']) {
    const over = endpoint(zone);
    expect([
      route(`firewall-internet-to-${zone}`),
      route(`firewall-public-${zone}-to-internet`),
      route(`firewall-transit-to-${zone}`),
      route(`firewall-${zone}-to-premises`),
      route(`firewall-${zone}-to-gwangju`),
    ]).toEqual([
      [table('arrivals'), block(`public-${zone}`), over],
      [table(`public-${zone}`), '0.0.0.0/0', over],
      [table('transit'), block(`app-${zone}`), over],
      [table(`app-${zone}`), '172.20.0.0/16', over],
      [table(`app-${zone}`), '10.20.0.0/16', over],
    ]);
  }
});

it('has an alarm on every router, line, L4 switch and NAT gateway, all to the rota', () => {
  const watched = [
    ['aws_vpn_connection', 'VpnId', 'id'],
    ['aws_ec2_transit_gateway', 'TransitGateway', 'id'],
    ['aws_nat_gateway', 'NatGatewayId', 'id'],
    ['aws_lb', 'LoadBalancer', 'arn_suffix'],
  ] as const;
  for (const name of ['production-daejeon', 'production-gwangju']) {
    const all = [...(stacks.get(name)?.resources ?? [])];
    const alarms = all.filter(([address]) => address.startsWith('aws_cloudwatch_metric_alarm.'));
    for (const [type, dimension, attribute] of watched) {
      const expected = all
        .filter(([address, block]) => address.startsWith(`${type}.`) && block['load_balancer_type'] !== 'application')
        .map(([address]) => `\${${address}.${attribute}}`);
      const found = alarms.map(([, { dimensions }]) => (dimensions as Record<string, string>)[dimension]);
      expect(found.filter((one) => one !== undefined).toSorted()).toEqual(expected.toSorted());
    }
    for (const [, { alarm_actions: actions }] of alarms) {
      expect(actions).toEqual([expect.stringMatching(/aws_sns_topic\.rota\.arn|outputs\..*sns_topicrotaarn/)]);
    }
  }
});

it('has an alarm on every dedicated line', () => {
  const up = [...(stacks.get('production-lines-up')?.resources ?? [])];
  const watched = up.flatMap(([address, { dimensions }]) =>
    address.startsWith('aws_cloudwatch_metric_alarm.') ? (dimensions as { ConnectionId: string }).ConnectionId : [],
  );
  expect(watched).toHaveLength(4);
  const used = up.flatMap(([address, { connection_id: line }]) => (address.endsWith('-interface') ? line : []));
  expect(new Set<unknown>(watched)).toEqual(new Set(used));
});

it('copies every backup to the other site and to another account', () => {
  const plan = resource('production-daejeon', 'aws_backup_plan.backup-plan');
  expect(plan?.['rule']).toMatchObject([
    { rule_name: 'continuous', enable_continuous_backup: true },
    {
      rule_name: 'daily',
      copy_action: [
        { destination_vault_arn: 'arn:aws:backup:ap-northeast-3:110000000002:backup-vault:production-gwangju' },
        { destination_vault_arn: 'arn:aws:backup:ap-northeast-3:110000000006:backup-vault:production-last' },
      ],
    },
  ]);
});

it('keeps secrets out of plans: what is sensitive is ephemeral, and goes into write-only arguments only', () => {
  for (const { text } of stacks.values()) {
    const { variable = {} }: { variable?: Readonly<Record<string, { sensitive?: boolean; ephemeral?: boolean }>> } =
      JSON.parse(text);
    for (const [name, { sensitive, ephemeral }] of Object.entries(variable)) {
      expect([name, sensitive, ephemeral]).toEqual([name, true, true]);
    }
    const uses = Array.from(text.matchAll(/"(\w+)":"\$\{var\.\w+\}"/g), ([, argument]) => argument);
    expect(uses.filter((argument) => !argument?.endsWith('_wo'))).toEqual([]);
  }
});

it('shares nothing between production and staging', () => {
  const text = (environment: string) =>
    [...stacks].flatMap(([name, stack]) => (name.startsWith(environment) ? stack.text : [])).join('\n');
  const accounts = /\b\d{12}\b/g;
  expect(new Set(text('production').match(accounts))).toEqual(new Set(['110000000002', '110000000006']));
  expect(new Set(text('staging').match(accounts))).toEqual(new Set(['220000000002', '220000000006']));
  expect(text('production').match(/staging/g)).toBeNull();
  const blocks = (environment: string) => new Set(text(environment).match(/\b(?:10|172)\.\d+\.\d+\.\d+\/\d+/g));
  expect([...blocks('production')].filter((block) => blocks('staging').has(block))).toEqual([]);
});

it('tags everything with environment, owner and site', () => {
  const owner = 'network-operations';
  const duties = { Owner: owner, 'nospof:operator': owner, 'nospof:fault-isolation': owner };
  const common = { Project: 'nospof', ...duties, Residence: 'republic' };
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

it('is the same text each time, also with the stack traces that CDKTF takes', async () => {
  expect(texts(await synthesiseTo(settings, stacksIn))).toEqual(texts(stacks));
});

function texts(of: Stacks): readonly string[] {
  return Array.from(of.values(), ({ text }) => text);
}
