import { expect, test } from 'vitest';
import { say } from '../../../networks.ts';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missing, open, unknown } from '../../settle.ts';
import { machine } from '../balanced.ts';

/** An accelerator over groups `g` with the instance a and `h` with b. */
function accelerated(options: {
  readonly g?: object;
  readonly h?: object;
  readonly endpoint?: object;
  readonly second?: object;
}) {
  const group = (instance: string, endpoint: object = {}) => ({
    listener_arn: '${aws_globalaccelerator_listener.l.arn}',
    endpoint_configuration: [{ endpoint_id: `\${aws_instance.${instance}.id}`, ...endpoint }],
  });
  return {
    ...subnets('zone-a', 'zone-b'),
    aws_instance: { a: machine('a'), b: machine('b') },
    aws_globalaccelerator_accelerator: { w: { name: 'w' } },
    aws_globalaccelerator_listener: { l: { accelerator_arn: '${aws_globalaccelerator_accelerator.w.arn}' } },
    aws_globalaccelerator_endpoint_group: {
      g: { ...group('a', options.endpoint), ...options.g },
      h: { ...group('b', options.second), ...options.h },
    },
  };
}

const forever = [Infinity, Infinity];
const lossOfA = async (options: Parameters<typeof accelerated>[0], limit = 0) =>
  breaking(await networkOf(accelerated(options), unknown), limit)['aws_instance.a'];

test('thirty seconds, three times, unless the group says otherwise', async () => {
  expect(await lossOfA({})).toEqual([60, 90]);
  expect(await lossOfA({ g: { health_check_interval_seconds: 10, threshold_count: 2 } })).toEqual([10, 20]);
});

test.each([
  ['health_check_interval_seconds', 40, [20, 90]],
  ['threshold_count', 40, [0, 300]],
])('an open %s is the quickest and the slowest there is', async (argument, limit, expected) => {
  const network = await networkOf(accelerated({ g: { [argument]: open } }), unknown);
  expect(breaking(network, 0)['aws_instance.a']).toEqual(expected);
  expect(missing(network, 'aws_instance.a', limit)).toEqual([`${argument} of aws_globalaccelerator_endpoint_group.g`]);
});

test('a group behind a dial of 0 waits, one behind an open dial may carry traffic', async () => {
  expect(await lossOfA({ g: { traffic_dial_percentage: 0 } })).toBeUndefined();
  const network = await networkOf(accelerated({ g: { traffic_dial_percentage: open } }), unknown);
  expect(breaking(network, 0)['aws_instance.a']).toEqual([0, 90]);
  expect(missing(network, 'aws_instance.a', 0)).toEqual([
    'traffic_dial_percentage of aws_globalaccelerator_endpoint_group.g',
  ]);
});

/** Both instances in one group. */
function endpoints(first: object, second: object) {
  const both = [
    { endpoint_id: '${aws_instance.a.id}', ...first },
    { endpoint_id: '${aws_instance.b.id}', ...second },
  ];
  return accelerated({ g: { endpoint_configuration: both }, h: { listener_arn: 'arn:of:another' } });
}

test('an endpoint of weight 0 never takes over, and the group is the reason', async () => {
  expect(breaking(await networkOf(endpoints({}, {})))).toEqual({});
  const network = await networkOf(endpoints({}, { weight: 0 }));
  expect(network.services.map(({ name }) => name.replace('test:', ''))).toEqual([
    'aws_globalaccelerator_accelerator.w',
  ]);
  expect(breaking(network)).toEqual({ 'aws_instance.a': forever, 'zone zone-a': forever });
  const mistakes = network.components.flatMap(({ needs }) => needs.flatMap(({ mistake }) => mistake ?? []));
  expect(mistakes.map(({ is, origin, path, to }) => [is, origin.address, path, to])).toEqual([
    ['weight-zero', 'aws_globalaccelerator_endpoint_group.g', 'endpoint_configuration.1.weight', 'aws_instance.b'],
  ]);
});

test('an endpoint of open weight may be none', async () => {
  const network = await networkOf(endpoints({}, { weight: open }), unknown);
  expect(breaking(network)).toEqual({
    'aws_instance.a': [60, Infinity],
    'zone zone-a': [60, Infinity],
  });
  expect(missing(network, 'aws_instance.a')).toEqual([
    'endpoint_configuration[1].weight of aws_globalaccelerator_endpoint_group.g',
  ]);
  const neither = await networkOf(endpoints({ weight: open }, { weight: open }), unknown);
  expect(breaking(neither)['aws_instance.a']).toEqual([0, Infinity]);
});

test('beside an endpoint of open weight that is not known to get traffic, that it may never take over is told', async () => {
  const network = await networkOf(endpoints({}, { weight: open }), unknown);
  const mistakes = network.components.flatMap(({ needs }) =>
    needs.flatMap(({ mistake, missing: facts }) => (mistake ? [[mistake.is, mistake.path, facts?.map(say.fact)]] : [])),
  );
  expect(mistakes).toEqual([
    [
      'weight-zero',
      'endpoint_configuration.1.weight',
      ['endpoint_configuration[1].weight of aws_globalaccelerator_endpoint_group.g'],
    ],
  ]);
  const texts = async (weight: unknown) =>
    (await networkOf(endpoints({}, { weight }), unknown)).components.flatMap(({ needs }) =>
      needs.flatMap(({ mistake }) => (mistake ? [say.mistake(mistake).replaceAll('test:', '')] : [])),
    );
  const where = 'the weight 0 in aws_globalaccelerator_endpoint_group.g';
  expect(await texts(open)).toEqual([`aws_instance.b may have ${where} and never receive traffic`]);
  expect(await texts(0)).toEqual([`aws_instance.b has ${where} and never receives traffic`]);
  expect(await texts(1)).toEqual([]);
});

test('an HTTP check sees more than a TCP check; whether it asks the right port may be open', async () => {
  const seen = async (g: object) => {
    const { components } = await networkOf(accelerated({ g }), unknown);
    const needs = components.find(({ id }) => id.endsWith('aws_globalaccelerator_accelerator.w'))?.needs ?? [];
    return needs
      .filter(({ alternatives }) => components[alternatives[0]?.component ?? -1]?.id.endsWith('group.g'))
      .map(({ detection, missing: facts }) => [detection, facts?.map(say.fact)]);
  };
  expect(await seen({})).toEqual([['tcp', undefined]]);
  expect(await seen({ health_check_protocol: 'HTTP' })).toEqual([['end-to-end', undefined]]);
  expect(await seen({ health_check_protocol: open })).toEqual([
    ['end-to-end', undefined],
    ['tcp', ['health_check_protocol of aws_globalaccelerator_endpoint_group.g']],
  ]);
  expect(await seen({ health_check_protocol: 'HTTP', health_check_port: open })).toEqual([
    ['end-to-end', undefined],
    ['tcp', ['health_check_port of aws_globalaccelerator_endpoint_group.g']],
  ]);
});
