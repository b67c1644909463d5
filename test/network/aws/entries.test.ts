import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { open, unknown } from '../settle.ts';

const place = subnets('zone-a', 'zone-b');
const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const machine = (subnet: string) => ({ instance_type: 'm7i.large', subnet_id: `\${aws_subnet.${subnet}.id}` });
const machines = { aws_instance: { a: machine('a'), b: machine('b') } };

const origin = (name: string) => ({ origin_id: name, domain_name: `\${aws_instance.${name}.public_dns}` });
const behavior = (target_origin_id: string) => [{ target_origin_id, viewer_protocol_policy: 'https-only' }];
const group = (...names: readonly string[]) => [
  { origin_id: 'group', member: names.map((origin_id) => ({ origin_id })) },
];

test.each([
  [
    'one origin',
    { origin: [origin('a')], default_cache_behavior: behavior('a') },
    { 'aws_instance.a': [300, 1200], 'zone zone-a': [Infinity, Infinity] },
  ],
  [
    'a group of two origins in two zones',
    { origin: [origin('a'), origin('b')], origin_group: group('a', 'b'), default_cache_behavior: behavior('group') },
    {},
  ],
  [
    'an origin known after apply: it may be either',
    { origin: [origin('a'), origin('b')], default_cache_behavior: [{ target_origin_id: open }] },
    {
      'aws_instance.a': [0, 1200],
      'aws_instance.b': [0, 1200],
      'zone zone-a': [0, Infinity],
      'zone zone-b': [0, Infinity],
    },
  ],
  [
    'an origin that is needed for certain, and one known after apply',
    {
      origin: [origin('a'), origin('b')],
      default_cache_behavior: behavior('a'),
      ordered_cache_behavior: [{ target_origin_id: open }],
    },
    {
      'aws_instance.a': [300, 1200],
      'aws_instance.b': [0, 1200],
      'zone zone-a': [Infinity, Infinity],
      'zone zone-b': [0, Infinity],
    },
  ],
  [
    'a group whose second member is known after apply',
    {
      origin: [origin('a'), { origin_id: 'b', domain_name: open }],
      origin_group: group('a', 'b'),
      default_cache_behavior: behavior('group'),
    },
    { 'aws_instance.a': [0, 1200], 'zone zone-a': [0, Infinity] },
  ],
  [
    'a group, and a path that has one of its origins only',
    {
      origin: [origin('a'), origin('b')],
      origin_group: group('a', 'b'),
      default_cache_behavior: behavior('group'),
      ordered_cache_behavior: behavior('b'),
    },
    { 'aws_instance.b': [300, 1200], 'zone zone-b': [Infinity, Infinity] },
  ],
])('a distribution: %s', async (_, distribution, expected) => {
  const network = await networkOf({ ...place, ...machines, aws_cloudfront_distribution: { d: distribution } }, unknown);
  const [entry] = network.services.filter(({ name }) => name === 'aws_cloudfront_distribution.d');
  expect(breaking({ ...network, services: entry ? [entry] : [] })).toEqual(expected);
});

const setting = (name: string, value: unknown) => ({ namespace: 'aws', name, value });
const inSubnets = setting('Subnets', '${join(",", [aws_subnet.a.id, aws_subnet.b.id])}');

test.each([
  [
    'one instance, by default',
    [inSubnets],
    { 'aws_elastic_beanstalk_environment.e#1': [120, 600], 'zone zone-a': [0, 600], 'zone zone-b': [0, 600] },
  ],
  ['two instances over two zones', [inSubnets, setting('MinSize', '2')], {}],
  [
    'a single instance, whatever the size says',
    [inSubnets, setting('MinSize', '2'), setting('EnvironmentType', 'SingleInstance')],
    { 'aws_elastic_beanstalk_environment.e#1': [120, 600], 'zone zone-a': [0, 600], 'zone zone-b': [0, 600] },
  ],
  [
    'a type known after apply: it may be a single instance',
    [inSubnets, setting('MinSize', '2'), setting('EnvironmentType', open)],
    { 'aws_elastic_beanstalk_environment.e#1': [30, 600], 'zone zone-a': [30, 600] },
  ],
  [
    'a size known after apply',
    [inSubnets, setting('MinSize', open)],
    { 'aws_elastic_beanstalk_environment.e#1': [30, 600], 'zone zone-a': [30, 600] },
  ],
])('a Beanstalk environment: %s', async (_, settings, expected) => {
  const network = await networkOf(
    { ...place, aws_elastic_beanstalk_environment: { e: { setting: settings } } },
    unknown,
  );
  expect(breaking(network)).toEqual(expected);
});

