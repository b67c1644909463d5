import type { Resource } from '../../../input/deployment.ts';
import { bodyByInterface } from './appliance.ts';
import { launchTemplates } from './launch-templates.ts';
import { securityGroupsOf } from './dependencies.ts';
import type { NetworkBuilder } from '../../builder.ts';

const operatorPorts = new Set([22, 3389]);

/**
 * A machine for operators: all known ingress is SSH or RDP. No name tells it. A pool is none: one that takes its work from a
 * queue lets in no more than SSH either.
 */
export function isOperatorAccess(net: NetworkBuilder, machine: Resource): boolean {
  if (machine.type !== 'aws_instance') return false;
  const ports = ingressOf(net, machine);
  return ports.length > 0 && ports.every((port) => port !== undefined && operatorPorts.has(port));
}

/**
 * Whether clients come to a machine by an address of its own: a public one, behind groups that let something in.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
 */
export function hasOwnAddress(net: NetworkBuilder, machine: Resource): boolean {
  if (machine.type !== 'aws_instance') return false;
  const templates = launchTemplates(net, machine);
  const groups = [machine, ...templates].flatMap((document) => securityGroupsOf(net, document));
  if (groups.length > 0 && ingressOf(net, machine).length === 0) return false;
  const isPublic = machine.attributes.boolean('associate_public_ip_address') === true;
  return isPublic || net.once(withElasticAddress).has(machine);
}

function withElasticAddress(net: NetworkBuilder): ReadonlySet<Resource> {
  const types = ['aws_instance'];
  const bodies = net.once(bodyByInterface);
  const found = new Set<Resource>();
  for (const join of net.all(['aws_eip', 'aws_eip_association'])) {
    for (const path of ['instance', 'instance_id']) for (const one of net.targets(join, path, types)) found.add(one);
    for (const path of ['network_interface', 'network_interface_id']) {
      for (const face of net.targets(join, path, ['aws_network_interface'])) {
        const body = bodies.get(face);
        if (body) found.add(body);
      }
    }
  }
  return found;
}

function ingressOf(net: NetworkBuilder, machine: Resource): readonly (number | undefined)[] {
  const documents = [machine, ...launchTemplates(net, machine)];
  return documents.flatMap((document) => securityGroupsOf(net, document)).flatMap((group) => ingressPorts(net, group));
}

/** Ports let in, undefined for a range or an unknown port. */
function ingressPorts(net: NetworkBuilder, group: Resource): readonly (number | undefined)[] {
  const types = ['aws_security_group', 'aws_default_security_group'];
  const rules = [
    ...group.attributes.blocks('ingress'),
    ...net
      .pointingAt(group, 'aws_security_group_rule', 'security_group_id', types)
      .filter((rule) => rule.attributes.string('type') !== 'egress')
      .map((rule) => rule.attributes),
    ...net
      .pointingAt(group, 'aws_vpc_security_group_ingress_rule', 'security_group_id', types)
      .map((rule) => rule.attributes),
  ];
  return rules
    .filter((rule) => !(rule.string('protocol') ?? rule.string('ip_protocol') ?? '').startsWith('icmp'))
    .map((rule) => {
      const from = rule.number('from_port');
      return from === rule.number('to_port') ? from : undefined;
    });
}
