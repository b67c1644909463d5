import { expect, test } from 'vitest';
import { networkOf, subnets } from '../deploy.ts';
import { open, unknown } from '../settle.ts';

const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];

/** An accelerator over two load balancers, the second with a weight. */
const servicesWith = async (weight: unknown) => {
  const network = await networkOf(
    {
      ...subnets('zone-a', 'zone-b'),
      aws_lb: { one: { subnets: both }, two: { subnets: both } },
      aws_globalaccelerator_accelerator: { w: { name: 'w' } },
      aws_globalaccelerator_listener: { l: { accelerator_arn: '${aws_globalaccelerator_accelerator.w.arn}' } },
      aws_globalaccelerator_endpoint_group: {
        g: {
          listener_arn: '${aws_globalaccelerator_listener.l.arn}',
          endpoint_configuration: [{ endpoint_id: '${aws_lb.one.arn}' }, { endpoint_id: '${aws_lb.two.arn}', weight }],
        },
      },
    },
    unknown,
  );
  return network.services.map(({ name }) => name);
};

test('what is behind an entry for certain is part of it; what only may be is judged for itself as well', async () => {
  expect(await servicesWith(128)).toEqual(['aws_globalaccelerator_accelerator.w']);
  expect(await servicesWith(open)).toEqual(['aws_globalaccelerator_accelerator.w', 'aws_lb.two']);
});
