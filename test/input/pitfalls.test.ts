import { expect, it } from 'vitest';

import { buildGraph } from '../../src/graph/build-graph.ts';
import { identifiers } from '../../src/network/aws/catalogue/identifiers.ts';
import { readAssumptions } from '../../src/input/assumptions.ts';
import type { Json } from '../../src/input/value.ts';
import { buildNetwork } from '../../src/network/build-network.ts';
import { settingOf } from '../../src/network/aws/settings.ts';
import type { Network } from '../../src/network/network.ts';
import { deploymentOf, edges, graphOf, lines, resolution } from '../graph/edges.ts';
import type { PlannedResource } from '../graph/plans.ts';
import { block, plan, refs, state } from '../graph/plans.ts';
import { at, change, onlyResource, planOf, read, refusal } from './inputs.ts';

// One test, or more, for each known pitfall of Terraform's JSON, by its id.

const zones = (network: Network): readonly string[] =>
  network.domains.flatMap(({ kind, name }) => (kind === 'zone' ? [name] : []));

async function networkOf(document: unknown): Promise<Network> {
  const deployment = await deploymentOf(document);
  return buildNetwork(deployment, buildGraph(deployment, identifiers), await readAssumptions());
}

/** Two subnets `s` and one more `t`, and an instance whose subnet is behind a local. */
function behindLocal(more: object = {}, after: PlannedResource['after'] = {}): object {
  const root = {
    resources: [
      block('aws_subnet.s', {}, { count_expression: { constant_value: 2 } }),
      block('aws_subnet.t'),
      block('aws_instance.i', { subnet_id: refs('local.subnet') }),
    ],
  };
  const resources: readonly PlannedResource[] = [
    { address: 'aws_subnet.s[0]', after: { id: 'subnet-0a0a0a0a' } },
    { address: 'aws_subnet.s[1]' },
    { address: 'aws_subnet.t' },
    { address: 'aws_instance.i', after, unknown: ['subnet_id'] },
  ];
  return plan(resources, root, more);
}

async function subnetOf(document: object): Promise<readonly string[]> {
  return edges(await graphOf(document), 'aws_instance.i', 'subnet_id', 'aws_subnet');
}

it('locals-missing: (a) the source, where it is there', async () => {
  const graph = await graphOf({
    '//': { metadata: { stackName: 's', version: '0.21.0', backend: 'local' } },
    locals: { subnet: '${aws_subnet.t.id}' },
    resource: { aws_subnet: { s: {}, t: {} }, aws_instance: { i: { subnet_id: '${local.subnet}' } } },
  });
  expect(edges(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet')).toEqual(['aws_subnet.t exact']);
});

it('locals-missing: (b) what the prior state says it depends on', async () => {
  const prior = { address: 'aws_instance.i', mode: 'managed', values: {}, depends_on: ['aws_subnet.t'] };
  const document = behindLocal({ prior_state: { values: { root_module: { resources: [prior] } } } });
  expect(await subnetOf(document)).toEqual(['aws_subnet.t fuzzy']);
});

it('locals-missing: (c) a known id', async () => {
  expect(await subnetOf(behindLocal({}, { subnet_id: 'subnet-0a0a0a0a' }))).toEqual(['aws_subnet.s[0] exact']);
});

it('locals-missing: (d) the only one the changes of the plan read is a guess', async () => {
  const relevant = (...resources: readonly string[]): object => ({
    relevant_attributes: resources.map((resource) => ({ resource, attribute: ['id'] })),
  });
  expect(await subnetOf(behindLocal(relevant('aws_subnet.s[1]')))).toEqual(['aws_subnet.s[1] guessed']);
  expect(await subnetOf(behindLocal(relevant('aws_subnet.t', 'aws_vpc.v')))).toEqual(['aws_subnet.t guessed']);
});

it('locals-missing: (e) unresolved, with the name it ends at', async () => {
  const graph = await graphOf(behindLocal());
  expect(resolution(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet')).toEqual({
    references: [],
    literals: [],
    unresolved: ['local.subnet'],
    omitted: false,
  });
});

it('dynamic-dropped: blocks are counted as planned, what stands in them is unresolved, not left out', async () => {
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_subnet.a' },
        { address: 'aws_subnet.b' },
        {
          address: 'aws_lb.l',
          after: { subnet_mapping: [{ private_ipv4_address: null }, { private_ipv4_address: null }] },
          unknownBlocks: { subnet_mapping: [{ subnet_id: true }, { subnet_id: true }] },
        },
      ],
      { resources: [block('aws_subnet.a'), block('aws_subnet.b'), block('aws_lb.l')] },
    ),
  );
  const [balancer] = graph.ofType('aws_lb');
  expect(balancer?.attributes.blocks('subnet_mapping').map((each) => each.read('subnet_id').kind)).toEqual([
    'unknown',
    'unknown',
  ]);
  const { omitted, unresolved } = resolution(graph, 'aws_lb.l', 'subnet_mapping.subnet_id', 'aws_subnet');
  expect([omitted, unresolved]).toEqual([false, ['known after apply']]);
});

