import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { refused } from '../refused.ts';
import { type Resources, idOf, lacks, together } from '../ways.ts';

const zones = ['a', 'b', 'c'];
const group = (name: string) => idOf('aws_security_group', name);
const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const outward = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };
const tcp = (port: number, more: object) => ({ protocol: 'tcp', from_port: port, to_port: port, ...more });
const arn = (type: string, name: string) => `\${${type}.${name}.arn}`;

/** A balancer over zones a, b and c, and a pool of three behind a target group on 8443. */
function balanced(
  {
    lb = {},
    targets = {},
    listener = {},
  }: { readonly lb?: object; readonly targets?: object; readonly listener?: object },
  ...more: readonly Resources[]
) {
  return networkOf(
    together(
      {
        aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
        aws_subnet: Object.fromEntries(
          zones.map((zone, index) => [
            zone,
            { ...vpc, availability_zone: `zone-${zone}`, cidr_block: `10.0.${index}.0/24` },
          ]),
        ),
        aws_default_route_table: {
          m: {
            default_route_table_id: '${aws_vpc.v.default_route_table_id}',
            route: [{ cidr_block: '0.0.0.0/0', gateway_id: 'igw-0123' }],
          },
        },
        aws_launch_template: { t: { vpc_security_group_ids: [group('app')] } },
        aws_autoscaling_group: {
          g: {
            min_size: 3,
            vpc_zone_identifier: zones.map((zone) => idOf('aws_subnet', zone)),
            launch_template: [{ id: idOf('aws_launch_template', 't') }],
            target_group_arns: [arn('aws_lb_target_group', 't')],
          },
        },
        aws_lb: {
          l: { load_balancer_type: 'application', subnets: zones.map((zone) => idOf('aws_subnet', zone)), ...lb },
        },
        aws_lb_target_group: { t: { port: 8443, protocol: 'HTTPS', ...vpc, ...targets } },
        aws_lb_listener: {
          l: {
            load_balancer_arn: arn('aws_lb', 'l'),
            port: 443,
            protocol: 'HTTPS',
            default_action: [{ type: 'forward', target_group_arn: arn('aws_lb_target_group', 't') }],
            ...listener,
          },
        },
      },
      ...more,
    ),
  );
}

/** What is refused, without the component, each once. */
async function told(...of: Parameters<typeof balanced>): Promise<string[]> {
  return [...new Set(refused(await balanced(...of)).map((line) => line.slice(line.indexOf(': ') + 2)))];
}

const application = { lb: { security_groups: [group('door')] } };
const network = { lb: { load_balancer_type: 'network' }, targets: { protocol: 'TCP' }, listener: { protocol: 'TCP' } };
const door = (...ingress: readonly object[]): Resources => ({
  aws_security_group: { door: { ...vpc, ingress, egress: [outward] } },
});
const app = (...ingress: readonly object[]): Resources => ({
  aws_security_group: { app: { ...vpc, ingress, egress: [outward] } },
});
const everywhere = { cidr_blocks: ['0.0.0.0/0'] };
const fromDoor = { security_groups: [group('door')] };

test('an application load balancer sends from its groups and its subnets', async () => {
  const open = door(tcp(443, everywhere));
  expect(await told(application, open, app(tcp(8443, fromDoor)))).toEqual([]);
  expect(await told(application, open, app(tcp(8443, { cidr_blocks: ['10.0.0.0/22'] })))).toEqual([]);
  expect(await told(application, open, app(tcp(8443, { security_groups: [group('other')] })), door2)).toEqual([
    'ingress[0] of aws_security_group.app does not allow traffic to aws_autoscaling_group.g on port 8443 from aws_lb.l',
  ]);
  expect(await told(application, open, app())).toEqual([
    'aws_security_group.app does not allow traffic to aws_autoscaling_group.g on port 8443 from aws_lb.l',
  ]);
});
const door2: Resources = { aws_security_group: { other: vpc } };

test('whether a rule lets a load balancer in is open where its block is not known, and no other rule does', async () => {
  const address: Resources = { aws_eip: { e: {} } };
  const open = door(tcp(443, everywhere));
  const unknown = tcp(8443, { cidr_blocks: ['${aws_eip.e.public_ip}/32'] });
  expect(await told(application, open, app(unknown), address)).toEqual([]);
  expect(lacks(await balanced(application, open, app(unknown), address))).toEqual([
    'ingress[0].cidr_blocks of aws_security_group.app',
  ]);
  expect(lacks(await balanced(application, open, app(unknown, tcp(8443, fromDoor)), address))).toEqual([]);
});

test('a target group whose port is another than that of the rule', async () => {
  expect(await told(application, door(tcp(443, everywhere)), app(tcp(8080, { cidr_blocks: ['10.0.0.0/16'] })))).toEqual(
    [
      'port of aws_lb_target_group.t is 8443, and traffic to aws_autoscaling_group.g is subject to aws_security_group.app, which allows another port',
    ],
  );
});

test('a health check on a port of its own is a second flow', async () => {
  const checked = { ...application, targets: { health_check: [{ port: '9000', protocol: 'HTTP' }] } };
  const open = door(tcp(443, everywhere));
  expect(await told(checked, open, app(tcp(8443, fromDoor), tcp(9000, fromDoor)))).toEqual([]);
  expect(await told(checked, open, app(tcp(8443, { cidr_blocks: ['10.0.0.0/16'] })))).toEqual([
    'health checks fail: health_check.port of aws_lb_target_group.t is 9000, and traffic to aws_autoscaling_group.g is subject to aws_security_group.app, which allows another port',
  ]);
  const off = { ...application, targets: { health_check: [{ port: '9000', enabled: false }] } };
  expect(await told(off, open, app(tcp(8443, fromDoor)))).toEqual([]);
});

