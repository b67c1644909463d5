import { type Family } from '../../builder.ts';
import { listedPlaces } from '../places/listed-places.ts';
import { zonesOf } from '../places/vpc.ts';

/**
 * A Client VPN endpoint serves through the zones of its network associations only: one component each. A client whose
 * association is lost connects again, by hand or by its own settings.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
 */
export const clientVpn: Family = {
  types: ['aws_ec2_client_vpn_endpoint'],
  model(endpoint, node, net) {
    const type = 'aws_ec2_client_vpn_network_association';
    const associations = net.pointingAt(endpoint, type, 'client_vpn_endpoint_id', ['aws_ec2_client_vpn_endpoint']);
    const zones = new Map(
      associations.flatMap((one) => {
        const places = listedPlaces(net, one, 'subnet_id', `subnet_id of ${one.address}`);
        return [...zonesOf(net, places.subnets), ...places.zones].map((zone) => [zone.key, zone] as const);
      }),
    );
    if (zones.size === 0) return;
    net.need(node, {
      label: 'a network association',
      of: [...zones.values()].map((zone) => {
        const label = `${endpoint.address} in ${zone.label}`;
        return net.part(endpoint, `@${zone.key}`, { label, role: 'entry', zone }).index;
      }),
      detection: 'end-to-end',
      switchTime: net.times.time('client-vpn-zone'),
    });
  },
};