it('sdk-set-unknown: a set without a length is what is written, a splat all instances of the module', async () => {
  const net = {
    resources: [
      block('aws_subnet.s', {}, { count_expression: refs('var.n') }),
      block('aws_lb.two', { subnets: refs('aws_subnet.s[0].id', 'aws_subnet.s[2].id') }),
      block('aws_lb.all', { subnets: refs('aws_subnet.s') }),
    ],
  };
  const resources = ['a', 'b'].flatMap((key): PlannedResource[] => [
    ...[0, 1, 2].map((index) => ({ address: `module.net["${key}"].aws_subnet.s[${index}]` })),
    { address: `module.net["${key}"].aws_lb.two`, unknown: ['subnets'] },
    { address: `module.net["${key}"].aws_lb.all`, unknown: ['subnets'] },
  ]);
  const graph = await graphOf(plan(resources, { module_calls: { net: { module: net } } }));
  const subnets = (...places: readonly number[]): readonly string[] =>
    places.map((place) => `module.net["a"].aws_subnet.s[${place}] exact`);
  expect(edges(graph, 'module.net["a"].aws_lb.two', 'subnets', 'aws_subnet')).toEqual(subnets(0, 2));
  expect(edges(graph, 'module.net["a"].aws_lb.all', 'subnets', 'aws_subnet')).toEqual(subnets(0, 1, 2));
});

it('list-unknown-kept: a list keeps its length though nothing in it is known', async () => {
  const { attributes } = await onlyResource(planOf({ x: [null, null] }, { x: [true, true] }, { x: refs('aws_s.a') }));
  expect([attributes.length('x'), attributes.read('x').kind]).toEqual([2, 'unknown']);
});

it('omitted-keys: a missing key is unknown where it is marked, null is nothing', async () => {
  const written = { gone: refs('aws_s.a.id'), none: refs('var.none') };
  const { attributes } = await onlyResource(planOf({ none: null }, { gone: true }, written));
  expect([attributes.read('gone').kind, attributes.read('none').kind]).toEqual(['unknown', 'omitted']);
});

it('optional-computed: unknown and not written, or written as a variable without a value, is the default', async () => {
  const mask = { multi_az: true, zone: true, other: true };
  const written = { zone: refs('var.zone'), other: refs('aws_s.a.id') };
  const { attributes } = await onlyResource(planOf({}, mask, written, { variables: { zone: null } }));
  expect(['multi_az', 'zone', 'other'].map((name) => attributes.read(name).kind)).toEqual([
    'omitted',
    'omitted',
    'unknown',
  ]);
});

/** An instance of each key whose subnet is written so, beside three subnets by count and three by key. */
async function placed(written: object, repeated: object, ...keys: readonly (number | string)[]): Promise<object> {
  const places = [0, 1, 2];
  const graph = await graphOf(
    plan(
      [
        ...places.map((place) => ({ address: `aws_subnet.n[${place}]` })),
        ...['a', 'b', 'c'].map((key) => ({ address: `aws_subnet.k["${key}"]` })),
        ...keys.map((key) => ({ address: `aws_instance.i[${JSON.stringify(key)}]`, unknown: ['subnet_id'] })),
      ],
      {
        resources: [
          block('aws_subnet.n', {}, { count_expression: { constant_value: 3 } }),
          block('aws_subnet.k', {}, { for_each_expression: refs('var.k') }),
          block('aws_instance.i', { subnet_id: written }, repeated),
        ],
      },
    ),
  );
  return keys.map((key) => edges(graph, `aws_instance.i[${JSON.stringify(key)}]`, 'subnet_id', 'aws_subnet'));
}

