import { expect, test } from 'vitest';
import type { Network } from '../../../../src/network/network.ts';
import { judged } from '../../../judge/judged.ts';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missingFacts } from '../../missing.ts';

const [a, b] = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const size = [{ desired_size: 3, min_size: 3, max_size: 9 }];
const open = { variable: { name: {}, other: {} } };

const group = (cluster_name: unknown, ...subnet_ids: readonly string[]): object => ({
  cluster_name,
  subnet_ids,
  scaling_config: size,
});

/** Services by name, with what is said of them. */
const said = async (
  groups: Readonly<Record<string, unknown>>,
  more: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
  planDiffers?: string,
): Promise<{ network: Network; said: readonly string[] }> => {
  const config = { ...subnets('zone-a', 'zone-b'), aws_eks_node_group: groups, ...more };
  const network = await networkOf(config, open, planDiffers);
  const { services } = judged(network);
  return { network, said: network.services.map(({ name }) => `${name} ${services.get(name) ?? 'holds'}`) };
};

test('nodes of a cluster that is elsewhere are a service, and the cluster may have others', async () => {
  const { network, said: one } = await said({ g: group('k', a) });
  expect(one).toEqual(['aws_eks_node_group.g unproven']);
  expect(breaking(network)).toEqual({ 'zone zone-a': [30, Infinity] });
  expect(missingFacts(network)).toEqual(['whether the cluster of aws_eks_node_group.g has other nodes']);
  expect((await said({ g: group('k', a, b) })).said).toEqual(['aws_eks_node_group.g holds']);
});

test('groups that name one cluster are one pool', async () => {
  expect((await said({ g: group('k', a), h: group('k', b) })).said).toEqual(['aws_eks_node_group.g holds']);
  const [one, other] = [group('${var.name}', a), group('${var.name}', b)];
  const whole = 'a plan does not tell that the reference is the whole name';
  expect((await said({ g: one, h: other }, {}, whole)).said).toEqual(['aws_eks_node_group.g holds']);
  expect((await said({ g: group('k', a), h: group('l', b) })).said).toEqual([
    'aws_eks_node_group.g unproven',
    'aws_eks_node_group.h unproven',
  ]);
});

test('a cluster of the inputs is the service, whether its name is known or not', async () => {
  const cluster = (name: string): Record<string, Record<string, unknown>> => ({
    aws_eks_cluster: { c: { name, vpc_config: [{ subnet_ids: [a, b] }] } },
  });
  const by = '${aws_eks_cluster.c.name}';
  for (const name of ['k', '${var.name}']) {
    expect((await said({ g: group(by, a) }, cluster(name))).said).toEqual(['aws_eks_cluster.c broken']);
    expect((await said({ g: group(by, a), h: group(by, b) }, cluster(name))).said).toEqual(['aws_eks_cluster.c holds']);
  }
});

test('pods on Fargate of a cluster that is elsewhere', async () => {
  const profile = (...subnet_ids: readonly string[]): Record<string, Record<string, unknown>> => ({
    aws_eks_fargate_profile: { f: { cluster_name: 'k', subnet_ids } },
  });
  expect((await said({}, profile(a))).said).toEqual(['aws_eks_fargate_profile.f unproven']);
  expect((await said({}, profile(a, b))).said).toEqual(['aws_eks_fargate_profile.f holds']);
});
