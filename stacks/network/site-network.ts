import { InternetGateway } from '@cdktf/provider-aws/lib/internet-gateway/index.js';
import { RouteTable } from '@cdktf/provider-aws/lib/route-table/index.js';
import { RouteTableAssociation } from '@cdktf/provider-aws/lib/route-table-association/index.js';
import { Route } from '@cdktf/provider-aws/lib/route/index.js';
import { Subnet } from '@cdktf/provider-aws/lib/subnet/index.js';
import { Vpc } from '@cdktf/provider-aws/lib/vpc/index.js';
import { Construct } from 'constructs';
import type { Site } from '../settings.ts';

/** What the subnets of a zone are for, in the order of their addresses: sixteen /24 networks each. */
const purposes = ['public', 'app', 'data', 'transit'] as const;
type Purpose = (typeof purposes)[number];

/** One zone of a site: a subnet for each purpose, and the route table of what is not reachable from outside. */
export interface NetworkZone {
  /** `ap-northeast-2a`. */
  readonly name: string;
  /** `a`. */
  readonly letter: string;
  readonly subnets: Readonly<Record<Purpose, Subnet>>;
  readonly privateRoutes: RouteTable;
}

/** The whole network of a site, both for its own routes and for those of the other site. */
export function siteCidr(site: Pick<Site, 'network'>): string {
  return `${site.network}.0.0/16`;
}

/** The address space of one site: subnets in every zone, each pinned to its zone, and the way to the internet. */
export class SiteNetwork extends Construct {
  readonly vpc: Vpc;
  readonly zones: readonly NetworkZone[];
  readonly publicRoutes: RouteTable;
  readonly internet: InternetGateway;

  constructor(scope: Construct, id: string, site: Site) {
    super(scope, id);
    this.vpc = new Vpc(this, 'Default', {
      cidrBlock: siteCidr(site),
      enableDnsHostnames: true,
      enableDnsSupport: true,
      tags: { Name: site.name },
    });
    this.internet = new InternetGateway(this, 'internet', { vpcId: this.vpc.id, tags: { Name: site.name } });
    this.publicRoutes = this.#routeTable('public');
    new Route(this, 'public-default', {
      routeTableId: this.publicRoutes.id,
      destinationCidrBlock: '0.0.0.0/0',
      gatewayId: this.internet.id,
    });
    // Data and transit subnets talk to this network only; the router adds its own routes where it attaches.
    const isolatedRoutes = this.#routeTable('isolated');
    this.zones = site.zones.map((name, place) => {
      const letter = name.slice(-1);
      const privateRoutes = this.#routeTable(`private-${letter}`);
      const subnet = (purpose: Purpose, routes: RouteTable) => this.#subnet(site, purpose, name, place, routes);
      return {
        name,
        letter,
        privateRoutes,
        subnets: {
          public: subnet('public', this.publicRoutes),
          app: subnet('app', privateRoutes),
          data: subnet('data', isolatedRoutes),
          transit: subnet('transit', isolatedRoutes),
        },
      };
    });
  }

  /** The subnets of one purpose in the named zones. */
  subnetIds(purpose: Purpose, zones: readonly string[]): string[] {
    return this.zones.filter((zone) => zones.includes(zone.name)).map((zone) => zone.subnets[purpose].id);
  }

  #routeTable(name: string): RouteTable {
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