const counted = { count_expression: { constant_value: 2 } };

it('references-format: the longest chain counts, its beginnings are no references of their own', async () => {
  const listed = { references: ['aws_subnet.n[1].id', 'aws_subnet.n[1]', 'aws_subnet.n'] };
  expect(await placed(listed, counted, 0)).toEqual([['aws_subnet.n[1] exact']]);
});

it('each-value: for_each over a resource pairs by key, other keys are not dropped', async () => {
  const over = { for_each_expression: refs('aws_subnet.k') };
  expect(await placed(refs('each.value.id'), over, 'b')).toEqual([['aws_subnet.k["b"] exact']]);
  expect(await placed(refs('each.value.id'), over, 'z')).toEqual([
    ['a', 'b', 'c'].map((key) => `aws_subnet.k["${key}"] guessed`),
  ]);
});

it('count-index: pairing by place is fuzzy', async () => {
  expect(await placed(refs('aws_subnet.k', 'count.index'), counted, 1)).toEqual([['aws_subnet.k["b"] fuzzy']]);
});

it('conditional: branches are alternatives of configuration, not redundancy; a known value decides', async () => {
  const subnets = ['aws_subnet.a', 'aws_subnet.b'];
  const document = (after: { readonly [name: string]: unknown }): object =>
    plan(
      [
        { address: 'aws_subnet.a', after: { id: 'subnet-0a0a0a0a' } },
        { address: 'aws_subnet.b' },
        { address: 'aws_lb.l', after, unknown: ['subnets'] },
      ],
      {
        resources: [
          ...subnets.map((address) => block(address)),
          block('aws_lb.l', { subnets: refs('var.first', 'aws_subnet.a.id', 'aws_subnet.b.id') }),
        ],
      },
    );
  const of = async (after: { readonly [name: string]: unknown }): Promise<readonly string[]> =>
    edges(await graphOf(document(after)), 'aws_lb.l', 'subnets', 'aws_subnet');
  expect(await of({})).toEqual(subnets.map((address) => `${address} guessed`));
  expect(await of({ subnets: ['subnet-0a0a0a0a'] })).toEqual(['aws_subnet.a exact']);
});

it('modules: up through variables, down through outputs, for every instance of the call', async () => {
  const net = { resources: [block('aws_vpc.v')], outputs: { vpc: { expression: refs('aws_vpc.v.id') } } };
  const inner = { resources: [block('aws_subnet.s', { vpc_id: refs('var.id') })] };
  const app = { module_calls: { inner: { module: inner, expressions: { id: refs('var.vpc') } } } };
  const graph = await graphOf(
    plan(
      [
        { address: 'module.net.aws_vpc.v' },
        ...[0, 1].map((place) => ({
          address: `module.app[${place}].module.inner.aws_subnet.s`,
          unknown: ['vpc_id'],
        })),
      ],
      {
        module_calls: { net: { module: net }, app: { module: app, expressions: { vpc: refs('module.net.vpc') } } },
      },
    ),
  );
  for (const place of [0, 1]) {
    expect(edges(graph, `module.app[${place}].module.inner.aws_subnet.s`, 'vpc_id', 'aws_vpc')).toEqual([
      'module.net.aws_vpc.v exact',
    ]);
  }
});

it('depends-on: ordering, no edge', async () => {
  const graph = await graphOf(
    plan([{ address: 'aws_internet_gateway.g' }, { address: 'aws_nat_gateway.n' }], {
      resources: [
        block('aws_internet_gateway.g'),
        block('aws_nat_gateway.n', {}, { depends_on: ['aws_internet_gateway.g'] }),
      ],
    }),
  );
  const [nat] = graph.ofType('aws_nat_gateway');
  expect(nat?.template?.dependsOn).toEqual(['aws_internet_gateway.g']);
  expect(nat && graph.mentions(nat, ['aws_internet_gateway'])).toEqual([]);
});

