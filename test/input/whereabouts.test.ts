import { expect, it } from 'vitest';

import type { Json } from '../../src/input/value.ts';
import { at, change, read } from './inputs.ts';

const account = '123456789012';

interface Case {
  readonly after?: Json;
  readonly key?: string;
  readonly providers?: { [key: string]: Json };
  readonly variables?: { [key: string]: Json };
  readonly address?: string;
  readonly siblings?: readonly Json[];
}

async function whereabouts({
  after = {},
  key = 'aws',
  providers = {},
  variables = {},
  address = 'aws_x.a',
  siblings = [],
}: Case) {
  const template = { address: 'aws_x.a', expressions: {}, provider_config_key: key };
  const sibling = siblings.map((_, index) => ({
    address: `aws_x.s${index}`,
    expressions: {},
    provider_config_key: key,
  }));
  const inner = { resources: [template] };
  const root = address.startsWith('module.m')
    ? { resources: sibling, module_calls: { m: { expressions: { r: { references: ['var.region'] } }, module: inner } } }
    : { resources: [template, ...sibling] };
  const deployment = await read({
    format_version: '1.2',
    variables: Object.fromEntries(Object.entries(variables).map(([name, value]) => [name, { value }])),
    resource_changes: [
      { ...change('aws_x.a', after), address },
      ...siblings.map((each, index) => change(`aws_x.s${index}`, each)),
    ],
    configuration: { provider_config: providers, root_module: root },
  });
  const resource = at(deployment, address);
  return { region: resource.region, account: resource.account, tags: resource.tags };
}

function provider(expressions: Json, more: { [key: string]: Json } = {}): Json {
  return { name: 'aws', expressions, ...more };
}

const seoul = provider({ region: { constant_value: 'ap-northeast-2' } });
const osaka = provider({ region: { constant_value: 'ap-northeast-3' } }, { alias: 'osaka' });

it.each<[string, Case, string | undefined]>([
  ['its own argument, over the provider', { after: { region: 'eu-west-1' }, providers: { aws: seoul } }, 'eu-west-1'],
  ['the provider', { providers: { aws: seoul } }, 'ap-northeast-2'],
  [
    'the provider, over a zone',
    { after: { availability_zone: 'eu-west-1a' }, providers: { aws: seoul } },
    'ap-northeast-2',
  ],
  ['an alias', { key: 'aws.osaka', providers: { aws: seoul, 'aws.osaka': osaka } }, 'ap-northeast-3'],
  [
    'a variable',
    { providers: { aws: provider({ region: { references: ['var.region'] } }) }, variables: { region: 'us-east-2' } },
    'us-east-2',
  ],
  ['an unknown variable', { providers: { aws: provider({ region: { references: ['var.region'] } }) } }, undefined],
  [
    'a provider inside a module',
    {
      address: 'module.m.aws_x.a',
      key: 'module.m:aws',
      providers: {
        aws: seoul,
        'module.m:aws': provider({ region: { references: ['var.r'] } }, { module_address: 'module.m' }),
      },
      variables: { region: 'us-east-2' },
    },
    'us-east-2',
  ],
  [
    'an inherited provider, old key',
    { address: 'module.m["k"].aws_x.a', key: 'm:aws', providers: { aws: seoul } },
    'ap-northeast-2',
  ],
  [
    'an inherited provider beside an empty one',
    {
      address: 'module.m.aws_x.a',
      key: 'module.m:aws',
      providers: { aws: seoul, 'module.m:aws': { name: 'aws', module_address: 'module.m' } },
    },
    'ap-northeast-2',
  ],
  [
    'one of several, old key',
    { address: 'module.m.aws_x.a', key: 'm:aws', providers: { aws: seoul, 'aws.osaka': osaka } },
    undefined,
  ],
  ['an ARN', { after: { arn: `arn:aws:ec2:us-west-1:${account}:x` } }, 'us-west-1'],
  ['an ARN of another partition', { after: { arn: 'arn:aws-us-gov:ec2:us-gov-west-1::x' } }, 'us-gov-west-1'],
  ['a global ARN', { after: { arn: `arn:aws:iam::${account}:role/x` } }, undefined],
  ['a zone', { after: { availability_zone: 'ap-northeast-2a' } }, 'ap-northeast-2'],
  ['a local zone', { after: { availability_zone: 'us-west-2-lax-1a' } }, 'us-west-2'],
  [
    'siblings of the same provider',
    { siblings: [{ availability_zone: 'us-east-1a' }, { availability_zone: 'us-east-1b' }] },
    'us-east-1',
  ],
  [
    'siblings that do not agree',
    { siblings: [{ availability_zone: 'us-east-1a' }, { availability_zone: 'us-east-2b' }] },
    undefined,
  ],
  ['a sibling with a region of its own', { siblings: [{ region: 'us-east-1' }] }, undefined],
  ['nothing', {}, undefined],
])('region from %s', async (_, input, region) => {
  expect((await whereabouts(input)).region).toBe(region);
});

