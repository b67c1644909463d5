import { expect, test } from 'vitest';
import { InputError } from '../../../src/input/error.ts';
import { say } from '../../networks.ts';
import { subnets } from '../deploy.ts';
import { componentOf, findings, lines, networkOf } from './declare.ts';

/** A service over a pair of routers, with more about each. */
const pair = (a: string, b: string, more = ''): string => `
services: { web: { needs: [{ any: [a, b], detect: end-to-end, switch: 30s }] } }
components:
  a: { role: router, ${a} }
  b: { role: router, ${b} }
${more}`;

const broken = (policy: string, what: string, until = 'the failed component is replaced'): string =>
  `error broken ${policy}: If ${what} fails, web stays down until ${until} (limit 3 min)`;
/** A failure domain is not replaced. */
const lost = (policy: string, domain: string): string => broken(policy, domain, 'the failure is resolved');

/** Policies that find something broken, with the addresses. */
async function broke(...of: Parameters<typeof findings>): Promise<unknown[]> {
  return (await findings(...of)).map(({ policy, addresses }) => [policy, addresses]);
}

test.each([
  ...['chassis', 'rack', 'room', 'fire-cell', 'power', 'cooling', 'duct'].map((kind) => ['shared-fate', kind]),
  ...['firmware', 'patch-group', 'operator', 'key', 'account', 'contract'].map((kind) => ['shared-fate', kind]),
  ['single-link', 'carrier'],
])('%s: a pair in one %s', async (policy, kind) => {
  expect(await lines(pair(`domains: { ${kind}: x }`, `domains: { ${kind}: x }`))).toEqual([lost(policy, `${kind} x`)]);
  expect(await lines(pair(`domains: { ${kind}: x }`, `domains: { ${kind}: y }`))).toEqual([]);
});

test('two devices of one vendor and firmware share it', async () => {
  const device = (firmware: string) => `device: { vendor: cisco, firmware: ${firmware} }`;
  expect(await lines(pair(device('ios-xr-7.5'), device('ios-xr-7.5')))).toEqual([
    lost('shared-fate', 'firmware cisco ios-xr-7.5'),
  ]);
  expect(await lines(pair(device('ios-xr-7.5'), device('ios-xr-7.6')))).toEqual([]);
  expect(await lines(pair(`${device('ios-xr-7.5')}, domains: { firmware: own }`, device('ios-xr-7.5')))).toEqual([]);
});

test('facts alone find nothing', async () => {
  const facts = `device: { vendor: cisco, ports: 8, end-of-support: 2001-01-01 }, modules: { m1: {} }, shared: true`;
  expect(await lines(`components: { a: { role: router, ${facts} } }`)).toEqual([]);
  expect(await lines(pair(facts, facts))).toEqual([]);
});

test('a module fails by itself', async () => {
  const device = 'components: { a: { role: router, modules: { m1: {}, m2: {} } }, b: { role: router } }';
  const need = (any: string) => `services: { web: { needs: [{ any: [${any}], detect: tcp, switch: 1s }] } }\n${device}`;
  expect(await lines(need('a/m1'))).toEqual([broken('single-router', 'a'), broken('single-link', 'a/m1')]);
  expect(await lines(need('a/m1, a/m2'))).toEqual([broken('single-router', 'a')]);
  expect(await lines(need('a/m1, b'))).toEqual([]);
});

test('a device and its only module are one finding', async () => {
  const only = 'components: { a: { role: router, modules: { m1: { title: the cable module } } } }';
  expect(await lines(`services: { web: { needs: [a/m1] } }\n${only}`)).toEqual([
    broken('single-router', 'a or the cable module'),
  ]);
});

test('a module of a resource falls with it', async () => {
  const resource = { aws_customer_gateway: { a: { ip_address: '203.0.113.1', bgp_asn: 65000, type: 'ipsec.1' } } };
  const found = await findings(
    `services: { web: { needs: [r/m1] } }
components: { r: { is: aws_customer_gateway.a, modules: { m1: {}, m2: {} } } }`,
    resource,
  );
  expect(found.map(({ policy, failure }) => [policy, failure.components])).toEqual([
    ['single-router', ['aws_customer_gateway.a']],
    ['single-link', ['component r/m1']],
  ]);
});

