import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { missingFacts } from '../missing.ts';

const unknown = { variable: { what: { type: 'string' }, list: { type: 'list(string)' } } };

/** Machines in two zones that name a directory. */
const joined = (directory: object, zones: readonly (string | undefined)[] = ['zone-a', 'zone-b']) =>
  networkOf(
    {
      ...subnets(...zones),
      aws_directory_service_directory: { d: directory },
      aws_launch_template: { t: { user_data: 'AD=${aws_directory_service_directory.d.dns_ip_addresses}' } },
      aws_autoscaling_group: {
        g: {
          min_size: 2,
          availability_zones: ['zone-a', 'zone-b'],
          launch_template: [{ id: '${aws_launch_template.t.id}' }],
        },
      },
    },
    unknown,
  );

test('a directory is in two zones, whatever is known of its subnets', async () => {
  const vpc = (list: unknown) => ({ vpc_settings: [{ subnet_ids: list }] });
  expect(breaking(await joined(vpc(['${aws_subnet.a.id}', '${aws_subnet.b.id}'])))).toEqual({});
  expect(breaking(await joined(vpc(['${aws_subnet.a.id}', '${var.what}'])))).toEqual({});
  expect(breaking(await joined(vpc(['${aws_subnet.a.id}', '${aws_subnet.b.id}']), [undefined, undefined]))).toEqual({});
});

test('a connector asks the premises: one controller there is one', async () => {
  const connector = (addresses: unknown) =>
    joined({ type: 'ADConnector', connect_settings: [{ customer_dns_ips: addresses }] });
  expect(breaking(await connector(['10.0.0.1', '10.0.0.2']))).toEqual({});
  expect(breaking(await connector(['10.0.0.1']))).toEqual({
    'aws_directory_service_directory.d#10.0.0.1': [Infinity, Infinity],
  });
  const perhaps = await connector('${var.list}');
  expect(breaking(perhaps)).toEqual({ 'aws_directory_service_directory.d#1': [1, Infinity] });
  expect(missingFacts(perhaps)).toEqual(['connect_settings.customer_dns_ips of aws_directory_service_directory.d']);
});

test('a user pool needs the functions it calls at every login', async () => {
  const network = await networkOf({
    ...subnets('zone-a'),
    aws_lambda_function: { f: { vpc_config: [{ subnet_ids: ['${aws_subnet.a.id}'] }] } },
    aws_cognito_user_pool: { p: { lambda_config: [{ pre_token_generation: '${aws_lambda_function.f.arn}' }] } },
  });
  const { components } = network;
  const pool = components.find(({ id }) => id === 'aws_cognito_user_pool.p');
  expect(pool?.needs.map(({ alternatives }) => alternatives.map(({ component }) => components[component]?.id))).toEqual(
    [['aws_lambda_function.f']],
  );
});
