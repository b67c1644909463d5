import type { Resource } from '../../../input/deployment.ts';
import { launchTemplates } from './launch-templates.ts';
import { securityGroupsOf } from './dependencies.ts';
import type { NetworkBuilder } from '../../builder.ts';

const operatorPorts = new Set([22, 3389]);
const operatorName = /(?:^|[^a-z])(?:bastion|jump ?-?_?(?:host|box|server)?|runner)(?:[^a-z]|$)/i;

const machineTypes = new Set(['aws_instance', 'aws_autoscaling_group']);

/** Machines for operators: named bastion, jump or runner, or with a known ingress of SSH or RDP only. */
export function isOperatorAccess(net: NetworkBuilder, machine: Resource): boolean {
  if (!machineTypes.has(machine.type)) return false;
  const { tags, name, key, module } = machine;
  const names = [tags['Name'], name, key, ...module.flatMap((step) => [step.name, step.key])];
  if (names.some((one) => typeof one === 'string' && operatorName.test(one))) return true;
  const documents = [machine, ...launchTemplates(net, machine)];
  const ports = documents
    .flatMap((document) => securityGroupsOf(net, document))
    .flatMap((group) => ingressPorts(net, group));
  return ports.length > 0 && ports.every((port) => port !== undefined && operatorPorts.has(port));
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
