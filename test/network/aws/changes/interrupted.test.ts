import { expect, it } from 'vitest';
import { deploymentBefore } from '../../../../src/input/before.ts';
import type { JsonObject } from '../../../../src/input/json/json.ts';
import { readDeployment } from '../../../../src/input/read.ts';
import { takenBy } from '../../../../src/network/aws/changes/interrupted.ts';
import { disruptions } from '../../../../src/network/aws/catalogue/disruptions.ts';
import { type Done, planOf } from '../../../judge/applies.ts';

/** How an apply takes down a resource with these arguments: `updated: port`, and what is open about it. */
async function taken(type: string, before: JsonObject, done: Done): Promise<string[]> {
  const bytes = new TextEncoder().encode(
    JSON.stringify(planOf({ [type]: { one: before } }, { [`${type}.one`]: done })),
  );
  const deployment = await readDeployment(['-'], { stdin: async () => bytes });
  const [resource] = deploymentBefore(deployment)?.resources ?? [];
  if (resource === undefined) throw new Error('it is there before');
  return takenBy(resource, deployment.resources[0]).map(({ by, arguments: names, part, missing = [] }) => {
    const open = missing.map(({ path, is }) => path ?? is);
    return [`${by}${part ? ` ${part.is} ${part.number}` : ''}: ${names.join(' ')}`, ...open].join(' ? ');
  });
}

const to = (update: JsonObject): Done => ({ update });
const now = { apply_immediately: true };

it.each<[string, string, JsonObject, Done, string[]]>([
  ['a server gets another type', 'aws_instance', {}, to({ instance_type: 'm7i.large' }), ['updated: instance_type']],
  ['a server gets another tag', 'aws_instance', {}, to({ tags: { a: 'b' } }), []],
  [
    'a database is upgraded',
    'aws_db_instance',
    { ...now, multi_az: true },
    to({ engine_version: '16.4' }),
    ['updated: engine_version'],
  ],
  ['it is upgraded in its window', 'aws_db_instance', {}, to({ engine_version: '16.4' }), []],
  [
    'it is upgraded beside a copy',
    'aws_db_instance',
    { ...now, blue_green_update: [{ enabled: true }] },
    to({ engine_version: '16.4' }),
    [],
  ],
  [
    'it gets another class',
    'aws_db_instance',
    now,
    to({ instance_class: 'db.m7g.large' }),
    ['updated: instance_class'],
  ],
  [
    'its standby gets it first',
    'aws_db_instance',
    { ...now, multi_az: true },
    to({ instance_class: 'db.m7g.large' }),
    [],
  ],
  ['its port is changed at once', 'aws_db_instance', { multi_az: true }, to({ port: 5433 }), ['updated: port']],
  [
    'whether it is at once is open',
    'aws_db_instance',
    { apply_immediately: '${terraform_data.now.output}' },
    { update: { engine_version: '16.4' }, unknown: ['apply_immediately'] },
    ['updated: engine_version ? apply_immediately'],
  ],
  [
    'a cluster gets a major version',
    'aws_rds_cluster',
    { ...now, engine_version: '15.4' },
    to({ engine_version: '16.4' }),
    ['updated: engine_version'],
  ],
  [
    'a cluster gets a minor version',
    'aws_rds_cluster',
    { ...now, engine_version: '16.2' },
    to({ engine_version: '16.4' }),
    [],
  ],
  [
    'an instance of a cluster',
    'aws_rds_cluster_instance',
    now,
    to({ instance_class: 'db.r7g.large' }),
    ['updated: instance_class'],
  ],
  [
    'a cache that cannot fail over',
    'aws_elasticache_replication_group',
    now,
    to({ node_type: 'cache.m7g.large' }),
    ['updated: node_type'],
  ],
  [
    'a cache that fails over',
    'aws_elasticache_replication_group',
    { ...now, automatic_failover_enabled: true },
    to({ node_type: 'cache.m7g.large' }),
    [],
  ],
  [
    'a connection gets another router',
    'aws_vpn_connection',
    {},
    to({ customer_gateway_id: 'cgw-2' }),
    ['updated: customer_gateway_id'],
  ],
  [
    'one tunnel of it',
    'aws_vpn_connection',
    {},
    to({ tunnel1_ike_versions: ['ikev2'] }),
    ['updated tunnel 1: tunnel1_ike_versions'],
  ],
  [
    'both tunnels of it',
    'aws_vpn_connection',
    {},
    to({ tunnel1_inside_cidr: '169.254.6.0/30', tunnel2_inside_cidr: '169.254.7.0/30' }),
    ['updated tunnel 1: tunnel1_inside_cidr', 'updated tunnel 2: tunnel2_inside_cidr'],
  ],
  [
    'a group is rolled by AWS',
    'aws_autoscaling_group',
    { min_size: 2 },
    to({ launch_template: [{ version: '2' }] }),
    [],
  ],
  ['tasks are rolled by AWS', 'aws_ecs_service', {}, to({ task_definition: 'web:2' }), []],
  ['a group is replaced', 'aws_autoscaling_group', { min_size: 2 }, { replace: ['name'] }, ['replaced: name']],
  ['its replacement comes first', 'aws_autoscaling_group', {}, { replace: ['name'], createFirst: true }, []],
  ['it is destroyed', 'aws_nat_gateway', {}, 'destroy', ['destroyed: ']],
  ['an action is not known', 'aws_nat_gateway', {}, 'recast', ['updated:  ? action']],
])('%s', async (_, type, before, done, expected) => {
  expect(await taken(type, before, done)).toEqual(expected);
});

it('every disruption has the page of AWS that says so', () => {
  const sources = [...disruptions.values()].flat().map(({ source }) => source);
  expect(sources.filter((source) => !source.startsWith('https://docs.aws.amazon.com/'))).toEqual([]);
});
