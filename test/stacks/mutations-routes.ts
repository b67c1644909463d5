import { type Cuts, cut } from './cut.ts';
import { add, change, inTurn, get, remove, sites, type Whole, zones } from './whole.ts';

/** Where the members of a zone send what is not for their own network. */
const appTables = ['aws_route_table.network-app-*', 'aws_subnet.network-subnet-app-*', 'aws_route.*'];
const firewallTables = ['aws_route_table.network-firewall-*', 'aws_subnet.network-subnet-firewall-*', 'aws_route.*'];
const publicTables = ['aws_route_table.network-public-*', 'aws_subnet.network-subnet-public-*', 'aws_route.*'];

const other = { daejeon: 'gwangju', gwangju: 'daejeon' } as const;

/** Routes of the subnets taken away, sent elsewhere or outranked. */
export const routes: Cuts = {
  ...inTurn((site, index) => ({
    [`no route to the premises from zone ${zones[index]}: ${site}`]: cut(appTables, (whole) =>
      remove(whole, `production-${site}`, `aws_route.firewall-${zones[index]}-to-premises`),
    ),
    [`no route to the premises: ${site}`]: cut(appTables, (whole) =>
      withoutRoutes(whole, site, /^firewall-.-to-premises$/),
    ),
    [`the firewall of zone ${zones[index + 1]} has no route to the premises: ${site}`]: cut(firewallTables, (whole) =>
      remove(whole, `production-${site}`, `aws_route.router-${zones[index + 1]}-to-premises`),
    ),
    [`no firewall has a route to the premises: ${site}`]: cut(firewallTables, (whole) =>
      withoutRoutes(whole, site, /^router-.-to-premises$/),
    ),
    [`nothing outside is routed to: ${site}`]: cut([...appTables, ...firewallTables], (whole) =>
      withoutRoutes(whole, site, /^(?:firewall|router)-.-to-(?:premises|control-rooms|daejeon|gwangju)$/),
    ),
    [`no way to the internet from zone ${zones[index]}: ${site}`]: cut(appTables, (whole) =>
      remove(whole, `production-${site}`, `aws_route.nat-default-${zones[index]}`),
    ),
    [`the public subnet of zone ${zones[index]} has no way to the internet: ${site}`]: cut(publicTables, (whole) =>
      remove(whole, `production-${site}`, `aws_route.firewall-public-${zones[index]}-to-internet`),
    ),
    [`the firewall of zone ${zones[index]} has no way to the internet: ${site}`]: cut(firewallTables, (whole) =>
      remove(whole, `production-${site}`, `aws_route.firewall-firewall-${zones[index]}-to-internet`),
    ),
    [`no internet gateway: ${site}`]: cut([...firewallTables, 'aws_vpc.network', 'aws_lb.*-switch'], (whole) => {
      withoutRoutes(whole, site, /^firewall-(?:firewall-.-to-internet|internet-to-.)$/);
      remove(
        whole,
        `production-${site}`,
        'aws_route_table_association.firewall-arrivals',
        'aws_internet_gateway.network-internet',
      );
    }),
    [`what arrives from the router passes no firewall in zone ${zones[index]}: ${site}`]: cut(
      ['aws_route_table.network-transit', 'aws_route.*'],
      (whole) => remove(whole, `production-${site}`, `aws_route.firewall-transit-to-${zones[index]}`),
    ),
    [`what arrives from the internet passes no firewall: ${site}`]: cut(
      ['aws_route_table.network-arrivals', 'aws_route_table_association.firewall-arrivals', 'aws_route.*'],
      (whole) => withoutRoutes(whole, site, /^firewall-internet-to-.$/),
    ),
    [`one firewall for the way to the internet of all zones: ${site}`]: cut(
      ['aws_networkfirewall_firewall.firewall', 'aws_route.firewall-public-*-to-internet'],
      (whole) => overFirst(whole, site, /^firewall-(?:public-[bc]-to-internet|internet-to-[bc])$/),
    ),
    [`one firewall for the way to the premises of all zones: ${site}`]: cut(
      ['aws_networkfirewall_firewall.firewall', 'aws_route.firewall-*-to-premises'],
      (whole) => overFirst(whole, site, /^firewall-(?:[bc]-to-premises|transit-to-[bc])$/),
    ),
    [`the premises are sent out by NAT: ${site}`]: cut(
      ['aws_route.firewall-*-to-premises', 'aws_route_table.network-app-*', 'aws_nat_gateway.*'],
      (whole) => {
        for (const zone of zones) {
          const route = get(whole, `production-${site}`, `aws_route.firewall-${zone}-to-premises`);
          delete route['vpc_endpoint_id'];
          route['nat_gateway_id'] = `\${aws_nat_gateway.nat-gateway-${zone}.id}`;
        }
      },
    ),
    [`NAT gateway of zone ${zones[index]} stands in a subnet without a way out: ${site}`]: cut(
      [`aws_nat_gateway.nat-gateway-${zones[index]}`, 'aws_route_table.network-isolated', ...appTables],
      (whole) =>
        change(whole, `production-${site}`, `aws_nat_gateway.nat-gateway-${zones[index]}`, {
          subnet_id: `\${aws_subnet.network-subnet-data-${zones[index]}.id}`,
        }),
    ),
    [`all NAT gateways are private: ${site}`]: cut('aws_nat_gateway.nat-gateway-*', (whole) => {
      for (const zone of zones) {
        const gateway = get(whole, `production-${site}`, `aws_nat_gateway.nat-gateway-${zone}`);
        delete gateway['allocation_id'];
        gateway['connectivity_type'] = 'private';
      }
    }),
    [`the halves of the internet go through one NAT gateway: ${site}`]: cut(
      ['aws_nat_gateway.nat-gateway-a', 'aws_route.half-*'],
      (whole) => {
        for (const zone of zones) {
          for (const [half, destination_cidr_block] of ['0.0.0.0/1', '128.0.0.0/1'].entries()) {
            add(whole, `production-${site}`, `aws_route.half-${half}-${zone}`, {
              route_table_id: `\${aws_route_table.network-app-${zone}.id}`,
              destination_cidr_block,
              nat_gateway_id: '${aws_nat_gateway.nat-gateway-a.id}',
            });
          }
        }
      },
    ),
    [`the tables of the servers are associated with nothing: ${site}`]: cut(
      ['aws_subnet.network-subnet-app-*', 'aws_route_table_association.*', ...appTables, 'aws_vpc.network'],
      (whole) => withoutTables(whole, site, 'app'),
    ),
    [`the tables of the public subnets are associated with nothing: ${site}`]: cut(
      ['aws_route_table_association.*', ...publicTables, 'aws_vpc.network'],
      (whole) => withoutTables(whole, site, 'public'),
    ),
    [`the tables of the firewalls are associated with nothing: ${site}`]: cut(
      ['aws_route_table_association.*', ...firewallTables, 'aws_vpc.network'],
      (whole) => withoutTables(whole, site, 'firewall'),
    ),
    [`the table of the servers of zone ${zones[index]} is associated with nothing: ${site}`]: cut(
      ['aws_route_table_association.*', ...appTables, 'aws_vpc.network'],
      (whole) => remove(whole, `production-${site}`, `aws_route_table_association.network-routes-app-${zones[index]}`),
    ),
    [`no route to the control rooms from zone ${zones[index]}: ${site}`]: cut(appTables, (whole) =>
      remove(whole, `production-${site}`, `aws_route.firewall-${zones[index]}-to-control-rooms`),
    ),
    [`no route to the other site from zone ${zones[index]}: ${site}`]: cut(appTables, (whole) =>
      remove(whole, `production-${site}`, `aws_route.firewall-${zones[index]}-to-${other[site]}`),
    ),
  })),
  'no route to the premises: both sites': cut(appTables, (whole) => {
    for (const site of sites) withoutRoutes(whole, site, /^firewall-.-to-premises$/);
  }),
};

function withoutRoutes({ stacks }: Whole, site: string, which: RegExp): void {
  const all = stacks[`production-${site}`]?.resource['aws_route'] ?? {};
  const gone = Object.keys(all).filter((name) => which.test(name));
  if (gone.length === 0) throw new Error(`no route ${which}`);
  for (const name of gone) delete all[name];
}

function withoutTables(whole: Whole, site: string, purpose: string): void {
  for (const zone of zones) {
    remove(whole, `production-${site}`, `aws_route_table_association.network-routes-${purpose}-${zone}`);
  }
}

/** Routes over the firewall of their own zone lead over that of zone a. */
function overFirst({ stacks }: Whole, site: string, which: RegExp): void {
  for (const [name, route] of Object.entries(stacks[`production-${site}`]?.resource['aws_route'] ?? {})) {
    const over = route['vpc_endpoint_id'];
    if (which.test(name) && typeof over === 'string')
      route['vpc_endpoint_id'] = over.replace(/[bc]"\]?\)/, (end) => `a${end.slice(1)}`);
  }
}
