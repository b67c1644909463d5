import { expect, test } from 'vitest';
import { networkOf } from '../../deploy.ts';
import { balanced } from '../balanced.ts';
import { refused } from '../refused.ts';

async function told(distribution: object, isNamed = true): Promise<string[]> {
  const record = {
    zone_id: 'Z1',
    name: 'www.example.org',
    type: 'A',
    alias: [{ name: '${aws_cloudfront_distribution.d.domain_name}', zone_id: 'Z2', evaluate_target_health: false }],
  };
  const network = await networkOf(
    {
      ...balanced({}),
      aws_cloudfront_distribution: {
        d: {
          origin: [{ origin_id: 'o', domain_name: '${aws_lb.n.dns_name}' }],
          default_cache_behavior: [{ target_origin_id: 'o' }],
          ...distribution,
        },
      },
      ...(isNamed && { aws_route53_record: { www: record } }),
    },
    { variable: { open: {} } },
  );
  return refused(network);
}

test('a name of a distribution that is switched off leads nowhere', async () => {
  expect(await told({ enabled: false })).toEqual([
    'aws_route53_record.www answer: enabled of aws_cloudfront_distribution.d is false, and aws_route53_record.www leads clients to it',
  ]);
  expect(await told({ enabled: true })).toEqual([]);
  expect(await told({ enabled: '${var.open}' })).toEqual([]);
  expect(await told({ enabled: false }, false)).toEqual([]);
});
