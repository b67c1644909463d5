import { expect, test } from 'vitest';
import { networkOf } from '../deploy.ts';

const route = { destination_cidr_block: '0.0.0.0/0', gateway_id: '${aws_internet_gateway.g.id}' };

test('inline-vs-separate: routes of a table written both ways are told', async () => {
  const network = await networkOf({
    aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
    aws_internet_gateway: { g: { vpc_id: '${aws_vpc.v.id}' } },
    aws_route_table: {
      both: {
        vpc_id: '${aws_vpc.v.id}',
        route: [{ ...route, destination_cidr_block: undefined, cidr_block: '10.1.0.0/16' }],
      },
      one: { vpc_id: '${aws_vpc.v.id}' },
    },
    aws_route: {
      a: { ...route, route_table_id: '${aws_route_table.both.id}' },
      b: { ...route, route_table_id: '${aws_route_table.one.id}' },
    },
  });
  expect(network.coverage.mixedForms).toEqual([{ of: 'aws_route_table.both', inline: 'route', child: 'aws_route' }]);
});
