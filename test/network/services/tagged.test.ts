import { expect, test } from 'vitest';
import { InputError } from '../../../src/input/error.ts';
import { say } from '../../networks.ts';
import { subnets } from '../deploy.ts';
import { componentOf, lines, networkOf } from './declare.ts';

type Facts = Readonly<Record<string, string>>;

const tagged = (facts: Facts) => ({
  tags: Object.fromEntries(Object.entries(facts).map(([word, text]) => [`nospof:${word}`, text])),
});

/** Two routers of the premises with a connection each, the only lines of a transit gateway. */
function premises(a: { router?: Facts; line?: Facts }, b: { router?: Facts; line?: Facts }, address = '192.0.2.2') {
  const connection = (router: string, facts: Facts = {}) => ({
    customer_gateway_id: `\${aws_customer_gateway.${router}.id}`,
    transit_gateway_id: '${aws_ec2_transit_gateway.t.id}',
    type: 'ipsec.1',
    ...tagged(facts),
  });
  return {
    aws_ec2_transit_gateway: { t: {} },
    aws_customer_gateway: {
      a: { ip_address: '192.0.2.1', type: 'ipsec.1', ...tagged(a.router ?? {}) },
      b: { ip_address: address, type: 'ipsec.1', ...tagged(b.router ?? {}) },
    },
    aws_vpn_connection: { a: connection('a', a.line), b: connection('b', b.line) },
  };
}

/** The same in the words of nospof.yaml. */
const inYaml = (type: string, a: string, b: string) =>
  `components: { a: { is: ${type}.a, ${a} }, b: { is: ${type}.b, ${b} } }`;

const line = 'the on-premises connection of aws_ec2_transit_gateway.t';
const broken = (policy: string, what: string) =>
  `error broken ${policy}: If ${what} fails, ${line} stays down until the failure is resolved (limit 3 min)`;

test.each(['room', 'power', 'rack', 'patch-group', 'made-up'])('two routers in one %s share its fate', async (kind) => {
  const both = (b: string) => premises({ router: { [kind]: 'x' } }, { router: { [kind]: b } });
  const expected = [broken('shared-fate', `${kind} x`)];
  expect(await lines('', both('x'))).toEqual(expected);
  expect(await lines('', both('y'))).toEqual([]);
  const yaml = inYaml('aws_customer_gateway', `domains: { ${kind}: x }`, `domains: { ${kind}: x }`);
  expect(await lines(yaml, premises({}, {}))).toEqual(expected);
});

test.each([
  ['carrier', 'single-link'],
  ['duct', 'shared-fate'],
])('two connections of one %s: %s', async (kind, policy) => {
  const both = (b: string) => premises({ line: { [kind]: 'kt' } }, { line: { [kind]: b } });
  const expected = [broken(policy, `${kind} kt`)];
  expect(await lines('', both('kt'))).toEqual(expected);
  expect(await lines('', both('lgu'))).toEqual([]);
  expect(await lines('', both('lgu kt'))).toEqual(expected);
  const yaml = inYaml('aws_vpn_connection', `domains: { ${kind}: kt }`, `domains: { ${kind}: kt }`);
  expect(await lines(yaml, premises({}, {}))).toEqual(expected);
});

test('two dedicated lines in one duct', async () => {
  const circuit = (location: string, duct: string) => ({ location, bandwidth: '1Gbps', ...tagged({ duct }) });
  const virtual = (name: string) => ({
    connection_id: `\${aws_dx_connection.${name}.id}`,
    dx_gateway_id: '${aws_dx_gateway.d.id}',
  });
  const resource = (duct: string) => ({
    aws_ec2_transit_gateway: { t: {} },
    aws_dx_gateway: { d: { name: 'd', amazon_side_asn: '64512' } },
    aws_dx_gateway_association: {
      d: { dx_gateway_id: '${aws_dx_gateway.d.id}', associated_gateway_id: '${aws_ec2_transit_gateway.t.id}' },
    },
    aws_dx_connection: { a: circuit('one', 'east'), b: circuit('two', duct) },
    aws_dx_transit_virtual_interface: { a: virtual('a'), b: virtual('b') },
  });
  expect(await lines('', resource('east'))).toEqual([broken('shared-fate', 'duct east')]);
  expect(await lines('', resource('west'))).toEqual([]);
});