test('a program on Beanstalk needs the broker that a setting names', async () => {
  const network = await networkOf({
    ...place,
    aws_mq_broker: { q: { subnet_ids: both.slice(0, 1) } },
    aws_elastic_beanstalk_environment: {
      e: { setting: [inSubnets, setting('MinSize', '2'), setting('BROKER', '${aws_mq_broker.q.arn}')] },
    },
  });
  expect(network.services.map(({ name }) => name)).toEqual(['aws_elastic_beanstalk_environment.e']);
  expect(breaking(network)['aws_mq_broker.q#1']).toEqual([300, 1800]);
});

test.each([
  ['EKS Auto Mode over two zones', both, true, {}],
  ['EKS Auto Mode in one zone', both.slice(0, 1), true, { 'zone zone-a': [Infinity, Infinity] }],
])('%s', async (_, subnet_ids, enabled, expected) => {
  const cluster = {
    compute_config: [{ enabled, node_pools: ['general-purpose'] }],
    vpc_config: [{ subnet_ids }],
  };
  expect(breaking(await networkOf({ ...place, aws_eks_cluster: { c: cluster } }))).toEqual(expected);
});

test('a cluster whose Auto Mode is known after apply may have no node', async () => {
  const cluster = { compute_config: [{ enabled: open }], vpc_config: [{ subnet_ids: both }] };
  const { services, components } = await networkOf({ ...place, aws_eks_cluster: { c: cluster } }, unknown);
  const root = components[services[0]?.root ?? -1];
  const nodes = components.flatMap(({ id, needs }) => (id === 'aws_eks_cluster.c' ? needs : []));
  expect([root?.id, nodes.map(({ alternatives }) => [...new Set(alternatives.map(({ world }) => world))])]).toEqual([
    'aws_eks_cluster.c',
    [['best']],
  ]);
});

const gateway = {
  aws_ec2_transit_gateway: { t: {} },
  aws_ec2_transit_gateway_vpc_attachment: {
    v: { transit_gateway_id: '${aws_ec2_transit_gateway.t.id}', vpc_id: '${aws_vpc.v.id}', subnet_ids: both },
  },
  aws_ec2_transit_gateway_connect: {
    c: {
      transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
      transport_attachment_id: '${aws_ec2_transit_gateway_vpc_attachment.v.id}',
    },
  },
};
const peer = (name: string) => ({
  transit_gateway_attachment_id: '${aws_ec2_transit_gateway_connect.c.id}',
  peer_address: `\${aws_instance.${name}.private_ip}`,
});

test.each([
  [
    'one peer is one appliance',
    { a: peer('a') },
    { 'aws_instance.a': [300, 1200], 'zone zone-a': [Infinity, Infinity] },
  ],
  ['two peers in two zones', { a: peer('a'), b: peer('b') }, {}],
])('a Connect attachment: %s', async (_, peers, expected) => {
  const network = await networkOf({
    ...place,
    ...gateway,
    ...machines,
    aws_ec2_transit_gateway_connect_peer: peers,
  });
  const line = network.services.filter(({ name }) => name === 'on-premises connection of aws_ec2_transit_gateway.t');
  expect(breaking({ ...network, services: line })).toEqual(expected);
});

test('a Connect attachment without a peer in the inputs may have none', async () => {
  const { components } = await networkOf({ ...place, ...gateway });
  const { needs = [] } = components.find(({ id }) => id === 'aws_ec2_transit_gateway_connect.c') ?? {};
  expect(needs.filter(({ alternatives }) => alternatives.length === 0).map(({ world }) => world)).toEqual(['worst']);
});

test('a REST API needs the load balancer behind its VPC link', async () => {
  const network = await networkOf({
    ...place,
    aws_lb: { n: { load_balancer_type: 'network', subnets: both.slice(0, 1) } },
    aws_lb_target_group: { g: { port: 80, protocol: 'TCP', vpc_id: '${aws_vpc.v.id}' } },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.n.arn}',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.g.arn}' }],
      },
    },
    aws_autoscaling_group: {
      app: { min_size: 2, vpc_zone_identifier: both, target_group_arns: ['${aws_lb_target_group.g.arn}'] },
    },
    aws_api_gateway_vpc_link: { l: { target_arns: ['${aws_lb.n.arn}'] } },
    aws_api_gateway_rest_api: { api: { name: 'api' } },
    aws_api_gateway_integration: {
      i: { rest_api_id: '${aws_api_gateway_rest_api.api.id}', connection_id: '${aws_api_gateway_vpc_link.l.id}' },
    },
  });
  expect(network.services.map(({ name }) => name)).toEqual(['aws_api_gateway_rest_api.api']);
  expect(Object.keys(breaking(network)).toSorted()).toEqual([
    'aws_autoscaling_group.app#1',
    'aws_lb.n@zone:zone-a',
    'zone zone-a',
  ]);
});
