import { expect, test } from 'vitest';
import { buildGraph } from '../../../../src/graph/build-graph.ts';
import { identifiers } from '../../../../src/network/aws/catalogue/identifiers.ts';
import { readAssumptions } from '../../../../src/input/assumptions.ts';
import { buildNetwork } from '../../../../src/network/build-network.ts';
import type { Network } from '../../../../src/network/network.ts';
import { change, read } from '../../../input/inputs.ts';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missingFacts } from '../../missing.ts';

const unknown = { variable: { what: { type: 'string' }, list: { type: 'list(string)' } } };

/** A function behind a load balancer over two zones. */
const behind = (lambda: object, planDiffers?: string) =>
  networkOf(
    {
      ...subnets('zone-a', 'zone-b'),
      aws_lb: { l: { subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] } },
      aws_lb_listener: {
        l: {
          load_balancer_arn: '${aws_lb.l.arn}',
          default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.t.arn}' }],
        },
      },
      aws_lb_target_group: { t: { target_type: 'lambda' } },
      aws_lb_target_group_attachment: {
        t: { target_group_arn: '${aws_lb_target_group.t.arn}', target_id: '${aws_lambda_function.f.arn}' },
      },
      aws_lambda_function: { f: lambda },
    },
    unknown,
    planDiffers,
  );

const inside = (list: unknown) => ({ vpc_config: [{ subnet_ids: list, security_group_ids: [] }] });

test.for([
  { title: 'outside a VPC it is the Region’s', lambda: {}, expected: {}, missing: [] },
  { title: 'an empty list takes it out of a VPC', lambda: inside([]), expected: {}, missing: [] },
  {
    title: 'one subnet is one zone',
    lambda: inside(['${aws_subnet.a.id}']),
    expected: { 'zone zone-a': [Infinity, Infinity] },
    missing: [],
  },
  {
    title: 'one subnet known and one not',
    lambda: inside(['${aws_subnet.a.id}', '${var.what}']),
    expected: { 'zone zone-a': [30, Infinity] },
    missing: ['vpc_config.subnet_ids of aws_lambda_function.f'],
  },
  {
    title: 'a dynamic block may be there',
    lambda: { dynamic: { vpc_config: { for_each: '${var.list}', content: { subnet_ids: ['${aws_subnet.a.id}'] } } } },
    expected: { 'zone zone-a': [30, Infinity] },
    missing: ['vpc_config of aws_lambda_function.f', 'vpc_config.subnet_ids of aws_lambda_function.f'],
    planDiffers: 'a plan leaves out what stands in a dynamic block',
  },
  {
    title: 'so may one that is an expression',
    lambda: { vpc_config: '${var.list}' },
    expected: { 'zone one zone for all of aws_lambda_function.f': [0, Infinity] },
    missing: ['vpc_config of aws_lambda_function.f', 'vpc_config.subnet_ids of aws_lambda_function.f'],
  },
])('Lambda: $title', async ({ lambda, expected, missing, planDiffers }) => {
  const network = await behind(lambda, planDiffers);
  expect(breaking(network)).toEqual(expected);
  expect(missingFacts(network)).toEqual(missing);
});

/** A plan leaves dynamic blocks out of its configuration: all it has is that the block is not known yet. */
async function planned(after: object, mask: object): Promise<Network> {
  const deployment = await read({
    format_version: '1.2',
    resource_changes: [change('aws_lambda_function.f', { ...after }, { after_unknown: { ...mask } })],
    configuration: { root_module: { resources: [{ address: 'aws_lambda_function.f', expressions: {} }] } },
  });
  return buildNetwork(deployment, buildGraph(deployment, identifiers), await readAssumptions());
}

test('Lambda: a dynamic block that the plan leaves open', async () => {
  expect(missingFacts(await planned({}, { vpc_config: true }))).toContain('vpc_config of aws_lambda_function.f');
  expect(missingFacts(await planned({ vpc_config: [] }, { vpc_config: [] }))).toEqual([]);
});
