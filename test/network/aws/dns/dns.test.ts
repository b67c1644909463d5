import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { machine } from '../balanced.ts';

const place = subnets('zone-a', 'zone-b');
const elb = (subnet: string) => ({
  subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
  instances: [`\${aws_instance.${subnet}.id}`],
});
const base = {
  ...place,
  aws_instance: { a: machine('a'), b: machine('b') },
  aws_elb: { a: elb('a'), b: elb('b') },
};

/** A failover pair: `primary` leads to balancer a, `secondary` to b. */
function pair(signal: object, secondary: object = { alias: alias('b') }) {
  const record = { zone_id: 'Z1', name: 'www.example.org', type: 'A' };
  return {
    ...base,
    aws_route53_record: {
      primary: {
        ...record,
        failover_routing_policy: [{ type: 'PRIMARY' }],
        alias: alias('a', signal),
        set_identifier: 'p',
      },
      secondary: { ...record, failover_routing_policy: [{ type: 'SECONDARY' }], set_identifier: 's', ...secondary },
    },
  };
}

function alias(target: string, signal: object = {}) {
  return [{ name: `\${aws_elb.${target}.dns_name}`, zone_id: `\${aws_elb.${target}.zone_id}`, ...signal }];
}

test('failover with a health signal: either side may be lost', async () => {
  const network = await networkOf(pair({ evaluate_target_health: true }));
  expect(network.services.map(({ name }) => name)).toEqual(['www.example.org']);
  expect(breaking(network)).toEqual({});
});

test('without a health signal no client leaves the primary', async () => {
  const found = Object.keys(breaking(await networkOf(pair({ evaluate_target_health: false }))));
  expect(found).toEqual(['aws_instance.a', 'zone zone-a']);
});

test('a secondary outside the inputs may be there: unproven, not broken', async () => {
  const outside = { records: ['203.0.113.10'], ttl: 60 };
  const found = breaking(await networkOf(pair({ evaluate_target_health: true }, outside)));
  expect(found['aws_instance.a']).toEqual([60, Infinity]);
});

test('a name for a database carries the need of the program that uses it', async () => {
  const network = await networkOf({
    ...place,
    aws_db_instance: { d: { multi_az: false, backup_retention_period: 0 } },
    aws_route53_record: {
      db: { zone_id: 'Z1', name: 'db.internal', type: 'CNAME', ttl: 60, records: ['${aws_db_instance.d.address}'] },
    },
    aws_autoscaling_group: {
      g: {
        min_size: 2,
        vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
        launch_template: [{ id: '${aws_launch_template.t.id}' }],
      },
    },
    aws_launch_template: { t: { user_data: 'DB=${aws_route53_record.db.fqdn}' } },
  });
  expect(network.services.map(({ name }) => name)).toEqual(['aws_autoscaling_group.g']);
  expect(Object.keys(breaking(network))).toEqual(['aws_db_instance.d']);
});

test('several values of one record are answered in turn, dead ones too: the record is the mistake', async () => {
  const values = (...targets: readonly string[]) =>
    networkOf({
      ...base,
      aws_eip: { a: { instance: '${aws_instance.a.id}' }, b: { instance: '${aws_instance.b.id}' } },
      aws_route53_record: {
        www: {
          zone_id: 'Z1',
          name: 'www.example.org',
          type: 'A',
          ttl: 60,
          records: targets.map((one) => `\${aws_eip.${one}.public_ip}`),
        },
      },
    });
  const mistakes = ({ components }: Awaited<ReturnType<typeof values>>) =>
    components.flatMap(({ needs }) => needs.flatMap(({ mistake }) => mistake?.origin.address ?? []));
  expect(mistakes(await values('a', 'b'))).toEqual(['aws_route53_record.www']);
  expect(mistakes(await values('a'))).toEqual([]);
});
