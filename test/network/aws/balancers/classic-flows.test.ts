import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { refused } from '../refused.ts';
import { type Resources, idOf, lacks, together } from '../ways.ts';

const vpc = { vpc_id: idOf('aws_vpc', 'v') };
const tcp = (port: number, more: object) => ({ protocol: 'tcp', from_port: port, to_port: port, ...more });
const fromDoor = { security_groups: [idOf('aws_security_group', 'door')] };
const unknownBlock = { cidr_blocks: ['${aws_eip.e.public_ip}/32'] };
const listening = (port: number) => ({
  lb_port: 443,
  lb_protocol: 'tcp',
  instance_port: port,
  instance_protocol: 'tcp',
});

/** A classic load balancer over two zones, and two instances behind it that admit by these rules. */
function balanced(lb: object, ...ingress: readonly object[]) {
  const outward = { protocol: '-1', from_port: 0, to_port: 0, cidr_blocks: ['0.0.0.0/0'] };
  const instance = (zone: string) => ({
    ami: 'ami-1',
    subnet_id: idOf('aws_subnet', zone),
    vpc_security_group_ids: [idOf('aws_security_group', 'app')],
  });
  const parts: readonly Resources[] = [
    {
      aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
      aws_eip: { e: {} },
      aws_subnet: Object.fromEntries(
        ['a', 'b'].map((zone, index) => [
          zone,
          { ...vpc, availability_zone: `zone-${zone}`, cidr_block: `10.0.${index}.0/24` },
        ]),
      ),
      aws_security_group: {
        door: { ...vpc, ingress: [tcp(443, { cidr_blocks: ['0.0.0.0/0'] })], egress: [outward] },
        app: { ...vpc, ingress, egress: [outward] },
      },
      aws_instance: { a: instance('a'), b: instance('b') },
      aws_elb: {
        l: {
          subnets: [idOf('aws_subnet', 'a'), idOf('aws_subnet', 'b')],
          security_groups: [idOf('aws_security_group', 'door')],
          instances: [idOf('aws_instance', 'a'), idOf('aws_instance', 'b')],
          listener: [listening(8443)],
          health_check: [{ target: 'TCP:8443', interval: 5, timeout: 2, healthy_threshold: 2, unhealthy_threshold: 2 }],
          ...lb,
        },
      },
    },
  ];
  return networkOf(together(...parts));
}

const unknown = ['ingress[0].cidr_blocks of aws_security_group.app'];

test('a classic load balancer reaches its instances where a rule lets it in', async () => {
  const holds = await balanced({}, tcp(8443, fromDoor));
  expect([refused(holds).filter((one) => one.includes('8443')), lacks(holds)]).toEqual([[], []]);
  const breaks = await balanced({}, tcp(8443, { cidr_blocks: ['192.168.0.0/16'] }));
  expect(refused(breaks).some((one) => one.includes('port 8443 from aws_elb.l'))).toBe(true);
  expect(lacks(breaks)).toEqual([]);
});

test('whether it does is open where the block of a rule is not known, and no other rule lets it in', async () => {
  expect(lacks(await balanced({}, tcp(8443, unknownBlock)))).toEqual(unknown);
  expect(lacks(await balanced({}, tcp(8443, unknownBlock), tcp(8443, fromDoor)))).toEqual([]);
});

test('one listener that gets through is enough, but the health check has to as well', async () => {
  const listener = [listening(8443), listening(9443)];
  expect(lacks(await balanced({ listener }, tcp(8443, unknownBlock), tcp(9443, fromDoor)))).toEqual(unknown);
  const health_check = [{ target: 'TCP:9443' }];
  expect(lacks(await balanced({ listener, health_check }, tcp(8443, unknownBlock), tcp(9443, fromDoor)))).toEqual([]);
  // One listener is refused, the other may be.
  expect(lacks(await balanced({ listener }, tcp(8443, unknownBlock)))).toEqual(unknown);
});
