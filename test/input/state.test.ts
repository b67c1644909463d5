import { expect, it } from 'vitest';

import { at, read, refusal } from './inputs.ts';

const state = {
  format_version: '1.0',
  terraform_version: '1.11.4',
  values: {
    outputs: { o: { value: ['a'], sensitive: false }, s: { value: 'x', sensitive: true } },
    root_module: {
      resources: [
        {
          address: 'aws_subnet.a[0]',
          mode: 'managed',
          type: 'aws_subnet',
          name: 'a',
          index: 0,
          provider_name: 'registry.opentofu.org/hashicorp/aws',
          values: {
            id: 'subnet-1',
            availability_zone: 'ap-northeast-2a',
            owner_id: '123456789012',
            password: 'p',
            outpost: null,
          },
          sensitive_values: { password: true },
          depends_on: ['aws_vpc.v'],
        },
        { address: 'aws_subnet.a[0]', mode: 'managed', values: {}, deposed_key: '00000000' },
        { address: 'data.aws_vpc.v', mode: 'data', type: 'aws_vpc', name: 'v', values: { id: 'vpc-1' } },
      ],
      child_modules: [
        { address: 'module.m', resources: [{ address: 'module.m.aws_lb.a', mode: 'managed', values: {} }] },
      ],
    },
  },
};

it('reads a state: values without configuration', async () => {
  const deployment = await read(state);
  expect(deployment.resources.map((each) => each.address)).toEqual([
    'aws_subnet.a[0]',
    'data.aws_vpc.v',
    'module.m.aws_lb.a',
  ]);
  const subnet = at(deployment, 'aws_subnet.a[0]');
  expect(subnet).toMatchObject({
    mode: 'managed',
    type: 'aws_subnet',
    name: 'a',
    key: 0,
    provider: 'hashicorp/aws',
    actions: ['no-op'],
    region: 'ap-northeast-2',
    account: '123456789012',
    stateDependencies: ['aws_vpc.v'],
    template: undefined,
  });
  expect(subnet.attributes.read('password').kind).toBe('sensitive');
  expect(subnet.attributes.read('outpost')).toEqual({ kind: 'omitted' });
  expect(deployment.documents[0]).toMatchObject({ kind: 'state', outputs: { o: ['a'] }, configuration: undefined });
});

it('reads a state of nothing', async () => {
  expect((await read({ format_version: '1.0' })).resources).toEqual([]);
});

it('refuses a later major format', async () => {
  expect(await refusal({ format_version: '3.0', values: { root_module: {} } })).toBe(
    'standard input: the state has format version 3.0, but only versions 0.x and 1.x are known.',
  );
});
