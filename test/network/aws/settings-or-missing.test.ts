import { expect, test } from 'vitest';
import { buildGraph } from '../../../src/graph/build-graph.ts';
import { identifiers } from '../../../src/network/aws/catalogue/identifiers.ts';
import { isLeftToAws } from '../../../src/network/aws/settings-or-missing.ts';
import { at, change, read } from '../../input/inputs.ts';
import { breaking, networkOf } from '../deploy.ts';
import { open, unknown } from '../settle.ts';
import { balanced } from './balanced.ts';

const setting = 'load_balancing_cross_zone_enabled';

/** Whether the setting of a target group, unknown in a plan, is taken for omitted. */
async function isOmitted(...references: readonly string[]): Promise<boolean> {
  const group = 'aws_lb_target_group.t["x"]';
  const resources = [
    ['managed', 'aws_lb_target_group.t', { [setting]: { references } }, { references: ['local.groups'] }],
    ['managed', 'aws_instance.a', {}, undefined],
    ['data', 'data.aws_ssm_parameter.p', {}, undefined],
  ] as const;
  const deployment = await read({
    format_version: '1.2',
    resource_changes: [
      change(group, {}, { index: 'x', after_unknown: { [setting]: true } }),
      change('aws_instance.a', {}, { after_unknown: { id: true } }),
      change('data.aws_ssm_parameter.p', {}, { mode: 'data', actions: ['read'], after_unknown: { value: true } }),
    ],
    configuration: {
      root_module: {
        resources: resources.map(([mode, address, expressions, forEach]) => {
          const [name, type] = address.split('.').toReversed();
          return { address, mode, type, name, expressions, ...(forEach ? { for_each_expression: forEach } : {}) };
        }),
      },
    },
  });
  return isLeftToAws(buildGraph(deployment, identifiers), at(deployment, group), setting);
}

test('a setting out of a map that cannot be followed was left out of it', async () => {
  expect(await isOmitted('each.value.cross_zone', 'each.value')).toBe(true);
  expect(await isOmitted('local.cross_zone')).toBe(true);
});

test('no setting is the id of something; what another resource or a parameter tells is open', async () => {
  expect(await isOmitted('aws_instance.a.id', 'aws_instance.a')).toBe(true);
  expect(await isOmitted('data.aws_ssm_parameter.p.value', 'data.aws_ssm_parameter.p')).toBe(false);
});

test('what was not evaluated is open', async () => {
  const config = balanced({ targets: ['a'], group: { [setting]: open } });
  const network = await networkOf(config, unknown, 'a plan is evaluated');
  expect(breaking(network)).toMatchObject({ 'aws_lb.n@zone:zone-a': [30, Infinity] });
});
