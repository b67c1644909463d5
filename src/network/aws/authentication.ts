import { type Family, alternative } from '../builder.ts';
import { subnetsOf, zonesOf } from './vpc.ts';

/** Kind of domain that holds everything one way of signing in rests on. */
export const meansKind = 'authentication-means';

/** A user pool is the Region's; it is one means of signing in. */
export const userPool: Family = {
  types: ['aws_cognito_user_pool'],
  model(pool, node, net) {
    net.join(node, meansKind, pool.id, `the login ${pool.address}`);
  },
};

/**
 * A directory has two domain controllers in two zones, replaced by AWS.
 * https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_deploy_additional_dcs.html
 */
export const directory: Family = {
  types: ['aws_directory_service_directory'],
  model(resource, node, net) {
    net.join(node, meansKind, resource.id, `the login ${resource.address}`);
    const zones = zonesOf(net, subnetsOf(net, resource, 'vpc_settings.subnet_ids', 'connect_settings.subnet_ids'));
    if (zones.length === 0) return;
    net.need(node, {
      label: `a domain controller of ${resource.address}`,
      of: zones.map((zone) =>
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
  },
};
