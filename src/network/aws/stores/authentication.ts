import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, alternative } from '../../builder.ts';
import { argument } from '../../fact.ts';
import type { Title } from '../../title.ts';
import { type Size, certainUpTo } from '../compute/size.ts';
import { spread } from '../places/spread.ts';
import { hasBlock } from '../settings.ts';

/** Kind of domain that holds everything one way of signing in rests on. */
export const meansKind = 'authentication-means';

/** The resource is one way of signing in. */
export function joinMeans(net: NetworkBuilder, node: Draft, { id }: Resource): void {
  net.join(node, meansKind, id, { is: 'login', of: id });
}

/**
 * A directory has two domain controllers in two zones, replaced by AWS; a connector has two proxies, and needs a controller on
 * the premises.
 * https://docs.aws.amazon.com/directoryservice/latest/admin-guide/ms_ad_deploy_additional_dcs.html
 */
export const directory: Family = {
  types: ['aws_directory_service_directory'],
  model(resource, node, net) {
    joinMeans(net, node, resource);
    net.need(node, {
      of: spread(net, resource, 2, { apart: true, atLeast: 2 }).map((zone) =>
        alternative(
          net.part(resource, `@${zone.key}`, {
            title: { is: 'domain-controller', of: resource.id },
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

/** The domain controllers of the premises a connector asks: as many as addresses are written. */
function needPremises(net: NetworkBuilder, node: Draft, resource: Resource): void {
  const path = 'connect_settings.customer_dns_ips';
  const known = resource.attributes.strings(path);
  const length = resource.attributes.length(path);
  // A connector takes one address or two.
  const size: Size = {
    least: Math.max(length ?? 1, 1),
    missing: length === undefined ? [argument(resource, path)] : undefined,
  };
  const names = Array.from(
    { length: size.missing === undefined ? size.least : 2 },
    (_, index) => known[index] ?? `${index + 1}`,
  );
  net.need(node, {
    of: names.map((name, index) => {
      const title: Title = { is: 'premises-controller', of: resource.id, to: name };
      const part = net.part(resource, `#${name}`, { title, role: 'authentication' });
      return certainUpTo(part.index, index, size);
    }),
    detection: 'end-to-end',
    switchTime: net.times.time('directory-dc'),
  });
}
