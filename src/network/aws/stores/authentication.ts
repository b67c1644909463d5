import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, type Zone, alternative } from '../../builder.ts';
import { type Size, certainUpTo } from '../compute/pool.ts';
import { hasBlock } from '../set.ts';
import { openZones, subnetsOf, zonesOf } from '../places/vpc.ts';

/** Kind of domain that holds everything one way of signing in rests on. */
export const meansKind = 'authentication-means';

/** A user pool is the Region's; it is one means of signing in. */
export const userPool: Family = {
  types: ['aws_cognito_user_pool'],
  model(pool, node, net) {
    net.join(node, meansKind, pool.id, `the login ${pool.address}`);
    for (const trigger of triggers) {
      for (const lambda of net.targets(pool, `lambda_config.${trigger}`, ['aws_lambda_function'])) {
        const to = net.node(lambda);
        if (to !== undefined) net.need(node, { label: `${lambda.address}, called at every login`, of: [to] });
      }
    }
  },
};

/** Functions without which nobody gets in; those for messages and new accounts are left out. */
const triggers = [
  'pre_authentication',
  'post_authentication',
  'pre_token_generation',
  'define_auth_challenge',
  'create_auth_challenge',
  'verify_auth_challenge_response',
];

/**
 * A directory has two domain controllers in two zones, replaced by AWS; a connector has two proxies, and needs a controller on
 * the premises.
 * https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_deploy_additional_dcs.html
 */
export const directory: Family = {
  types: ['aws_directory_service_directory'],
  model(resource, node, net) {
    net.join(node, meansKind, resource.id, `the login ${resource.address}`);
    net.need(node, {
      label: `a domain controller of ${resource.address}`,
      of: zonesFor(net, resource).map((zone) =>
        alternative(
          net.part(resource, `@${zone.key}`, {
            label: `a domain controller of ${resource.address} in ${zone.label}`,
            role: 'authentication',
            zone,
            fails: false,
          }).index,
        ),
      ),
      detection: 'end-to-end',
      switchTime: net.times.time('directory-dc'),
    });
    if (hasBlock(resource.attributes, 'connect_settings')) needPremises(net, node, resource);
  },
};

/** AWS refuses two subnets of one zone, so zones nobody can name are different ones. */
function zonesFor(net: NetworkBuilder, resource: Resource): readonly Zone[] {
  const zones = zonesOf(net, subnetsOf(net, resource, 'vpc_settings.subnet_ids', 'connect_settings.subnet_ids'));
  const pinned = zones.filter(({ open }) => !open);
  return pinned.length >= 2 ? pinned : openZones(net, resource, 2, `the subnets of ${resource.address}`, true);
}

/** The domain controllers of the premises a connector asks: as many as addresses are written. */
function needPremises(net: NetworkBuilder, node: Draft, resource: Resource): void {
  const path = 'connect_settings.customer_dns_ips';
  const known = resource.attributes.strings(path);
  const length = resource.attributes.length(path);
  // A connector takes one address or two.
  const size: Size = {
    least: Math.max(length ?? 1, 1),
    missing: length === undefined ? `${path} of ${resource.address}` : undefined,
  };
  const names = Array.from(
    { length: size.missing === undefined ? size.least : 2 },
    (_, index) => known[index] ?? `${index + 1}`,
  );
  net.need(node, {
    label: `a domain controller on the premises`,
    of: names.map((name, index) => {
      const label = `the domain controller ${name} behind ${resource.address}`;
      const part = net.part(resource, `#${name}`, { label, role: 'authentication' });
      return certainUpTo(part.index, index, size);
    }),
    detection: 'end-to-end',
    switchTime: net.times.time('directory-dc'),
  });
}
