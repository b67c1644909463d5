import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct } from 'constructs';
import type { Site } from '../settings.ts';

/** What the subnets of a zone are for, in the order of their addresses: sixteen /24 networks each. */
const purposes = ['public', 'app', 'data', 'transit', 'firewall'] as const;
type Purpose = (typeof purposes)[number];

/** One zone of a site: a subnet for each purpose, and the route tables that lead through this zone only. */
export interface NetworkZone {
  /** `ap-northeast-2a`. */
  readonly name: string;
  /** `a`. */
  readonly letter: string;
  readonly subnets: Readonly<Record<Purpose, Subnet>>;
  readonly routes: Readonly<Record<'public' | 'app' | 'firewall', RouteTable>>;
}

/** The whole network of a site, both for its own routes and for those of the other site. */
export function siteCidr(site: Pick<Site, 'network'>): string {
  return `${site.network}.0.0/16`;
}

/** The address space of one site: subnets in every zone, each pinned to its zone. Who leads where adds its own routes. */
export class SiteNetwork extends Construct {
  readonly vpc: Vpc;
  readonly zones: readonly NetworkZone[];
  readonly internet: InternetGateway;
  /** Routes of what the router hands over from the premises and from the other site: alike in all zones. */
  readonly transitRoutes: RouteTable;

  constructor(scope: Construct, id: string, site: Site) {
    super(scope, id);
    this.vpc = new Vpc(this, 'Default', {
      cidrBlock: siteCidr(site),
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { Name: site.name },
    });
    this.internet = new InternetGateway(this, 'internet', { vpcId: this.vpc.id, tags: { Name: site.name } });
    // Data subnets talk to this network only.
    const isolated = this.routeTable('isolated');
    this.transitRoutes = this.routeTable('transit');
    this.zones = site.zones.map((name, place) => {
      const letter = name.slice(-1);
      const routes = {
        public: this.routeTable(`public-${letter}`),
        app: this.routeTable(`app-${letter}`),
        firewall: this.routeTable(`firewall-${letter}`),
      };
      const subnet = (purpose: Purpose, table: RouteTable) => this.#subnet(site, purpose, name, place, table);
      return {
        name,
        letter,
        routes,
        subnets: {
          public: subnet('public', routes.public),
          app: subnet('app', routes.app),
          data: subnet('data', isolated),
          transit: subnet('transit', this.transitRoutes),
          firewall: subnet('firewall', routes.firewall),
        },
      };
    });
  }

  /** The subnets of one purpose in the named zones. */
  subnetIds(purpose: Purpose, zones: readonly string[]): string[] {
    return this.zones.filter((zone) => zones.includes(zone.name)).map((zone) => zone.subnets[purpose].id);
  }

  routeTable(name: string): RouteTable {
    return new RouteTable(this, name, { vpcId: this.vpc.id, tags: { Name: name } });
  }

  #subnet(site: Site, purpose: Purpose, zone: string, place: number, routes: RouteTable): Subnet {
    const name = `${purpose}-${zone.slice(-1)}`;
    const subnet = new Subnet(this, `subnet-${name}`, {
      vpcId: this.vpc.id,
      availabilityZone: zone,
      cidrBlock: `${site.network}.${purposes.indexOf(purpose) * 16 + place}.0/24`,
      tags: { Name: name },
    });
    new RouteTableAssociation(this, `routes-${name}`, { subnetId: subnet.id, routeTableId: routes.id });
    return subnet;
  }
}