it.each<[string, Case, string | undefined]>([
  [
    'the role of the provider',
    {
      providers: {
        aws: provider({ assume_role: [{ role_arn: { constant_value: `arn:aws:iam::${account}:role/d` } }] }),
      },
    },
    account,
  ],
  [
    'the only account allowed',
    { providers: { aws: provider({ allowed_account_ids: { constant_value: [account] } }) } },
    account,
  ],
  [
    'two accounts allowed',
    { providers: { aws: provider({ allowed_account_ids: { constant_value: [account, '1'] } }) } },
    undefined,
  ],
  ['an ARN', { after: { arn: `arn:aws:ec2:us-west-1:${account}:x` } }, account],
  ['an ARN of Amazon', { after: { arn: 'arn:aws:iam::aws:policy/x' } }, undefined],
  ['the owner', { after: { owner_id: account } }, account],
  ['siblings', { siblings: [{ owner_id: account }] }, account],
])('account from %s', async (_, input, expected) => {
  expect((await whereabouts(input)).account).toBe(expected);
});

it.each<[string, Case, object]>([
  ['tags_all', { after: { tags: { a: '1' }, tags_all: { a: '1', b: '2' } } }, { a: '1', b: '2' }],
  [
    'tags over default tags',
    {
      after: { tags: { a: '1' } },
      providers: { aws: provider({ default_tags: [{ tags: { constant_value: { a: '0', c: '3' } } }] }) },
    },
    { a: '1', c: '3' },
  ],
  [
    'tag blocks',
    {
      after: {
        tag: [
          { key: 'Env', value: 'prod', propagate_at_launch: true },
          { key: 'x', value: null },
        ],
      },
    },
    { Env: 'prod' },
  ],
  ['only text', { after: { tags: { a: 1, b: null, c: ['x'], d: 'y' } } }, { d: 'y' }],
  ['none', { after: { tags: null } }, {}],
])('tags from %s', async (_, input, tags) => {
  expect((await whereabouts(input)).tags).toEqual(tags);
});

it('lists hints of the tier, most trusted first', async () => {
  const { resources } = await read({
    format_version: '1.2',
    variables: { env: { value: 'stg' }, other: { value: 'prod' }, stage: { value: 3 } },
    resource_changes: [
      {
        ...change('aws_x.a', {
          tags: { ENV: 'dev', Role: 'x', Zone: 'y', Name: 'prod-a', DeploymentEnvironment: 'qa' },
          owner_id: account,
        }),
        address: 'module.vpc["blue"].module.n[0].aws_x.a',
      },
    ],
  });
  expect(resources[0]?.tierHints).toEqual([
    { from: 'tag', key: 'ENV', text: 'dev' },
    { from: 'tag', key: 'DeploymentEnvironment', text: 'qa' },
    { from: 'variable', key: 'env', text: 'stg' },
    { from: 'account', text: account },
  ]);
});