test('two routers of one vendor and firmware', async () => {
  const device = { vendor: 'cisco', firmware: 'ios-xr-7.5' };
  const both = (b: Facts) => premises({ router: device }, { router: b });
  const expected = [broken('shared-fate', 'firmware cisco ios-xr-7.5')];
  expect(await lines('', both(device))).toEqual(expected);
  expect(await lines('', both({ ...device, vendor: 'juniper' }))).toEqual([]);
  // One half said here, the other there.
  const vendor = 'components: { b: { is: aws_customer_gateway.b, device: { vendor: cisco } } }';
  expect(await lines(vendor, both({ firmware: 'ios-xr-7.5' }))).toEqual(expected);
});

test('where nospof.yaml speaks of the same kind, it counts', async () => {
  const resource = premises({ router: { room: 'x' } }, { router: { room: 'x', power: 'p' } });
  const yaml = 'components: { b: { is: aws_customer_gateway.b, domains: { room: y } } }';
  expect(await lines(yaml, resource)).toEqual([]);
  const network = await networkOf(yaml, resource);
  const kinds = componentOf(network, 'aws_customer_gateway.b').domains.map(({ domain }) => network.domains[domain]);
  expect(kinds.map((domain) => [domain && say.title(domain.title), domain?.stated])).toEqual([
    ['region ap-northeast-2', undefined],
    ['room y', true],
    ['power p', true],
  ]);
});

test('facts of tags and of nospof.yaml about one resource are one', async () => {
  const router = {
    owner: 'tag',
    operator: 'tag',
    vendor: 'cisco',
    ports: '4',
    status: 'planned',
    modules: 'm1=4',
    alarm: 'noc',
    grade: '2',
  };
  const alone = componentOf(await networkOf('', premises({ router }, {})), 'aws_customer_gateway.a');
  expect(alone.owner).toBe('tag');
  expect(alone.facts).toEqual({
    at: 'aws_customer_gateway.a',
    name: 'aws_customer_gateway.a',
    operator: 'tag',
    grade: 2,
    planned: true,
    device: { vendor: 'cisco', ports: 4 },
    modules: [expect.any(Number)],
    ports: 4,
    alarms: [{ at: 'aws_customer_gateway.a', on: 'a fault', to: 'noc', muted: false }],
    backups: [],
  });
  const yaml = `
components:
  r: { is: aws_customer_gateway.a, owner: yaml, status: in-service, device: { ports: 8 }, modules: { m2: {} }, alarms: [{ on: loss }] }`;
  const network = await networkOf(yaml, premises({ router }, {}));
  const both = componentOf(network, 'aws_customer_gateway.a');
  expect(both.owner).toBe('yaml');
  expect(both.facts).toEqual({
    at: 'nospof.yaml:5',
    name: 'r',
    operator: 'tag',
    grade: 2,
    planned: false,
    device: { vendor: 'cisco', ports: 8 },
    modules: [componentOf(network, 'component r/m2').index],
    ports: 8,
    alarms: [{ at: 'nospof.yaml:5', on: 'loss', muted: false }],
    backups: [],
  });
});

test('two records of one address are one device, whichever is tagged', async () => {
  const facts = { modules: 'm1=4', ports: '8', room: 'x' };
  const network = await networkOf('', premises({ router: { ...facts, ports: '4' } }, { router: facts }, '192.0.2.1'));
  const device = componentOf(network, 'aws_customer_gateway.a');
  expect([device.facts?.ports, device.facts?.modules.length]).toEqual([8, 1]);
  expect(network.components.filter(({ domains }) => domains.length > 1).map(({ id }) => id)).toEqual([device.id]);
  // Said of the second record, it is said of the device: without the device nothing goes.
  const planned = premises({}, { router: { status: 'planned' } }, '192.0.2.1');
  expect(componentOf(await networkOf('', planned), 'aws_customer_gateway.a').facts?.planned).toBe(true);
  const yaml = 'components: { b: { is: aws_customer_gateway.b, owner: me } }';
  expect(componentOf(await networkOf(yaml, planned), 'aws_customer_gateway.a').owner).toBe('me');
});

test('a router that is planned is no alternative', async () => {
  const expected = [
    `error broken single-router: If aws_customer_gateway.b or aws_vpn_connection.b fails, ${line} stays down until the failed component is replaced (limit 3 min)`,
  ];
  expect(await lines('', premises({ router: { status: 'planned' } }, {}))).toEqual(expected);
  const yaml = 'components: { a: { is: aws_customer_gateway.a, status: planned } }';
  expect(await lines(yaml, premises({}, {}))).toEqual(expected);
});

