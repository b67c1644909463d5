import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import type { Member, NetworkBuilder } from '../../builder.ts';
import { argument } from '../../fact.ts';
import { openZones } from '../places/open-zones.ts';
import { type PlacedIn, byZone } from '../places/placed.ts';
import { named } from '../type-aliases.ts';
import { dependencies } from './dependencies.ts';
import { poolFamily, poolMembers } from './pool.ts';
import { type Size, sizeOf } from './size.ts';

/**
 * An Elastic Beanstalk environment: an Auto Scaling group, with a load balancer unless it is a single instance. All of it is
 * written in `setting` blocks; the group keeps one instance unless it is told more.
 * https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html
 */
export const beanstalkEnvironment = poolFamily('aws_elastic_beanstalk_environment', members);

function members(net: NetworkBuilder, environment: Resource): readonly Member[] {
  const shared = net.group(`${environment.id} needs`, { is: 'needs', of: environment.id }, environment);
  const stores = dependencies(net, shared, [environment]);
  return poolMembers(net, {
    pool: environment,
    size: size(environment),
    atPeak: atPeak(environment),
    places: placesOf(net, environment),
    what: 'member',
    recovery: net.times.time('asg-member'),
    stores,
    shared,
  });
}

function setting(environment: Resource, name: string): Attributes | undefined {
  return environment.attributes.blocks('setting').find((block) => block.string('name') === name);
}

function size(environment: Resource): Size {
  const unnamed = environment.attributes.blocks('setting').find((block) => block.string('name') === undefined);
  if (unnamed !== undefined) return { least: 1, missing: [argument(environment, `${unnamed.path}.name`)] };
  const type = setting(environment, 'EnvironmentType');
  const isKnown = type?.read('value').kind === 'known';
  if (type !== undefined && !isKnown) return { least: 1, missing: [argument(environment, `${type.path}.value`)] };
  const least = setting(environment, 'MinSize');
  const isSingle = type?.string('value') === 'SingleInstance';
  if (isSingle || least === undefined) return { least: 1, missing: undefined };
  return sizeOf(least.read('value'), 1, 1, argument(environment, `${least.path}.value`));
}

/** Beanstalk scales its group by the load, up to four instances unless it is told otherwise. */
function atPeak(environment: Resource): Size {
  const { least, missing } = size(environment);
  const isSingle = setting(environment, 'EnvironmentType')?.string('value') === 'SingleInstance';
  if (isSingle || missing !== undefined) return { least, missing };
  const most = setting(environment, 'MaxSize');
  if (most === undefined) return { least: 4, missing: undefined };
  return sizeOf(most.read('value'), 4, least, argument(environment, `${most.path}.value`));
}

function placesOf(net: NetworkBuilder, environment: Resource): readonly PlacedIn[] {
  const path = setting(environment, 'Subnets')?.path;
  // One text lists them all, so what the graph takes for candidates of one value are the elements of a list.
  const listed =
    path === undefined ? [] : net.graph.resolve(environment, `${path}.value`, named('aws_subnet')).references;
  if (listed.length > 0)
    return byZone(
      net,
      listed.map(({ target }) => target),
    );
  const fact = argument(environment, path === undefined ? 'setting' : `${path}.value`);
  return openZones(net, environment, 2, fact).map((zone) => ({ zone, subnets: [] }));
}
