import { refs } from './editable-plan.ts';
import { type Edit, blockOf, inModule } from './edits.ts';

/**
 * Puts an appliance that a route table sends to by its interface behind a gateway load balancer, with a second one in another
 * zone, and points the routes of every zone at an endpoint of that zone.
 */
export const behindGatewayBalancer: Edit = (plan, address) => {
  const id = (of: string) => refs(`${inModule(of)}.id`);
  const [port = ''] = plan
    .of('aws_network_interface', address)
    .filter((one) => mentions(plan.written(address, 'primary_network_interface'), one));
  const [subnet = ''] = plan.of('aws_subnet', address).filter((one) => mentions(plan.written(port, 'subnet_id'), one));
  const [table = ''] = plan.referring('aws_route_table', port);
  const associations = plan.referring('aws_route_table_association', table);
  const [own = ''] = plan.referring('aws_route_table_association', subnet);
  const vpc = { vpc_id: referredTo(plan.written(subnet, 'vpc_id')) };
  const zones = associations.map((_, place) => `eu-west-1${'abc'[place % 3]}`);

  const apart = plan.copy(subnet, 'fw_second', { availability_zone: zones[1] ?? '', cidr_block: '10.9.11.0/24' });
  plan.copy(own, 'fw_second', { subnet_id: id(apart) });
  const secondPort = plan.copy(port, 'fw_second', { subnet_id: id(apart) });
  const second = plan.copy(address, 'fw_second', {});
  plan.setBlock(second, 'primary_network_interface', { network_interface_id: id(secondPort) });

  const balancer = plan.add(address, 'aws_lb', 'gwlb', {
    load_balancer_type: 'gateway',
    subnets: refs(`${inModule(subnet)}.id`, `${inModule(apart)}.id`),
    enable_cross_zone_load_balancing: true,
  });
  const group = plan.add(address, 'aws_lb_target_group', 'gwlb', { port: 6081, protocol: 'GENEVE', ...vpc });
  plan.setBlock(group, 'health_check', { port: 80, protocol: 'TCP', interval: 10 });
  const listener = plan.add(address, 'aws_lb_listener', 'gwlb', {
    load_balancer_arn: refs(`${inModule(balancer)}.arn`),
  });
  plan.setBlock(listener, 'default_action', { type: 'forward', target_group_arn: refs(`${inModule(group)}.arn`) });
  for (const [place, target] of [address, second].entries()) {
    plan.add(address, 'aws_lb_target_group_attachment', `gwlb_${place}`, {
      target_group_arn: refs(`${inModule(group)}.arn`),
      target_id: id(target),
    });
  }
  const service = plan.add(address, 'aws_vpc_endpoint_service', 'gwlb', {
    gateway_load_balancer_arns: refs(`${inModule(balancer)}.arn`),
    acceptance_required: false,
  });
  for (const [place, association] of associations.entries()) {
    const name = `gwlb_${place}`;
    const stands = plan.copy(subnet, name, {
      availability_zone: zones[place] ?? '',
      cidr_block: `10.9.${20 + place}.0/24`,
    });
    plan.copy(own, name, { subnet_id: id(stands) });
    const endpoint = plan.add(address, 'aws_vpc_endpoint', name, {
      vpc_endpoint_type: 'GatewayLoadBalancer',
      service_name: refs(`${inModule(service)}.service_name`),
      subnet_ids: id(stands),
      ...vpc,
    });
    const way = plan.copy(table, name, {});
    plan.setBlocks(way, 'route', [{ cidr_block: '0.0.0.0/0', vpc_endpoint_id: id(endpoint) }]);
    const [inspected = ''] = blocksOf(plan.written(association, 'subnet_id'));
    const key = association.slice(blockOf(association).length);
    plan.copy(association, name, { subnet_id: refs(`${inspected}${key}.id`), route_table_id: id(way) });
  }
  for (const association of associations) plan.remove(association);
  plan.remove(table);
};

function blocksOf(written: unknown): readonly string[] {
  const { references = [] } = (written ?? {}) as { references?: readonly string[] };
  return references.filter((one) => one.split('.').length === 2 && one !== 'count.index');
}

function referredTo(written: unknown): ReturnType<typeof refs> {
  return refs(...blocksOf(written).map((one) => `${one}.id`));
}

function mentions(written: unknown, address: string): boolean {
  return JSON.stringify(written ?? '').includes(`"${inModule(address)}`);
}