test('what is planned is no alternative', async () => {
  expect(await lines(pair('', 'status: planned'))).toEqual([broken('single-router', 'a')]);
  expect(await lines(pair('', 'status: in-service'))).toEqual([]);
});

test('what lies in a planned domain is no alternative', async () => {
  const planned = 'domains: { site: { gongju: { status: planned } } }';
  expect(await lines(pair('site: daejeon', 'site: gongju', planned))).toEqual([broken('single-router', 'a')]);
});

test('a planned site may be empty, and its name need not be among the sites', async () => {
  const sites = 'sites: { daejeon: { regions: [ap-northeast-2] }, gongju: { regions: [eu-west-1] } }';
  const planned = 'domains: { site: { gongju: { status: planned }, sejong: { status: planned } } }';
  expect(await lines(pair('site: daejeon', 'site: sejong', `${sites}\n${planned}`))).toEqual([
    broken('single-router', 'a'),
  ]);
});

test('a need left with nothing is unproven, and says what is planned', async () => {
  const found = await findings(pair('status: planned', 'status: planned'));
  expect(found.map(({ verdict, message, missing }) => [verdict, message, missing])).toEqual([
    [
      'unproven',
      'Even without a failure, web may be down: web depends on a and b, which are not in service yet',
      ['when a enters service (its status is planned)', 'when b enters service (its status is planned)'],
    ],
  ]);
});

test('a junction that leads only to what is planned is no alternative either', async () => {
  const text = `
services:
  web: { needs: [{ any: [east, west], detect: tcp, switch: 1s }] }
  east: { needs: [a] }
  west: { needs: [b/m1] }
components: { a: { role: router }, b: { role: router, status: planned, modules: { m1: {} } } }`;
  const found = await findings(text);
  expect(found.map(({ verdict, services, missing }) => [verdict, services.map(({ name }) => name), missing])).toEqual([
    ['broken', ['east', 'web'], []],
    ['unproven', ['west'], ['when b enters service (its status is planned)']],
  ]);
});

test('a planned resource is no alternative', async () => {
  const machine = { ami: 'ami-1', instance_type: 't3.small' };
  const resource = {
    aws_instance: { a: { ...machine, availability_zone: 'x' }, b: { ...machine, availability_zone: 'y' } },
  };
  const text = (facts: string) => `
services: { web: { needs: [{ any: [a, b], detect: tcp, switch: 1s }] } }
components: { a: { is: aws_instance.a }, b: { is: aws_instance.b, ${facts} } }`;
  expect(await lines(text('status: in-service'), resource)).toEqual([]);
  expect(await broke(text('status: planned'), resource)).toEqual([['single-component', ['aws_instance.a']]]);
});

test('planned targets of a load balancer are no targets', async () => {
  const machine = (subnet: string) => ({
    ami: 'ami-1',
    instance_type: 't3.small',
    subnet_id: `\${aws_subnet.${subnet}.id}`,
  });
  const attached = (to: string) => ({
    target_group_arn: '${aws_lb_target_group.g.arn}',
    target_id: `\${aws_instance.${to}.id}`,
  });
  const resource = {
    ...subnets('x', 'y'),
    aws_instance: { a: machine('a'), b: machine('b') },
    aws_lb: {
      l: {
        internal: true,
        load_balancer_type: 'network',
        subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
        enable_cross_zone_load_balancing: true,
      },
    },
    aws_lb_target_group: { g: { port: 443, protocol: 'TCP', vpc_id: '${aws_vpc.v.id}' } },
    aws_lb_target_group_attachment: { a: attached('a'), b: attached('b') },
    aws_lb_listener: {
      l: {
        load_balancer_arn: '${aws_lb.l.arn}',
        port: 443,
        protocol: 'TCP',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.g.arn}' }],
      },
    },
  };
  const text = (status: string) => `
services: { web: { entry: aws_lb.l } }
components: { b: { is: aws_instance.b, status: ${status} } }`;
  expect(await lines(text('in-service'), resource)).toEqual([]);
  expect(await broke(text('planned'), resource)).toEqual([['single-component', ['aws_instance.a']]]);
});

