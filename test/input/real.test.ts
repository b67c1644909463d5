import { fileURLToPath } from 'node:url';

import { expect, it } from 'vitest';

import { readDeployment } from '../../src/input/read.ts';
import { at } from './inputs.ts';

function fixture(name: string): string {
  return fileURLToPath(new URL(`../fixtures/input/${name}`, import.meta.url));
}

// Written by Terraform 1.11.4 from two modules of terraform_data, HCL and JSON side by side.
it('reads a plan that Terraform wrote', async () => {
  const deployment = await readDeployment([fixture('modules-plan.json')]);
  expect(deployment.resources.length).toBe(15);
  const input = (address: string): object => {
    const { attributes } = at(deployment, address);
    return [attributes.read('input').kind, attributes.length('input'), attributes.strings('input')];
  };
  expect(input('terraform_data.v')).toEqual(['known', undefined, []]);
  expect(input('terraform_data.s["b.c/d[0]"]')).toEqual(['sensitive', 4, []]);
  expect(input('module.m["one"].terraform_data.r')).toEqual(['unknown', 2, []]);
  expect(input('module.m["two"].terraform_data.s[1]')).toEqual(['unknown', 3, ['z']]);
  expect(input('module.m["two"].terraform_data.s2[1]')).toEqual(['omitted', undefined, []]);
  const nested = at(deployment, 'terraform_data.s["a"]').attributes;
  expect(nested.read('input.vpc')).toEqual({
    kind: 'unknown',
    reason: 'known after apply (terraform_data.v.id, var.az, var.secret, …)',
  });
  expect(nested.read('input.az')).toEqual({ kind: 'omitted' });
  expect(nested.read('input.pw').kind).toBe('sensitive');
  expect(nested.read('input.n')).toEqual({ kind: 'known', value: '1' });
  expect(at(deployment, 'module.m["one"].terraform_data.s[0]').template?.dependsOn).toEqual(['terraform_data.r']);
  expect(at(deployment, 'terraform_data.v').provider).toBe('builtin/terraform');
});

it('reads the state after its apply', async () => {
  const { resources } = await readDeployment([fixture('modules-state.json')]);
  expect(resources.length).toBe(15);
  expect(resources.every((each) => each.attributes.string('id') !== undefined)).toBe(true);
  const deployment = await readDeployment([fixture('modules-state.json')]);
  expect(at(deployment, 'module.m["one"].terraform_data.s[0]').stateDependencies).toEqual([
    'module.m.terraform_data.r',
    'module.m.terraform_data.s2',
    'terraform_data.v',
  ]);
});

// Synthesised by CDKTF 0.21 from two stacks that share subnets.
it('reads a folder that CDKTF synthesised', async () => {
  const deployment = await readDeployment([fixture('cdktf-out')]);
  expect(deployment.documents.map((each) => each.name)).toEqual(['app', 'net']);
  expect([...(deployment.documents[0]?.remoteStates ?? [])]).toEqual([['cross-stack-reference-input-net', 'net']]);
  const facts = deployment.resources.map((each) => [each.id, each.region, each.attributes.json('availability_zone')]);
  expect(facts).toEqual([
    ['app:aws_autoscaling_group.asg', 'ap-northeast-2', undefined],
    ['app:aws_instance.i', 'ap-northeast-2', undefined],
    ['app:aws_lb.lb', 'ap-northeast-2', undefined],
    ['app:data.terraform_remote_state.cross-stack-reference-input-net', undefined, undefined],
    ['net:aws_security_group.sg', 'ap-northeast-2', undefined],
    ['net:aws_security_group.sgd', 'ap-northeast-2', undefined],
    ['net:aws_subnet.cnt[0]', 'ap-northeast-2', undefined],
    ['net:aws_subnet.cnt[1]', 'ap-northeast-2', undefined],
    ['net:aws_subnet.im["a"]', 'ap-northeast-2', 'ap-northeast-2a'],
    ['net:aws_subnet.im["b"]', 'ap-northeast-2', 'ap-northeast-2b'],
    ['net:aws_subnet.it["x"]', 'ap-northeast-2', 'x'],
    ['net:aws_subnet.it["y"]', 'ap-northeast-2', 'y'],
    ['net:aws_subnet.sn-a', 'ap-northeast-2', 'ap-northeast-2a'],
    ['net:aws_subnet.sn-b', 'ap-northeast-2', undefined],
    ['net:aws_subnet.sn-w', 'us-west-2', undefined],
    ['net:aws_vpc.vpc', 'ap-northeast-2', undefined],
    ['net:data.aws_availability_zones.zones', 'ap-northeast-2', undefined],
  ]);
  const output =
    'data.terraform_remote_state.cross-stack-reference-input-net.outputs.cross-stack-output-aws_subnetsn-aid';
  const [first] = at(deployment, 'aws_lb.lb').attributes.expressions('subnets');
  expect(first).toEqual({
    constant_value: `\${${output}}`,
    references: [
      output,
      'data.terraform_remote_state.cross-stack-reference-input-net.outputs',
      'data.terraform_remote_state.cross-stack-reference-input-net',
    ],
  });
  expect(at(deployment, 'aws_autoscaling_group.asg').tags).toEqual({ Environment: 'staging' });
});