test('a module is a component of its own, that others can need', async () => {
  const resource = premises({ router: { modules: 'm1=4 m2=4', owner: 'noc' } }, {});
  const network = await networkOf('services: { web: { needs: [aws_customer_gateway.a/m1] } }', resource);
  const module = componentOf(network, 'component aws_customer_gateway.a/m1');
  const device = componentOf(network, 'aws_customer_gateway.a').index;
  expect([module.role, module.owner, module.facts?.ports, module.facts?.moduleOf]).toEqual(['link', 'noc', 4, device]);
  expect(componentOf(network, 'service web').needs.map((need) => need.alternatives[0]?.component)).toEqual([
    module.index,
  ]);
});

test('every member of a pool is in the domain, though the load balancer asks the members and not the pool', async () => {
  const pool = (name: string, rooms: Facts) => ({
    [name]: {
      min_size: 2,
      desired_capacity: 2,
      max_size: 2,
      vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
      target_group_arns: ['${aws_lb_target_group.g.arn}'],
      tag: Object.entries(tagged(rooms).tags).map(([key, value]) => ({ key, value, propagate_at_launch: true })),
    },
  });
  const resource = (b: string) => ({
    ...subnets('x', 'y'),
    aws_autoscaling_group: { ...pool('a', { 'patch-group': 'first' }), ...pool('b', { 'patch-group': b }) },
    aws_lb: {
      l: {
        internal: true,
        load_balancer_type: 'network',
        subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
        enable_cross_zone_load_balancing: true,
      },
    },
    aws_lb_target_group: { g: { port: 443, protocol: 'TCP', vpc_id: '${aws_vpc.v.id}' } },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.l.arn}',
        port: 443,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.g.arn}' }],
      },
    },
  });
  expect(await lines('', resource('first'))).toEqual([
    'error broken shared-fate: If patch-group first fails, aws_lb.l stays down until the failure is resolved (limit 3 min)',
  ]);
  expect(await lines('', resource('second'))).toEqual([]);
  const yaml = 'components: { pools: { is: aws_autoscaling_group.*, domains: { patch-group: first } } }';
  expect(await lines(yaml, resource('second'))).toEqual([
    'error broken shared-fate: If patch-group first fails, aws_lb.l stays down until the failure is resolved (limit 3 min)',
  ]);
});

test('a means of login by tag', async () => {
  const balancer = (name: string) => ({
    [name]: {
      load_balancer_type: 'network',
      subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
      ...tagged({ 'authentication-means': 'gpki' }),
    },
  });
  const yaml = 'services: { gpki: { entry: aws_lb.* } }';
  const network = await networkOf(yaml, { ...subnets('x', 'y'), aws_lb: { ...balancer('l'), ...balancer('m') } });
  const [means] = network.domains.filter(({ kind }) => kind === 'authentication-means');
  expect([means && say.title(means.title), network.services[0]?.isLogin]).toEqual([
    'the login method gpki',
    [means?.index],
  ]);
});

test('facts about a domain that only tags open', async () => {
  const yaml = 'domains: { room: { x: { battery: true } } }';
  const network = await networkOf(yaml, premises({ router: { room: 'x' } }, {}));
  expect(network.domains.find(({ kind }) => kind === 'room')).toEqual({
    index: expect.any(Number),
    kind: 'room',
    name: 'x',
    title: { is: 'domain', of: 'x', to: 'room' },
    lasting: 'room domain x',
    stated: true,
    facts: { at: 'nospof.yaml:3', battery: true, planned: false },
  });
});

test('tags of what is no component are read all the same', async () => {
  const network = (facts: Facts) => networkOf('', { aws_vpc: { v: { cidr_block: '10.0.0.0/16', ...tagged(facts) } } });
  expect((await network({ room: 'x' })).domains).toEqual([]);
  await expect(network({ ports: 'many' })).rejects.toThrow(
    new InputError('aws_vpc.v: tag nospof:ports is "many", expected a whole number, 1 or more'),
  );
});

test('a mistake is told of the record that has it', async () => {
  const both = premises({ router: { ports: '4' } }, { router: { ports: 'many' } }, '192.0.2.1');
  await expect(networkOf('', both)).rejects.toThrow(
    new InputError('aws_customer_gateway.b: tag nospof:ports is "many", expected a whole number, 1 or more'),
  );
});

test('a rota that is not declared, where rotas are declared', async () => {
  const resource = premises({ router: { alarm: 'nox' } }, {});
  await expect(networkOf('rotas: { noc: { hours: 24x7 } }', resource)).rejects.toThrow(
    new InputError('aws_customer_gateway.a: tag nospof:alarm names the unknown rota "nox", did you mean "noc"?'),
  );
  expect((await networkOf('', resource)).stated.rotas.size).toBe(0);
});
