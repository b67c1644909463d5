import { refs } from './editable-plan.ts';
import { behindGatewayBalancer } from './edits-of-inspection.ts';
import { type Edit, blockOf, elsewhere, inAllZones, inModule, set } from './edits.ts';

/** A second router of another address, with a connection of its own to the same gateway. */
const secondRouter: Edit = (plan, address) => {
  const router = plan.copy(address, 'second', { ip_address: '203.0.113.99' });
  for (const connection of plan.referring('aws_vpn_connection', address).slice(0, 1)) {
    plan.copy(connection, 'second', { customer_gateway_id: refs(`${inModule(router)}.id`), static_routes_only: false });
    plan.set(connection, { static_routes_only: false });
    for (const route of plan.referring('aws_ec2_transit_gateway_route', connection)) plan.remove(route);
  }
};

const healthCheck: Edit = (plan, address) => {
  const record = plan.values(address);
  const target = (record['records'] as string[] | undefined)?.[0];
  const check = plan.add(address, 'aws_route53_health_check', `check_${plan.of('aws_route53_health_check').length}`, {
    type: 'HTTPS',
    port: 443,
    resource_path: '/',
    failure_threshold: 3,
    request_interval: 10,
    ...(target === undefined ? {} : { ip_address: target }),
  });
  plan.set(address, { health_check_id: refs(`${inModule(check)}.id`) });
};

/** A secondary gets a load balancer of its own, any other record a health check. */
const answer: Edit = (plan, address) => {
  const [role] = (plan.values(address)['failover_routing_policy'] as { type?: string }[] | undefined) ?? [];
  const [alias] = (plan.written(address, 'alias') as { name: { references: string[] } }[] | undefined) ?? [];
  const balancer = alias?.name.references.at(-1);
  if (role?.type !== 'SECONDARY' || balancer === undefined) return healthCheck(plan, address);
  const own = plan.copy(balancer, 'second', {});
  plan.setBlock(address, 'alias', {
    name: refs(`${inModule(own)}.dns_name`),
    zone_id: refs(`${inModule(own)}.zone_id`),
  });
};

const keyOf = (address: string) => /\[[^\]]*\]$/.exec(address)?.[0] ?? '';

/** Associates a subnet with the route table of its zone, else with that of another subnet of its tier. */
const association: Edit = (plan, address) => {
  const tables = plan.of('aws_route_table', address);
  const like = plan.referring('aws_route_table_association', address).map((one) => plan.written(one, 'route_table_id'));
  const used = tables.filter((table) => JSON.stringify(like).includes(`"${blockOf(table)}`));
  const near = used.length > 0 ? used : tables.filter((table) => blockOf(table).endsWith(nameOf(address)));
  const table = near.find((one) => keyOf(one) === keyOf(address)) ?? near[0] ?? tables[0] ?? '';
  plan.add(address, 'aws_route_table_association', `mended_${plan.of('aws_route_table_association').length}`, {
    subnet_id: refs(`${inModule(address)}.id`),
    route_table_id: refs(`${inModule(table)}.id`),
  });
};

/** Gives a table the routes that its siblings have. */
const route: Edit = (plan, address) => {
  for (const one of plan.referring('aws_route', address)) {
    if (JSON.stringify(plan.written(one, 'route_table_id')).includes(`"${inModule(address)}"`)) continue;
    plan.copy(one, `mended_${plan.of('aws_route').length}`, { route_table_id: refs(`${inModule(address)}.id`) });
  }
};

const letAllIn: Edit = set({ cidr_blocks: ['0.0.0.0/0'], cidr_ipv4: '0.0.0.0/0' });

/** Opens a group in both directions. */
const open: Edit = (plan, address) => {
  for (const direction of ['ingress', 'egress']) {
    plan.add(
      address,
      `aws_vpc_security_group_${direction}_rule`,
      `mended_${direction}_${plan.of('aws_security_group').length}`,
      {
        security_group_id: refs(`${inModule(address)}.id`),
        cidr_ipv4: '0.0.0.0/0',
        ip_protocol: '-1',
      },
    );
  }
};