/** A change with what Terraform says of it. */
function replaced(
  actions: readonly string[],
  more: { [key: string]: Json } = {},
  paths?: Json,
): { [key: string]: Json } {
  const made = change('aws_x.a', {}, { actions, ...more });
  return paths === undefined ? made : { ...made, change: { ...(made['change'] as object), replace_paths: paths } };
}

it.each<[string, readonly string[], { [key: string]: Json }, Json | undefined, object]>([
  ['the new one first', ['create', 'delete'], {}, undefined, {}],
  ['a gap', ['delete', 'create'], {}, undefined, {}],
  [
    'a reason',
    ['delete', 'create'],
    { action_reason: 'replace_because_tainted' },
    undefined,
    { actionReason: 'replace_because_tainted' },
  ],
  [
    'the arguments',
    ['delete', 'create'],
    { action_reason: 'replace_because_cannot_update' },
    [['ami'], ['ebs_block_device', 0, 'encrypted']],
    { actionReason: 'replace_because_cannot_update', replacePaths: ['ami', 'ebs_block_device.0.encrypted'] },
  ],
])('lifecycle-missing, replacement-is-stated: %s', async (_, actions, more, paths, said) => {
  const { resources } = await read({ format_version: '1.2', resource_changes: [replaced(actions, more, paths)] });
  const told = resources.map(({ actions: order, actionReason, replacePaths }) => ({
    order,
    ...(actionReason === undefined ? {} : { actionReason }),
    ...(replacePaths === undefined ? {} : { replacePaths }),
  }));
  expect(told).toEqual([{ order: actions, ...said }]);
});

it.each<[string, object, object, object, { sensitive?: Json }, string, boolean | undefined]>([
  ['known', { apply_immediately: false }, {}, {}, {}, 'known', false],
  ['left out', { apply_immediately: null }, {}, {}, {}, 'omitted', undefined],
  ['computed and left out', {}, { apply_immediately: true }, {}, {}, 'omitted', undefined],
  ['unknown', {}, { apply_immediately: true }, { apply_immediately: refs('aws_s.a.x') }, {}, 'unknown', undefined],
  [
    'sensitive',
    { apply_immediately: true },
    {},
    {},
    { sensitive: { apply_immediately: true } },
    'sensitive',
    undefined,
  ],
])('apply-immediately: %s', async (_, after, mask, written, more, kind, value) => {
  const { attributes } = await onlyResource(planOf(after as Json, mask as Json, written as Json, more));
  expect([attributes.read('apply_immediately').kind, attributes.boolean('apply_immediately')]).toEqual([kind, value]);
});

/** Regions and accounts of resources with these values, by the provider configuration each names. */
async function whereabouts(configured: object, ...resources: readonly (readonly [key: string, after: object])[]) {
  const found = await read({
    format_version: '1.2',
    resource_changes: resources.map(([, after], index) => change(`aws_x.r${index}`, after as Json)),
    configuration: {
      provider_config: configured,
      root_module: {
        resources: resources.map(([key], index) => ({
          address: `aws_x.r${index}`,
          expressions: {},
          provider_config_key: key,
        })),
      },
    },
  });
  return found.resources.map(({ region, account }) => [region, account]);
}

const seoul = { name: 'aws', expressions: { region: { constant_value: 'ap-northeast-2' } } };

it('region-v6: the argument goes before the provider; a region inside a block is not the place', async () => {
  expect(
    await whereabouts(
      { aws: seoul },
      ['aws', { region: 'eu-west-1' }],
      ['aws', { replica: [{ region: 'us-east-1' }] }],
    ),
  ).toEqual([
    ['eu-west-1', undefined],
    ['ap-northeast-2', undefined],
  ]);
});

