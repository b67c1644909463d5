import type { Resource } from '../../../input/deployment.ts';
import { type NetworkBuilder, asAlternative } from '../../builder.ts';
import { inZone } from '../../title.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { zoneParts } from '../places/zone-parts.ts';
import { servesItsZoneOnly } from './zones-served.ts';

/**
 * The way from a zone of a VPC onto a transit gateway: the attachment's interface in the same zone. A zone the
 * attachment leaves out borrows the others', so that the finding names the attachment, which is what to mend.
 */
export function ontoTransitGateway(net: NetworkBuilder, subnet: Resource, attachment: Resource): number {
  const here = zoneOf(net, subnet);
  const id = `${attachment.id} from ${here.key}`;
  const known = net.find(id);
  if (known) return known.index;
  const zones = zoneParts(net, attachment);
  const same = zones.find(({ zone, missing }) => zone?.key === here.key && missing === undefined);
  const way = net.group(id, inZone({ is: 'way-onto', of: attachment.id }, here), attachment);
  const own = zones.map(({ zone }) => zone);
  const isOwn = same !== undefined && servesItsZoneOnly(net, subnet, attachment.id, own);
  net.need(way, {
    of: (same ? [same] : zones).map(asAlternative),
    detection: 'link-state',
    switchTime: net.times.time('tgw-zone'),
    byPlaceOf: isOwn ? way.index : undefined,
  });
  return way.index;
}
