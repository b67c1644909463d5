import { CustomerGateway } from '@cdktf/provider-aws/lib/customer-gateway/index.js';
import { VpnConnection } from '@cdktf/provider-aws/lib/vpn-connection/index.js';
import type { Incident } from '../../replay/incident.ts';
import { entryOf, PublicService } from '../../replay/public-service.ts';

/** Ten years before Saeol, the same centre: the local governments of eight provinces came in through one router. */
export const incident: Incident = {
  title: 'Router of the Daejeon centre, 26 March 2013',
  day: '2013-03-26',
  reported: [
    {
      fact: 'From 10:35 to 12:30 a backbone router failed; the local governments of eight provinces could not work.',
      source: 'ZDNet Korea and M-economy, 26 March 2013',
    },
  ],

  define(stack, mended) {
    const centre = stack.centre('daejeon');
    const { provider } = centre;
    new PublicService(stack, 'local-government', { centres: [centre] });
    for (const address of mended ? ['192.0.2.1', '198.51.100.1'] : ['192.0.2.1']) {
      const name = address === '192.0.2.1' ? 'router-1' : 'router-2';
      const router = new CustomerGateway(stack, name, {
        provider,
        type: 'ipsec.1',
        ipAddress: stack.environment === 'staging' ? address.replace(/1$/, '101') : address,
        bgpAsn: '65010',
      });
      new VpnConnection(stack, `${name}-line`, {
        provider,
        type: 'ipsec.1',
        customerGatewayId: router.id,
        // The backbone itself held, and is left out.
        transitGatewayId: 'tgw-0123456789abcdef0',
      });
    }
  },

  facts: () => ({
    services: {
      'local-government': {
        title: 'the systems of the local governments',
        // [ASSUME] Grades came later; 3 asks for no second site.
        grade: 3,
        entry: entryOf('local-government'),
        needs: [
          { label: 'a line from the offices', any: ['aws_vpn_connection.*'], detect: 'end-to-end', switch: '90s' },
        ],
      },
    },
    // From 10:35 to 12:30.
    components: { routers: { is: ['aws_customer_gateway.*', 'aws_vpn_connection.*'], recovery: '115m' } },
  }),
};