it('provider-alias: region and account of the configuration that was passed in', async () => {
  const west = {
    name: 'aws',
    alias: 'west',
    expressions: {
      region: { constant_value: 'us-west-2' },
      assume_role: [{ role_arn: { constant_value: 'arn:aws:iam::123456789012:role/deploy' } }],
    },
  };
  expect(await whereabouts({ aws: seoul, 'aws.west': west }, ['aws.west', {}], ['aws', {}])).toEqual([
    ['us-west-2', '123456789012'],
    ['ap-northeast-2', undefined],
  ]);
});

it('tags-all: all of them, else those of the resource over the defaults of the provider', async () => {
  const defaults = { default_tags: [{ tags: { constant_value: { Environment: 'production', Team: 'x' } } }] };
  const tagsOf = async (after: Json, unknown: Json): Promise<object> => {
    const { resources } = await read({
      format_version: '1.2',
      resource_changes: [change('aws_x.a', after, { after_unknown: unknown })],
      configuration: {
        provider_config: { aws: { name: 'aws', expressions: defaults } },
        root_module: { resources: [{ address: 'aws_x.a', expressions: {}, provider_config_key: 'aws' }] },
      },
    });
    return resources[0]?.tags ?? {};
  };
  expect(await tagsOf({ tags: { Team: 'y' } }, { tags_all: true })).toEqual({ Environment: 'production', Team: 'y' });
  expect(await tagsOf({ tags_all: { Environment: 'staging', Team: 'x' } }, {})).toEqual({
    Environment: 'staging',
    Team: 'x',
  });
});

it('default-vpc: an adopted subnet is a subnet, and nothing of it fails', async () => {
  const network = await networkOf(
    plan(
      [
        { address: 'aws_default_vpc.d' },
        { address: 'aws_default_subnet.a', after: { availability_zone: 'ap-northeast-2a' } },
        { address: 'aws_instance.i', unknown: ['subnet_id'] },
      ],
      {
        resources: [
          block('aws_default_vpc.d'),
          block('aws_default_subnet.a'),
          block('aws_instance.i', { subnet_id: refs('aws_default_subnet.a.id') }),
        ],
      },
    ),
  );
  expect(zones(network)).toEqual(['ap-northeast-2a']);
  expect(network.components.filter(({ fails }) => fails).map(({ id }) => id)).toEqual(['aws_instance.i']);
});

it('inline-vs-separate: a route in its table and a route of its own point at the same gateway', async () => {
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_nat_gateway.n' },
        {
          address: 'aws_route_table.t',
          after: { route: [{ cidr_block: '0.0.0.0/0' }] },
          unknownBlocks: { route: [{ nat_gateway_id: true }] },
        },
        { address: 'aws_route.r', unknown: ['nat_gateway_id', 'route_table_id'] },
      ],
      {
        resources: [
          block('aws_nat_gateway.n'),
          block('aws_route_table.t', { route: [{ nat_gateway_id: refs('aws_nat_gateway.n.id') }] }),
          block('aws_route.r', {
            nat_gateway_id: refs('aws_nat_gateway.n.id'),
            route_table_id: refs('aws_route_table.t.id'),
          }),
        ],
      },
    ),
  );
  expect([
    edges(graph, 'aws_route_table.t', 'route.nat_gateway_id', 'aws_nat_gateway'),
    edges(graph, 'aws_route.r', 'nat_gateway_id', 'aws_nat_gateway'),
    edges(graph, 'aws_route.r', 'route_table_id', 'aws_route_table'),
  ]).toEqual([['aws_nat_gateway.n exact'], ['aws_nat_gateway.n exact'], ['aws_route_table.t exact']]);
});

