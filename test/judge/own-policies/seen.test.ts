import { expect, test } from 'vitest';
import type { CheckedNetwork, CheckedResource } from '../../../src/define-check.ts';
import { networks, testPolicy, tinyNetwork, unknown } from '../../../src/testing.ts';

/** What a check sees of a network. */
async function seen(network: object): Promise<CheckedNetwork> {
  let given: CheckedNetwork | undefined;
  const check = {
    id: 'look',
    title: 'Looks',
    check: ({ network: one }: { readonly network: CheckedNetwork }) => {
      given = one;
      return [];
    },
  };
  await testPolicy({ check, passes: [network] });
  if (given === undefined) throw new Error('the check did not run');
  return given;
}

test('a check sees services, what they need, and where it stands', async () => {
  const { services, domains, components } = await seen(networks.mirroredStore);
  expect(services.map(({ name, isDeclared, tier, grade }) => [name, isDeclared, tier, grade])).toEqual([
    ['aws_db_instance.main', false, 'unstated', 3],
  ]);
  const [service] = services;
  expect(service?.dependsOn.map(({ id, role, fails }) => [id, role, fails])).toEqual([
    ['aws_db_instance.main', 'group', false],
    ['aws_db_instance.main#primary', 'datastore', true],
    ['aws_db_instance.main#standby', 'datastore', true],
  ]);
  const [need] = service?.root.needs ?? [];
  expect(need?.alternatives.map(({ component, isActive, isCertain }) => [component.id, isActive, isCertain])).toEqual([
    ['aws_db_instance.main#primary', true, true],
    ['aws_db_instance.main#standby', false, true],
  ]);
  expect([need?.atLeast, need?.isCertain, need?.switchTime]).toEqual([1, true, [60, 120]]);
  expect(domains.map(({ kind, members }) => [kind, members.map(({ id }) => id)])).toEqual([
    ['region', ['aws_db_instance.main', 'aws_db_instance.main#primary', 'aws_db_instance.main#standby']],
    ['zone', ['aws_db_instance.main#primary']],
    ['zone', ['aws_db_instance.main#standby']],
  ]);
  expect(components[1]?.resource?.components.map(({ id }) => id)).toEqual(components.map(({ id }) => id));
  expect(components[1]?.needs).toBe(components[1]?.needs);
});

test('a number of members that is not known is seen as what is not certain', async () => {
  const { services } = await seen(networks.openMembers);
  const needs = services.flatMap(({ dependsOn }) => dependsOn.flatMap((one) => one.needs));
  const isOpen = ({ isCertain, alternatives }: (typeof needs)[number]): boolean =>
    !isCertain || alternatives.some((one) => !one.isCertain);
  expect(needs.some(isOpen)).toBe(true);
  const certain = (await seen(networks.twoMembers)).services.flatMap(({ dependsOn }) =>
    dependsOn.flatMap((one) => one.needs),
  );
  expect(certain.some(isOpen)).toBe(false);
});

test('arguments, blocks and what is in them are known, omitted or unknown', async () => {
  const { resources } = await seen(
    tinyNetwork({
      aws_instance: {
        a: {
          ami: 'x',
          user_data: '#!/bin/sh',
          root_block_device: [{ encrypted: true, kms_key_id: unknown }],
          ebs_block_device: unknown,
          tags: { Team: unknown },
        },
      },
    }),
  );
  const [at] = resources as [CheckedResource];
  expect([at.id, at.region, at.actions.length > 0]).toEqual(['aws_instance.a', 'ap-northeast-2', true]);
  const open = (argument: string) => ({ is: 'unknown', of: 'aws_instance.a', argument });
  expect(at.argument('ami')).toEqual({ is: 'known', value: 'x' });
  expect(at.argument('monitoring')).toEqual({ is: 'omitted' });
  expect(at.argument('user_data')).toEqual(open('user_data'));
  expect(at.tag('Team')).toEqual(open('tags.Team'));
  const root = at.blocks('root_block_device');
  const [block] = root.is === 'known' ? root.value : [];
  expect(block?.argument('encrypted')).toEqual({ is: 'known', value: true });
  expect(block?.argument('kms_key_id')).toEqual(open('root_block_device.0.kms_key_id'));
  expect(at.argument('root_block_device.0.encrypted')).toEqual({ is: 'known', value: true });
  expect(at.blocks('ebs_block_device')).toEqual(open('ebs_block_device'));
  expect(at.blocks('network_interface')).toEqual({ is: 'known', value: [] });
});
