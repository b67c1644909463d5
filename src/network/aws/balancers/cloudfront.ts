import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { type Missing, allOf, argument } from '../../fact.ts';
import { typesWhere } from '../catalogue/catalogue.ts';
import { named } from '../type-aliases.ts';

/**
 * A CloudFront distribution is at every edge location; each of its behaviors needs an origin, or one of an origin group: the
 * second is asked when the first does not answer a GET, HEAD or OPTIONS.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/high_availability_origin_failover.html
 */
export const distribution: Family = {
  types: ['aws_cloudfront_distribution'],
  model(resource, node, net) {
    const at = resource.attributes;
    const origins = new Map(at.blocks('origin').map((origin) => [origin.string('origin_id'), origin]));
    const groups = new Map(at.blocks('origin_group').map((group) => [group.string('origin_id'), group]));
    const wanted = new Map<string | undefined, Missing>();
    const behaviors = ['default_cache_behavior', 'ordered_cache_behavior'].flatMap((path) => at.blocks(path));
    for (const behavior of behaviors) {
      const id = behavior.string('target_origin_id');
      // A behavior whose origin is not told may have any of them.
      if (id !== undefined) wanted.set(id, undefined);
      const unless = [argument(resource, `${behavior.path}.target_origin_id`)];
      for (const one of id === undefined ? [...origins.keys(), ...groups.keys()] : []) {
        if (!wanted.has(one)) wanted.set(one, unless);
      }
    }
    for (const [id, unless] of wanted) {
      const members = groups.get(id)?.blocks('member') ?? [];
      if (unless === undefined && members.length === 0) refuseInternal(net, resource, node, origins.get(id));
      const ids = members.length === 0 ? [id] : members.map((member) => member.string('origin_id'));
      const found = ids.map((one) => behind(net, resource, origins.get(one)));
      const [first, ...others] = [...new Set(found.flatMap(({ components }) => components))];
      const missing = allOf(unless, ids.includes(undefined) ? [argument(resource, 'origin_group')] : undefined);
      const open = found.reduce((all: Missing, one) => allOf(all, one.missing), missing);
      if (first === undefined && open === undefined) continue;
      net.need(node, {
        of: first === undefined ? [] : [first, ...others.map((component) => alternative(component, { active: false }))],
        detection: 'end-to-end',
        switchTime: net.times.time('cloudfront-origin'),
        unless: open,
      });
    }
  },
};

/** CloudFront asks from the internet, unless by a VPC origin: an internal load balancer does not answer there. */
function refuseInternal(net: NetworkBuilder, resource: Resource, node: Draft, origin: Attributes | undefined): void {
  if (origin === undefined || origin.blocks('vpc_origin_config').length > 0) return;
  const { references } = net.graph.resolve(resource, `${origin.path}.domain_name`, named('aws_lb', 'aws_elb'));
  for (const { target, certainty } of references) {
    if (certainty !== 'exact' || target.attributes.boolean('internal') !== true) continue;
    net.refuse(node, target, { is: 'inside-only', path: 'internal', from: resource.id });
  }
}

interface Behind {
  readonly components: readonly number[];
  /** What would tell what else is behind it. */
  readonly missing: Missing;
}

/** What an origin leads to, as far as it is in the inputs. */
function behind(net: NetworkBuilder, resource: Resource, origin: Attributes | undefined): Behind {
  if (origin === undefined) return { components: [], missing: undefined };
  const path = `${origin.path}.domain_name`;
  const { references, unresolved } = net.graph.resolve(resource, path, originTypes);
  const inVpc = net.targets(resource, `${origin.path}.vpc_origin_config.vpc_origin_id`, ['aws_cloudfront_vpc_origin']);
  const targets = inVpc.flatMap((one) => net.targets(one, 'vpc_origin_endpoint_config.arn', originTypes));
  const own = references.filter(({ certainty }) => certainty !== 'guessed').map(({ target }) => target);
  const found = [...own, ...targets];
  return {
    components: found.flatMap((target) => net.node(target) ?? []),
    missing: found.length === 0 && unresolved.length + references.length > 0 ? [argument(resource, path)] : undefined,
  };
}

const originTypes = [...typesWhere((entry) => entry.named === true), 'aws_s3_bucket'];