const allowed = { action: 'allow', protocol: '-1', from_port: 0, to_port: 0, cidr_block: '0.0.0.0/0', rule_no: 1 };
const allowAll: Edit = (plan, address) => {
  plan.setBlocks(address, 'ingress', [allowed]);
  plan.setBlocks(address, 'egress', [allowed]);
};

/** Registers an address of the next network. */
const nextNetwork: Edit = (plan, address) => {
  const target = String(plan.values(address)['target_id']);
  const [a, b, c, d] = target.split('.').map(Number);
  if (keyOf(address) !== '[0]' && d !== undefined) plan.set(address, { target_id: [a, b, (c ?? 0) + 1, d].join('.') });
};

function nameOf(address: string): string {
  return blockOf(address).split('.').at(-1) ?? '';
}

/** Routers, lines, names. */
export const routeEdits: Readonly<Record<string, Edit>> = {
  aws_nat_gateway: (plan, address) => {
    const [vpc] = plan.of('aws_vpc', address);
    plan.set(address, {
      availability_mode: 'regional',
      subnet_id: null,
      allocation_id: null,
      vpc_id: refs(`${inModule(vpc ?? '')}.id`),
    });
  },
  aws_ec2_transit_gateway_vpc_attachment: inAllZones('subnet_ids'),
  aws_customer_gateway: secondRouter,
  aws_dx_gateway: (plan, address) => {
    for (const place of ['one', 'other']) {
      const circuit = plan.add(address, 'aws_dx_connection', place, { location: place, bandwidth: '10Gbps' });
      plan.add(address, 'aws_dx_transit_virtual_interface', place, {
        connection_id: refs(`${inModule(circuit)}.id`),
        dx_gateway_id: refs(`${inModule(address)}.id`),
        address_family: 'ipv4',
        bgp_asn: 65000,
        vlan: 100,
      });
    }
  },
  aws_dx_connection: (plan, address) => {
    const second = plan.copy(address, 'second', { location: 'Another' });
    for (const type of ['aws_dx_transit_virtual_interface', 'aws_dx_private_virtual_interface']) {
      for (const port of plan.referring(type, address).slice(0, 1))
        plan.copy(port, 'second', { connection_id: refs(`${inModule(second)}.id`) });
    }
  },
  aws_instance: (plan, address) => {
    const attachments = plan.referring('aws_ec2_transit_gateway_connect_peer', address);
    if (attachments.length === 0) behindGatewayBalancer(plan, address);
    for (const attachment of attachments.slice(0, 1)) {
      const second = plan.copy(address, 'second', {
        subnet_id: refs(`${inModule(elsewhere(plan, address, 'subnet_id'))}.id`),
        private_ip: '10.0.11.99',
      });
      plan.copy(attachment, 'second', { peer_address: refs(`${inModule(second)}.private_ip`) });
    }
  },
  aws_globalaccelerator_endpoint_group: (plan, address) => {
    const all = plan.values(address)['endpoint_configuration'] as { weight?: number }[];
    for (const one of all) one.weight = 128;
    plan.set(address, { traffic_dial_percentage: 100 });
  },
  aws_route53_health_check: (plan, address) => {
    for (const record of plan.referring('aws_route53_record', address).slice(0, 1)) {
      const [alias] = plan.written(record, 'alias') as { name: { references: string[] } }[];
      plan.set(address, {
        fqdn: refs(...(alias?.name.references ?? []).slice(0, 1)),
        port: 443,
        disabled: false,
        invert_healthcheck: false,
      });
    }
  },
  aws_subnet: association,
  aws_route_table: route,
  aws_security_group: open,
  aws_default_security_group: open,
  aws_network_acl: allowAll,
  aws_default_network_acl: allowAll,
  aws_security_group_rule: letAllIn,
  aws_vpc_security_group_ingress_rule: letAllIn,
  aws_lb_target_group_attachment: nextNetwork,
  aws_route53_record: answer,
};