test('facts are merged into every component of a resource, of two names the later one counts', async () => {
  const text = `
components:
  a: { is: aws_customer_gateway.a, owner: first, operator: ktds, shared: true, alarms: [{ on: x }], modules: { m1: { ports: 4 } } }
  a-too: { is: aws_customer_gateway.a, operator: other, device: { ports: 8 }, alarms: [{ on: y }] }
  plain: { grade: 2 }`;
  const resource = { aws_customer_gateway: { a: { ip_address: '203.0.113.1', bgp_asn: 65000, type: 'ipsec.1' } } };
  const network = await networkOf(text, resource);
  const gateway = componentOf(network, 'aws_customer_gateway.a');
  const module = componentOf(network, 'component a/m1');
  expect([gateway.owner, module.owner]).toEqual(['first', 'first']);
  expect(gateway.facts).toEqual({
    at: 'nospof.yaml:6',
    name: 'a-too',
    operator: 'other',
    shared: true,
    planned: false,
    device: { ports: 8 },
    modules: [module.index],
    ports: 8,
    alarms: [
      { at: 'nospof.yaml:5', on: 'x', muted: false },
      { at: 'nospof.yaml:6', on: 'y', muted: false },
    ],
    backups: [],
  });
  expect(module.facts).toEqual({
    at: 'nospof.yaml:5',
    name: 'a/m1',
    operator: 'ktds',
    shared: true,
    planned: false,
    modules: [],
    moduleOf: gateway.index,
    ports: 4,
    alarms: [],
    backups: [],
  });
  expect(componentOf(network, 'component plain').facts?.grade).toBe(2);
  expect(network.components.find(({ origin }) => origin.type === 'aws_vpc')?.facts).toBe(undefined);
});

test('everything a fact is about is resolved', async () => {
  const text = `
services: { web: { needs: [{ any: [a, aws_instance.i], probe: { bytes: 1500, whole-path: true } }], channels: [web, a/m1] } }
components:
  a: { role: router, modules: { m1: {} }, domains: { room: r7 }, backups: [{ to: [a/m1, aws_instance.i] }] }
  both: { is: aws_instance.* }
domains: { room: { r7: { battery: true } } }
rotas: { noc: { hours: 24x7 } }
evidence: [{ kind: failover-drill, of: [both, web], on: 2026-09-01 }]
change: { acknowledged: web, steps: [{ does: replace, to: [a, aws_instance.j] }] }`;
  const machine = { ami: 'ami-1', instance_type: 't3.small' };
  const network = await networkOf(text, { aws_instance: { i: machine, j: machine } });
  const place = (id: string) => componentOf(network, id).index;
  const a = place('component a');
  const m1 = place('component a/m1');
  const [i, j] = [place('aws_instance.i'), place('aws_instance.j')];
  const [web] = network.services;
  const root = place('service web');
  expect(componentOf(network, 'component a').facts?.backups).toEqual([
    {
      at: 'nospof.yaml:6',
      to: [
        { name: 'a/m1', components: [m1] },
        { name: 'aws_instance.i', components: [i] },
      ],
    },
  ]);
  expect(web?.facts?.channels).toEqual([
    { name: 'web', components: [root], service: 'web' },
    { name: 'a/m1', components: [m1] },
  ]);
  expect(componentOf(network, 'service web').needs.map(({ probe }) => probe)).toEqual([
    { bytes: 1500, wholePath: true },
  ]);
  expect(network.domains.find(({ kind }) => kind === 'room')?.facts).toEqual({
    at: 'nospof.yaml:8',
    battery: true,
    planned: false,
  });
  expect([...network.stated.rotas]).toEqual([['noc', { at: 'nospof.yaml:9', hours: '24x7', reach: [] }]]);
  expect(network.stated.evidence.map(({ of }) => of)).toEqual([
    [
      { name: 'both', components: [i, j] },
      { name: 'web', components: [root], service: 'web' },
    ],
  ]);
  expect(network.stated.change?.acknowledged).toEqual(['web']);
  expect(network.stated.change?.steps.map(({ to }) => to)).toEqual([
    [
      { name: 'a', components: [a] },
      { name: 'aws_instance.j', components: [j] },
    ],
  ]);
});

