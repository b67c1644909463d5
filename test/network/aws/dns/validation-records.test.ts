import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { balanced } from '../balanced.ts';

const zone_id = '${aws_route53_zone.z.zone_id}';
const validation = '${tolist(aws_acm_certificate.c.domain_validation_options)[0]';
const www = {
  zone_id,
  name: 'www',
  type: 'A',
  alias: [{ name: '${aws_lb.n.dns_name}', zone_id: 'Z', evaluate_target_health: true }],
};

/** The services of a load balancer with a certificate and these records. */
async function services(record: Readonly<Record<string, unknown>>): Promise<string[]> {
  const { services: found } = await networkOf(
    {
      ...balanced({}),
      aws_acm_certificate: { c: { domain_name: 'www.example.org', validation_method: 'DNS' } },
      aws_route53_zone: { z: { name: 'example.org' } },
      aws_route53_record: record,
    },
    { variable: { open: {} } },
  );
  return found.map(({ name }) => name);
}

const proof = (of: string) => ({
  zone_id,
  ttl: 60,
  name: `${of}.resource_record_name}`,
  type: `${of}.resource_record_type}`,
  records: [`${of}.resource_record_value}`],
});

test.each([
  ['the certificate', proof(validation)],
  ['what is not in the inputs', proof('${var.open')],
])('a record that proves a certificate, read from %s, is no entry and takes none away', async (_, val) => {
  expect(await services({ val })).toEqual(['aws_lb.n']);
  expect(await services({ val, www })).toEqual(['www.example.org']);
});

test('neither are texts and authorities', async () => {
  const txt = { zone_id, name: '_acme-challenge', type: 'TXT', ttl: 60, records: ['${aws_lb.n.dns_name}'] };
  const caa = { zone_id, name: '', type: 'CAA', ttl: 60, records: ['0 issue "amazon.com"'] };
  expect(await services({ txt, caa })).toEqual(['aws_lb.n']);
  expect(await services({ txt, caa, www })).toEqual(['www.example.org']);
});
