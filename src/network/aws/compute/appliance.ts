import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { push } from '../../../multimap.ts';
import { launchTemplates } from './launch-templates.ts';

const interfaceType = 'aws_network_interface';

/**
 * Whether an instance forwards packets of others: it, or an interface of it, does not check source and destination, and a
 * route, a Gateway Load Balancer or a GRE tunnel leads to it. Without any of these nothing of others comes there: it is a
 * server like any other.
 * https://docs.aws.amazon.com/vpc/latest/userguide/work-with-nat-instances.html
 */
export function isAppliance(net: NetworkBuilder, machine: Resource): boolean {
  const faces = net.targets(machine, 'network_interface.network_interface_id', [interfaceType]);
  const parts = [machine, ...faces, ...(net.once(interfacesByBody).get(machine) ?? [])];
  const isOpen = parts.some(({ attributes }) => attributes.boolean('source_dest_check') === false);
  return isOpen && parts.some((part) => net.once(nextHops).has(part));
}

/** What routes, gateway load balancers and GRE tunnels lead to. */
function nextHops(net: NetworkBuilder): ReadonlySet<Resource> {
  const types = [interfaceType, 'aws_instance'];
  const tables = ['aws_route', 'aws_route_table', 'aws_default_route_table'];
  const paths = ['network_interface_id', 'instance_id'].flatMap((path) => [path, `route.${path}`]);
  const found = new Set(net.all(tables).flatMap((table) => paths.flatMap((path) => net.targets(table, path, types))));
  const add = (owner: Resource, path: string): void => {
    for (const one of net.targets(owner, path, types)) found.add(one);
  };
  for (const peer of net.graph.ofType('aws_ec2_transit_gateway_connect_peer')) add(peer, 'peer_address');
  for (const attachment of net.graph.ofType('aws_lb_target_group_attachment')) {
    const groups = net.targets(attachment, 'target_group_arn', ['aws_lb_target_group']);
    if (groups.some(({ attributes }) => attributes.string('protocol') === 'GENEVE')) add(attachment, 'target_id');
  }
  return found;
}

/**
 * What each interface is part of: an instance, by either side's argument or an attachment; or an Auto Scaling group whose
 * members take it when they start, by what their template says.
 */
export function bodyByInterface(net: NetworkBuilder): ReadonlyMap<Resource, Resource> {
  const known = new Map<Resource, Resource>();
  for (const group of net.graph.ofType('aws_autoscaling_group')) {
    for (const template of launchTemplates(net, group)) {
      for (const { target, certainty } of net.graph.mentions(template, [interfaceType])) {
        if (certainty !== 'guessed') known.set(target, group);
      }
    }
  }
  for (const machine of net.graph.ofType('aws_instance')) {
    for (const path of ['network_interface.network_interface_id', 'primary_network_interface.network_interface_id']) {
      for (const one of net.targets(machine, path, [interfaceType])) known.set(one, machine);
    }
  }
  for (const one of net.graph.ofType(interfaceType)) {
    const machine = net.targets(one, 'attachment.instance', ['aws_instance'])[0];
    if (machine) known.set(one, machine);
  }
  for (const join of net.graph.ofType('aws_network_interface_attachment')) {
    const one = net.targets(join, 'network_interface_id', [interfaceType])[0];
    const machine = net.targets(join, 'instance_id', ['aws_instance'])[0];
    if (one && machine) known.set(one, machine);
  }
  return known;
}

function interfacesByBody(net: NetworkBuilder): ReadonlyMap<Resource, readonly Resource[]> {
  const found = new Map<Resource, Resource[]>();
  for (const [face, body] of net.once(bodyByInterface)) push(found, body, face);
  return found;
}
