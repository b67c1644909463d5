import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { typesWhere } from '../catalogue/catalogue.ts';

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
    const behaviors = ['default_cache_behavior', 'ordered_cache_behavior'].flatMap((path) => at.blocks(path));
    const wanted = new Set(behaviors.map((behavior) => behavior.string('target_origin_id')));
    // A behavior whose origin is not told may have any: each of them is then needed.
    for (const id of wanted.has(undefined) ? [...origins.keys(), ...groups.keys()] : wanted) {
      const members = groups
        .get(id)
        ?.blocks('member')
        .map((member) => member.string('origin_id')) ?? [id];
      const of = members.flatMap((member) => behind(net, resource, origins.get(member)));
      const [first, ...others] = [...new Set(of)];
      if (first === undefined) continue;
      const standby = others.map((component) => alternative(component, { active: false }));
      net.need(node, {
        of: [first, ...standby],
        detection: 'end-to-end',
        switchTime: net.times.time('cloudfront-origin'),
      });
    }
  },
};

/** What an origin leads to, as far as it is in the inputs. */
function behind(net: NetworkBuilder, resource: Resource, origin: Attributes | undefined): readonly number[] {
  if (origin === undefined) return [];
  const own = net.targets(resource, `${origin.path}.domain_name`, originTypes);
  const inVpc = net.targets(resource, `${origin.path}.vpc_origin_config.vpc_origin_id`, ['aws_cloudfront_vpc_origin']);
  const targets = inVpc.flatMap((one) => net.targets(one, 'vpc_origin_endpoint_config.arn', originTypes));
  return [...own, ...targets].flatMap((target) => net.node(target) ?? []);
}

const originTypes = [...typesWhere(({ named }) => named === true), 'aws_s3_bucket'];
