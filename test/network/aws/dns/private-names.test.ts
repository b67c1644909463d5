import { expect, test } from 'vitest';
import type { Network } from '../../../../src/network/network.ts';
import { networkOf, subnets } from '../../deploy.ts';
import { open, unknown } from '../../settle.ts';
import { lacks } from '../ways.ts';

interface Options {
  readonly vpc?: object;
  readonly zone?: object;
  readonly more?: Readonly<Record<string, object>>;
}

/** A program that asks for the name of its database, in a zone of its own. */
async function refusals(options: Options): Promise<readonly string[]> {
  const { components } = await asking(options);
  return components.flatMap((one) => one.refusals.map(({ is, origin }) => `${is} ${origin.address}`));
}

function asking({ vpc, zone, more }: Options): Promise<Network> {
  return networkOf(
    {
      ...subnets('zone-a'),
      aws_vpc: {
        v: { cidr_block: '10.0.0.0/16', enable_dns_hostnames: true, ...vpc },
        w: { cidr_block: '10.1.0.0/16' },
      },
      aws_route53_zone: { z: { name: 'internal', ...zone } },
      aws_db_instance: { d: { multi_az: true } },
      aws_route53_record: {
        db: {
          zone_id: '${aws_route53_zone.z.id}',
          name: 'db.internal',
          type: 'CNAME',
          ttl: 60,
          records: ['${aws_db_instance.d.address}'],
        },
      },
      aws_instance: { i: { subnet_id: '${aws_subnet.a.id}', user_data: 'DB=${aws_route53_record.db.fqdn}' } },
      ...more,
    },
    unknown,
  );
}

const of = (vpc: string) => ({ vpc: [{ vpc_id: vpc }] });
const joined = (vpc: string) => ({
  aws_route53_zone_association: { j: { zone_id: '${aws_route53_zone.z.id}', vpc_id: vpc } },
});

test('a private zone answers in the VPCs that it is associated with', async () => {
  expect(await refusals({ zone: of('${aws_vpc.v.id}') })).toEqual([]);
  expect(await refusals({ zone: of('${aws_vpc.w.id}') })).toEqual(['zone-not-associated aws_route53_zone.z']);
  expect(await refusals({ zone: of('${aws_vpc.w.id}'), more: joined('${aws_vpc.v.id}') })).toEqual([]);
});

test('a public zone answers everywhere, one of a VPC that is not known perhaps here', async () => {
  expect(await refusals({})).toEqual([]);
  expect(await refusals({ zone: of(open) })).toEqual([]);
  expect(await refusals({ zone: of('${aws_vpc.w.id}'), more: joined(open) })).toEqual([]);
});

test('a VPC asks private zones only with both of its DNS settings', async () => {
  const zone = of('${aws_vpc.v.id}');
  expect(await refusals({ zone, vpc: { enable_dns_hostnames: undefined } })).toEqual(['vpc-without-names aws_vpc.v']);
  expect(await refusals({ zone, vpc: { enable_dns_support: false } })).toEqual(['vpc-without-names aws_vpc.v']);
  expect(await refusals({ zone, vpc: { enable_dns_hostnames: open } })).toEqual([]);
  expect(lacks(await asking({ zone, vpc: { enable_dns_hostnames: open } }))).toEqual([
    'enable_dns_hostnames of aws_vpc.v',
  ]);
  expect(lacks(await asking({ zone }))).toEqual([]);
  expect(await refusals({ vpc: { enable_dns_hostnames: false } })).toEqual([]);
});
