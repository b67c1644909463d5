import { CloudwatchLogGroup } from '@cdktf/provider-aws/lib/cloudwatch-log-group/index.js';
import { NetworkfirewallLoggingConfiguration } from '@cdktf/provider-aws/lib/networkfirewall-logging-configuration/index.js';
import { NetworkfirewallFirewallPolicy } from '@cdktf/provider-aws/lib/networkfirewall-firewall-policy/index.js';
import { NetworkfirewallFirewall } from '@cdktf/provider-aws/lib/networkfirewall-firewall/index.js';
import { NetworkfirewallRuleGroup } from '@cdktf/provider-aws/lib/networkfirewall-rule-group/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { Construct } from 'constructs';
import type { SiteKey } from '../operations/site-key.ts';
import type { Environment, Site } from '../settings.ts';
import type { NetworkZone, SiteNetwork } from './site-network.ts';

export interface FirewallConfig {
  readonly environment: Environment;
  readonly site: Site;
  readonly network: SiteNetwork;
  readonly key: SiteKey;
}

/**
 * A firewall endpoint in every zone, on the way to and from everything outside the network. A flow passes the endpoint of
 * the zone of the address it is sent to, in both directions, wherever it came in: a firewall that sees one half of a conversation
 * drops it, and a zone leans on no other.
 */
export class Firewall extends Construct {
  readonly #firewall: NetworkfirewallFirewall;
  readonly #zones: readonly string[];

  constructor(scope: Construct, id: string, { environment, site, network, key }: FirewallConfig) {
    super(scope, id);
    this.#zones = site.firewallZones;
    this.#firewall = new NetworkfirewallFirewall(this, 'Default', {
      name: site.name,
      vpcId: network.vpc.id,
      firewallPolicyArn: this.#policy(site).arn,
      subnetMapping: network.subnetIds('firewall', site.firewallZones).map((subnetId) => ({ subnetId })),
      deleteProtection: true,
      subnetChangeProtection: true,
      firewallPolicyChangeProtection: true,
    });
    this.#log(environment, site, key);
    const arrivals = network.routeTable('arrivals');
    new RouteTableAssociation(this, 'arrivals', { gatewayId: network.internet.id, routeTableId: arrivals.id });
    for (const zone of network.zones) {
      const { letter, subnets, routes } = zone;
      // The internet: in through the firewall of the zone, out through it.
      this.lead(`internet-to-${letter}`, arrivals.id, subnets.public.cidrBlock, zone);
      this.lead(`public-${letter}-to-internet`, routes.public.id, '0.0.0.0/0', zone);
      new Route(this, `firewall-${letter}-to-internet`, {
        routeTableId: routes.firewall.id,
        destinationCidrBlock: '0.0.0.0/0',
        gatewayId: network.internet.id,
      });
      // The premises and the other site: to the firewall of the zone they want, not of the one they arrived in.
      this.lead(`transit-to-${letter}`, network.transitRoutes.id, subnets.app.cidrBlock, zone);
    }
  }

  /** Sends traffic for an address block through the endpoint of a zone. */
  lead(name: string, routeTableId: string, destination: string, zone: NetworkZone): void {
    new Route(this, name, { routeTableId, destinationCidrBlock: destination, vpcEndpointId: this.#endpoint(zone) });
  }

  /** A zone without a firewall of its own has to lean on that of the first. */
  #endpoint({ name }: NetworkZone): string {
    const zone = this.#zones.includes(name) ? name : this.#zones[0];
    const states = `aws_networkfirewall_firewall.${this.#firewall.friendlyUniqueId}.firewall_status[0].sync_states`;
    return `\${one([for state in ${states} : state.attachment[0].endpoint_id if state.availability_zone == "${zone}"])}`;
  }

  #log(environment: Environment, site: Site, key: SiteKey): void {
    const log = new CloudwatchLogGroup(this, 'log', {
      name: `/${environment.name}/${site.name}/firewall`,
      retentionInDays: 90,
      kmsKeyId: key.arn,
    });
    new NetworkfirewallLoggingConfiguration(this, 'logging', {
      firewallArn: this.#firewall.arn,
      loggingConfiguration: {
        logDestinationConfig: [
          { logType: 'ALERT', logDestinationType: 'CloudWatchLogs', logDestination: { logGroup: log.name } },
        ],
      },
    });
  }

  #policy(site: Site): NetworkfirewallFirewallPolicy {
    const rules = new NetworkfirewallRuleGroup(this, 'rules', {
      name: site.name,
      type: 'STATEFUL',
      capacity: 100,
      ruleGroup: {
        statefulRuleOptions: { ruleOrder: 'STRICT_ORDER' },
        rulesSource: { rulesString: allowed.join('\n') },
      },
    });
    return new NetworkfirewallFirewallPolicy(this, 'policy', {
      name: site.name,
      firewallPolicy: {
        statelessDefaultActions: ['aws:forward_to_sfe'],
        statelessFragmentDefaultActions: ['aws:forward_to_sfe'],
        statefulDefaultActions: ['aws:drop_established', 'aws:alert_established'],
        // After an endpoint was replaced, flows in the middle of a conversation go on.
        statefulEngineOptions: { ruleOrder: 'STRICT_ORDER', streamExceptionPolicy: 'CONTINUE' },
        statefulRuleGroupReference: [{ priority: 1, resourceArn: rules.arn }],
      },
    });
  }
}

/** TLS in both directions, names, and the echo by which the lines are measured. */
const allowed = [
  'pass tls any any -> any [443,8443] (flow: to_server; sid: 1;)',
  'pass dns any any -> any 53 (sid: 2;)',
  'pass icmp any any -> any any (itype: 8; sid: 3;)',
  'pass ntp any any -> any 123 (sid: 4;)',
];
