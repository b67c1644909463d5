import { type Family, alternative } from '../builder.ts';
import { namedZone, outsideZone, possibleSubnets, someZone, subnetsOf, zoneOf, zonesOf } from './vpc.ts';

/**
 * A NAT gateway is redundant inside its zone and lost with it. `availability_mode = "regional"` (2025) spans the
 * zones of the VPC: in automatic mode it only fails with the Region, in manual mode it has one part a listed zone.
 * https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
export const natGateway: Family = {
  types: ['aws_nat_gateway'],
  model(nat, node, net) {
    if (nat.attributes.string('availability_mode') === 'regional') {
      const parts = nat.attributes.blocks('availability_zone_address').flatMap((block) => {
        const name = block.string('availability_zone') ?? block.string('availability_zone_id');
        if (name === undefined) return [];
        const zone = namedZone(net, nat, name);
        return net.part(nat, `@${zone.key}`, { label: `${nat.address} in ${zone.label}`, role: 'router', zone });
      });
      if (parts.length > 0) {
        net.need(node, {
          label: 'a zone of the NAT gateway',
          of: parts.map((part) => part.index),
          detection: 'link-state',
          switchTime: net.times.time('nat-regional-zone'),
        });
      }
      return;
    }
    const subnet = subnetsOf(net, nat, 'subnet_id')[0];
    const possible = zonesOf(net, possibleSubnets(net, nat, 'subnet_id'));
    const zone = subnet
      ? zoneOf(net, subnet)
      : (someZone(possible, `subnet_id of ${nat.address}`) ?? outsideZone(net, nat, 'subnet_id'));
    if (nat.attributes.read('availability_mode').kind !== 'unknown') {
      net.embody(node, { role: 'router', zone });
      return;
    }
    // Zonal or regional: nobody knows.
    const missing = `availability_mode of ${nat.address}`;
    const zonal = net.part(nat, '#zonal', { label: nat.address, role: 'router', zone });
    const regional = net.group(`${nat.id} regional`, nat.address, nat);
    net.need(node, {
      label: 'the NAT gateway',
      of: [zonal.index, alternative(regional.index, { world: 'best', missing })],
      detection: 'link-state',
      switchTime: net.times.time('nat-regional-zone'),
    });
  },
};