it('implicit-joins: a subnet without an association uses the main table of its VPC', async () => {
  const network = await networkOf(
    plan(
      [
        { address: 'aws_vpc.v' },
        { address: 'aws_subnet.a', after: { availability_zone: 'ap-northeast-2a' }, unknown: ['vpc_id'] },
        { address: 'aws_nat_gateway.n', unknown: ['subnet_id'] },
        {
          address: 'aws_default_route_table.main',
          after: { route: [{ cidr_block: '0.0.0.0/0' }] },
          unknown: ['default_route_table_id'],
          unknownBlocks: { route: [{ nat_gateway_id: true }] },
        },
        { address: 'aws_instance.i', unknown: ['subnet_id'] },
      ],
      {
        resources: [
          block('aws_vpc.v'),
          block('aws_subnet.a', { vpc_id: refs('aws_vpc.v.id') }),
          block('aws_nat_gateway.n', { subnet_id: refs('aws_subnet.a.id') }),
          block('aws_default_route_table.main', {
            default_route_table_id: refs('aws_vpc.v.default_route_table_id'),
            route: [{ nat_gateway_id: refs('aws_nat_gateway.n.id') }],
          }),
          block('aws_instance.i', { subnet_id: refs('aws_subnet.a.id') }),
        ],
      },
    ),
  );
  const instance = network.components.find(({ id }) => id === 'aws_instance.i');
  const needed = instance?.needs.flatMap(({ alternatives }) => alternatives.map(({ component }) => component)) ?? [];
  const reached = new Set(needed);
  for (const index of reached) {
    for (const need of network.components[index]?.needs ?? []) {
      for (const { component } of need.alternatives) reached.add(component);
    }
  }
  expect([...reached].map((index) => network.components[index]?.id)).toContain('aws_nat_gateway.n');
});

it('string-joins: names and addresses in texts', async () => {
  const graph = await graphOf(
    plan(
      [
        { address: 'aws_instance.proxy', after: { private_ip: '10.0.0.17' } },
        { address: 'aws_autoscaling_group.g', after: { name: 'web' } },
        { address: 'aws_autoscaling_policy.p', after: { autoscaling_group_name: 'web' } },
        { address: 'aws_vpc_dhcp_options.d', after: { domain_name_servers: ['10.0.0.17'] } },
      ],
      { resources: [block('aws_autoscaling_policy.p', { autoscaling_group_name: { constant_value: 'web' } })] },
    ),
  );
  expect(edges(graph, 'aws_autoscaling_policy.p', 'autoscaling_group_name', 'aws_autoscaling_group')).toEqual([
    'aws_autoscaling_group.g exact',
  ]);
  const [options] = graph.ofType('aws_vpc_dhcp_options');
  expect(options && lines(graph.mentions(options, ['aws_instance']))).toEqual(['aws_instance.proxy exact']);
});

it('az-name-vs-id: a zone by its id is the zone of the name that the data source has for it', async () => {
  const names = {
    address: 'data.aws_availability_zones.z',
    mode: 'data',
    type: 'aws_availability_zones',
    name: 'z',
    values: { names: ['ap-northeast-2a', 'ap-northeast-2b'], zone_ids: ['apne2-az1', 'apne2-az2'] },
  };
  const subnets = { a: { availability_zone: 'ap-northeast-2b' }, b: { availability_zone_id: 'apne2-az2' } };
  const network = await networkOf(
    plan(
      Object.entries(subnets).flatMap(([name, after]): PlannedResource[] => [
        { address: `aws_subnet.${name}`, after },
        { address: `aws_instance.${name}`, unknown: ['subnet_id'] },
      ]),
      {
        resources: Object.keys(subnets).flatMap((name) => [
          block(`aws_subnet.${name}`),
          block(`aws_instance.${name}`, { subnet_id: refs(`aws_subnet.${name}.id`) }),
        ]),
      },
      { prior_state: { values: { root_module: { resources: [names] } } } },
    ),
  );
  expect(zones(network)).toEqual(['ap-northeast-2b']);
});

it('data-sources: read while planning they are in the prior state, deferred they are unknown', async () => {
  const values = { id: 'vpc-1', cidr_block: '10.0.0.0/16' };
  const deployment = await read({
    format_version: '1.2',
    resource_changes: [
      {
        ...change('data.aws_vpc.later', {}, { actions: ['read'], after_unknown: { id: true } }),
        mode: 'data',
      },
    ],
    prior_state: { values: { root_module: { resources: [{ address: 'data.aws_vpc.now', mode: 'data', values }] } } },
  });
  expect(at(deployment, 'data.aws_vpc.now').attributes.string('id')).toBe('vpc-1');
  expect(at(deployment, 'data.aws_vpc.later').attributes.read('id').kind).toBe('unknown');
});