test('a balancer whose group has no rule out sends nothing', async () => {
  const mute: Resources = { aws_security_group: { door: { ...vpc, ingress: [tcp(443, everywhere)] } } };
  expect(await told(application, mute, app(tcp(8443, fromDoor)))).toEqual([
    'aws_security_group.door does not allow outbound traffic to aws_autoscaling_group.g on port 8443',
  ]);
});

test('clients of the internet need a public block, those of an internal balancer any', async () => {
  const inside = door(tcp(443, { cidr_blocks: ['10.0.0.0/8'] }));
  const behind = app(tcp(8443, fromDoor));
  expect(await told(application, inside, behind)).toEqual([
    'ingress[0] of aws_security_group.door does not allow traffic to aws_lb.l on port 443 from clients',
  ]);
  expect(await told({ lb: { ...application.lb, internal: true } }, inside, behind)).toEqual([]);
  expect(await told(application, door(tcp(443, { prefix_list_ids: ['pl-0123'] })), behind)).toEqual([]);
  expect(await told(application, door(tcp(443, { cidr_blocks: ['203.0.113.0/24'] })), behind)).toEqual([]);
  expect(await told({ lb: { ...application.lb, internal: '${var.internal}' } }, inside, behind)).toEqual([]);
  expect(await told(application, door(tcp(80, everywhere)), behind)).toEqual([
    'port of aws_lb_listener.l is 443, and traffic to aws_lb.l is subject to aws_security_group.door, which allows another port',
  ]);
});

test('one of several listeners that lead to the same targets is enough', async () => {
  const second: Resources = {
    aws_lb_listener: {
      m: {
        load_balancer_arn: arn('aws_lb', 'l'),
        port: 80,
        protocol: 'HTTP',
        default_action: [{ type: 'forward', target_group_arn: arn('aws_lb_target_group', 't') }],
      },
    },
  };
  expect(await told(application, door(tcp(80, everywhere)), app(tcp(8443, fromDoor)), second)).toEqual([]);
});

test('behind a network load balancer instances see the clients, and its own addresses for the checks', async () => {
  expect(await told(network, app(tcp(8443, everywhere)))).toEqual([]);
  expect(await told(network, app(tcp(8443, { cidr_blocks: ['10.0.0.0/16'] })))).toEqual([
    'ingress[0] of aws_security_group.app does not allow traffic to aws_autoscaling_group.g on port 8443 from aws_lb.l',
  ]);
  expect(await told(network, app(tcp(8443, { cidr_blocks: ['203.0.113.0/24'] })))).toEqual([
    'ingress[0] of aws_security_group.app does not allow health checks of aws_autoscaling_group.g on port 8443 from aws_lb.l',
  ]);
  const hidden = { ...network, targets: { protocol: 'TCP', preserve_client_ip: 'false' } };
  expect(await told(hidden, app(tcp(8443, { cidr_blocks: ['10.0.0.0/16'] })))).toEqual([]);
});

test('a network load balancer with groups counts as their member, though clients keep their addresses', async () => {
  const grouped = { ...network, lb: { ...network.lb, security_groups: [group('door')] } };
  expect(await told(grouped, door(tcp(443, everywhere)), app(tcp(8443, fromDoor)))).toEqual([]);
});

test('members whose groups are not in the inputs are taken to let it through', async () => {
  const outside: Resources = { aws_launch_template: { t: { vpc_security_group_ids: ['sg-0123'] } } };
  expect(await told(network, outside)).toEqual([]);
  const bare: Resources = { aws_launch_template: { t: {} } };
  expect(await told(network, bare)).toEqual([]);
});

test('members in a zone where the balancer has no node get no traffic', async () => {
  const two = { lb: { ...network.lb, subnets: ['a', 'b'].map((zone) => idOf('aws_subnet', zone)) } };
  expect(await told({ ...network, ...two }, app(tcp(8443, everywhere)))).toEqual([
    'subnets of aws_lb.l contain no subnet in zone zone-c, where aws_autoscaling_group.g has members',
  ]);
  const unknown = { lb: { ...network.lb, subnets: '${var.subnets}' } };
  expect(await told({ ...network, ...unknown }, app(tcp(8443, everywhere)))).toEqual([]);
});

test('a node without targets in its zone matters where it is one of two', async () => {
  const at = (...where: readonly string[]) => ({ vpc_zone_identifier: where.map((zone) => idOf('aws_subnet', zone)) });
  const pool = (...where: readonly string[]): Resources => ({
    aws_autoscaling_group: {
      g: {
        min_size: 3,
        launch_template: [{ id: idOf('aws_launch_template', 't') }],
        target_group_arns: [arn('aws_lb_target_group', 't')],
        ...at(...where),
      },
    },
  });
  const nodes = (...where: readonly string[]) => ({
    ...network,
    lb: { ...network.lb, subnets: where.map((zone) => idOf('aws_subnet', zone)) },
  });
  const open = app(tcp(8443, everywhere));
  expect(await told(nodes('a', 'c'), open, pool('a', 'b'))).toContain(
    'enable_cross_zone_load_balancing of aws_lb.l is off, and there is no target in zone zone-c',
  );
  expect(await told(nodes('a', 'b', 'c'), open, pool('a', 'b'))).toEqual([]);
});
