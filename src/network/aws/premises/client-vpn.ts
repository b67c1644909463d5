import type { Family } from '../../builder.ts';
import { drawnFromEntry } from '../drawn.ts';
import { isNamedBy } from '../named-by.ts';
import { type Sent, refusing, tellRefusing } from '../paths/admission/flow.ts';
import { groupsAt } from '../paths/admission/interface.ts';
import { subnetsOfPlace } from '../places/placed.ts';

const type = 'aws_ec2_client_vpn_endpoint';
const by = 'client_vpn_endpoint_id';

/**
 * Staff come in by its network associations, and only where a rule authorises them: by default there is neither.
 * https://docs.aws.amazon.com/vpn/latest/clientvpn-admin/cvpn-working-target.html
 */
export const clientVpn: Family = {
  types: [type],
  model(endpoint, node, net) {
    drawnFromEntry.model(endpoint, node, net);
    // It stands in the zones of a transit gateway instead.
    if (endpoint.attributes.read('transit_gateway_configuration').kind !== 'omitted') return;
    if (!isNamedBy(net, endpoint, 'aws_ec2_client_vpn_network_association', by)) {
      net.refuse(node, endpoint, { is: 'no-association' });
    } else if (!isNamedBy(net, endpoint, 'aws_ec2_client_vpn_authorization_rule', by)) {
      net.refuse(node, endpoint, { is: 'no-authorization' });
    }
    // What clients send leaves by the associations, past the groups of the endpoint.
    const from = { subnets: subnetsOfPlace(net, endpoint), groups: groupsAt(net, endpoint, ['security_group_ids']) };
    const sent: Sent = { from, to: 'anywhere', protocol: 'tcp', port: undefined, sender: endpoint, receiver: endpoint };
    const refused = refusing(net, sent);
    if (refused !== undefined) tellRefusing(net, node, sent, refused);
  },
};
