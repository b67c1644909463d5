import { NetworkmonitorMonitor } from '@cdktf/provider-aws/lib/networkmonitor-monitor/index.js';
import { NetworkmonitorProbe } from '@cdktf/provider-aws/lib/networkmonitor-probe/index.js';
import { Construct } from 'constructs';
import type { Foundation } from '../foundation.ts';
import { Alarm } from './alarm.ts';

/**
 * Bytes of the largest packet that crosses every line: a VPN carries 1,446, and the routers at the premises keep TCP to it. In 2023
 * the largest packets were lost, and pings were not. https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
 */
const packetSize = 1446;

/**
 * Large packets to the premises every half minute, from every zone, the whole way there and back: it sees a line that is not
 * down but ill.
 */
export class LineProbe extends Construct {
  constructor(scope: Construct, id: string, { environment, site, network, rota }: Foundation) {
    super(scope, id);
    const monitor = new NetworkmonitorMonitor(this, 'Default', {
      monitorName: `${site.name}-premises`,
      aggregationPeriod: 30,
    });
    for (const [place, destination] of environment.premises.nameServers.entries()) {
      for (const { letter, subnets } of network.zones) {
        const probe = new NetworkmonitorProbe(this, `${place + 1}-${letter}`, {
          monitorName: monitor.monitorName,
          sourceArn: subnets.app.arn,
          destination,
          protocol: 'ICMP',
          packetSize,
        });
        new Alarm(this, `loss-${place + 1}-${letter}`, {
          rota,
          says: 'Large packets to the premises are lost',
          namespace: 'AWS/NetworkMonitor',
          metric: 'PacketLoss',
          dimensions: { Monitor: monitor.monitorName, Probe: probe.probeId },
          statistic: 'Average',
          when: 'above',
          limit: 1,
        });
      }
    }
  }
}