test.each([
  ['domains: { room: { r8: { battery: true } } }', '8: nothing is in room "r8", did you mean "r7"?'],
  ['domains: { romo: { r7: { battery: true } } }', '8: nothing is in a domain of kind "romo", did you mean "room"?'],
  ['evidence: [{ kind: load-test, of: aws_lb.x, on: 2026-01-01 }]', '8: "aws_lb.x" matches no resource in the inputs'],
  ['change: { steps: [{ does: update, to: aws_lb.* }] }', '8: "aws_lb.*" matches no resource in the inputs'],
])('%s is refused: nothing is there', async (text, expected) => {
  await expect(networkOf(pair('domains: { room: r7 }', '', text))).rejects.toThrow(
    new InputError(`nospof.yaml:${expected}`),
  );
});

test.each([
  ['services: { a: { rto: 1m } }', 'service "a" has neither entry nor needs, so there is nothing to check'],
  [
    'services: { a: { entry: aws_instance.k } }',
    '"aws_instance.k" matches no resource in the inputs, did you mean "aws_instance.j"?',
  ],
  [
    'services: { a: { entry: "stdin:aws_instance.k" } }',
    '"stdin:aws_instance.k" matches no resource in the inputs, did you mean "stdin:aws_instance.j"?',
  ],
  [
    'services: { a: { entry: aws_vpc.v } }',
    '"aws_vpc.v" matches aws_vpc.v, which is not a component that can serve or fail',
  ],
  [
    'components: { aws_instance.j: { owner: x } }',
    '"aws_instance.j" is a resource in the inputs, expected a name of your own with is: aws_instance.j',
  ],
  ['services: { a: { needs: [{ any: "aws_instance.*", k: 2 }] } }', 'k is 2, but only 1 alternative is in the inputs'],
  [
    'services: { a: { needs: [{ any: aws_instance.j, standby: "aws_*.j", k: 2 }] } }',
    'k is 2, but only 1 alternative is in the inputs',
  ],
])('%s is refused: nothing could be judged by it', async (text, expected) => {
  const resource = { aws_vpc: { v: { cidr_block: '10.0.0.0/16' } }, aws_instance: { j: {} } };
  await expect(networkOf(text, resource)).rejects.toThrow(new InputError(`nospof.yaml:3: ${expected}`));
});

test('a name for several resources makes no service of what is behind an entry', async () => {
  const resource = {
    aws_subnet: { a: { availability_zone: 'ap-northeast-2a' } },
    aws_lb: { web: { load_balancer_type: 'network', subnets: ['${aws_subnet.a.id}'] } },
    aws_lb_target_group: { web: { port: 443 } },
    aws_lb_listener: {
      web: {
        load_balancer_arn: '${aws_lb.web.arn}',
        default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' }],
      },
    },
    aws_autoscaling_group: {
      web: {
        min_size: 2,
        max_size: 2,
        vpc_zone_identifier: ['${aws_subnet.a.id}'],
        target_group_arns: ['${aws_lb_target_group.web.arn}'],
      },
    },
  };
  const namesWith = async (text: string): Promise<readonly string[]> =>
    (await networkOf(text, resource)).services.map(({ title }) => say.title(title));
  expect(await namesWith('')).toEqual(['aws_lb.web']);
  expect(await namesWith("components: { web: { is: ['aws_lb.web', 'aws_autoscaling_group.*'], owner: x } }")).toEqual([
    'aws_lb.web',
  ]);
});