it('out-of-plan: what another configuration has is unresolved, not absent', async () => {
  const graph = await graphOf(
    plan([{ address: 'aws_instance.i', unknown: ['subnet_id'] }], {
      resources: [
        block('data.terraform_remote_state.net'),
        block('aws_instance.i', { subnet_id: refs('data.terraform_remote_state.net.outputs.subnet') }),
      ],
    }),
  );
  const { omitted, unresolved } = resolution(graph, 'aws_instance.i', 'subnet_id', 'aws_subnet');
  expect([omitted, unresolved]).toEqual([false, ['data.terraform_remote_state.net.outputs.subnet']]);
});

it('partial-plan: refused', async () => {
  expect(await refusal({ format_version: '1.2', resource_changes: [], complete: false })).toBe(
    'standard input: the plan leaves changes out (complete: false), as with -target or deferred changes; plan the whole configuration.',
  );
  expect(await refusal({ format_version: '1.2', resource_changes: [], errored: true })).toBe(
    'standard input: planning stopped with an error (errored: true), so this is only a part of the plan; fix the error and plan again.',
  );
});

it('delete-only-view: what is destroyed is kept apart, with the values it had and why', async () => {
  const gone = change('aws_x.a', null, { actions: ['delete'], before: { availability_zone: 'ap-northeast-2a' } });
  const { resources, removed } = await read({
    format_version: '1.2',
    planned_values: { root_module: {} },
    resource_changes: [{ ...gone, action_reason: 'delete_because_no_resource_config' }],
  });
  expect(resources).toEqual([]);
  expect(removed.map((one) => [one.address, one.attributes.string('availability_zone'), one.actionReason])).toEqual([
    ['aws_x.a', 'ap-northeast-2a', 'delete_because_no_resource_config'],
  ]);
});

it('alias-types: an old name of a load balancer is a load balancer', async () => {
  const network = async (prefix: string): Promise<readonly string[]> => {
    const document = state([
      { address: 'aws_subnet.a', after: { id: 'subnet-0a0a0a0a', availability_zone: 'ap-northeast-2a' } },
      {
        address: `${prefix}.l`,
        after: { id: 'l', arn: 'arn:l', subnets: ['subnet-0a0a0a0a'], load_balancer_type: 'network' },
      },
    ]);
    return (await networkOf(document)).components.map(({ id, role }) => `${id.replace(prefix, 'lb')} ${role}`);
  };
  expect(await network('aws_alb')).toEqual(await network('aws_lb'));
  expect((await network('aws_alb')).length).toBe(2);
});

async function timeoutOf(expressions: Json): Promise<string> {
  const group = planOf({ health_check: [{ interval: 15 }] }, { health_check: [{ timeout: true }] }, expressions);
  return settingOf((await onlyResource(group)).attributes, 'health_check.timeout').kind;
}

it('dynamic-dropped: a setting in a planned block that the provider fills in is its default', async () => {
  expect(await timeoutOf({})).toBe('omitted');
  expect(await timeoutOf({ health_check: [{ interval: {}, timeout: { references: ['aws_y.z.t'] } }] })).toBe('unknown');
});

async function slowStartOf(...forEach: readonly string[]): Promise<string> {
  const written = { slow_start: refs('each.value.slow_start', 'each.value') };
  const resource = await onlyResource({
    format_version: '1.2',
    resource_changes: [change('aws_lb_target_group.a["k"]', {}, { after_unknown: { slow_start: true }, index: 'k' })],
    variables: { groups: { value: { k: { port: 80 } } } },
    configuration: {
      root_module: {
        variables: { groups: {} },
        resources: [block('aws_lb_target_group.a', written, { for_each_expression: refs(...forEach) })],
      },
    },
  });
  return resource.attributes.read('slow_start').kind;
}

it('each-value: what the map of for_each leaves out was null', async () => {
  expect(await slowStartOf('var.groups', 'local.create')).toBe('omitted');
  // A resource among the references may have put it in.
  expect(await slowStartOf('var.groups', 'aws_x.y.z', 'aws_x.y')).toBe('unknown');
  expect(await slowStartOf('local.groups')).toBe('unknown');
});
