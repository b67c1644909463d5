import type { Resource } from '../../../input/deployment.ts';
import { bodyByInterface } from './appliance.ts';
import { launchTemplates } from './launch-templates.ts';
import { dependencies, securityGroupsOf } from './dependencies.ts';
import { hasBlock } from '../settings.ts';
import { isForSessions } from './session-access.ts';
import { entryOf } from '../catalogue/catalogue.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { Role } from '../../network.ts';

const operatorPorts = new Set([22, 3389]);

/**
 * A machine for operators: all ingress is known, and is SSH or RDP, or there is none and they come by Session Manager; and it has
 * no work of its own. No name tells it. A pool is none: one that takes its work from a queue lets in no more than SSH either.
 * `elsewhere` is what other services need: operators get to that by such a machine.
 */
export function isOperatorAccess(net: NetworkBuilder, machine: Resource, elsewhere: ReadonlySet<number>): boolean {
  if (machine.type !== 'aws_instance') return false;
  const ports = ingressOf(net, machine);
  const documents = [machine, ...launchTemplates(net, machine)];
  const isForOperators =
    ports.length > 0
      ? ports.every((port) => port !== undefined && operatorPorts.has(port))
      : isClosed(groupsOf(net, machine)) && isForSessions(net, machine, documents);
  return isForOperators && !hasGroupsElsewhere(net, machine) && !hasWork(net, machine, elsewhere);
}

/** Groups whose rules are all written, with none that lets in. */
function isClosed(groups: readonly Resource[]): boolean {
  return groups.length > 0 && groups.every(({ attributes }) => hasBlock(attributes, 'ingress') === false);
}

/** Groups by their id that are in none of the inputs: what they let in is not known. */
function hasGroupsElsewhere(net: NetworkBuilder, machine: Resource): boolean {
  const ids = [machine, ...launchTemplates(net, machine)].flatMap(({ attributes }) => [
    ...attributes.strings('vpc_security_group_ids'),
    ...attributes.strings('security_groups'),
  ]);
  const known = new Set(groupsOf(net, machine).map(({ attributes }) => attributes.string('id')));
  return ids.some((id) => !known.has(id));
}

/** What a program works on. Files in a bucket may be the keys of the operators, and a secret or a key is no work. */
const working: ReadonlySet<Role> = new Set<Role>(['datastore', 'cache', 'queue', 'storage']);

/** A queue or a store that it names, or that lets it in and no other service uses. */
function hasWork(net: NetworkBuilder, machine: Resource, elsewhere: ReadonlySet<number>): boolean {
  const node = net.node(machine);
  if (node === undefined) return false;
  const documents = [machine, ...launchTemplates(net, machine)];
  return dependencies(net, net.draft(node), documents).some((store) => {
    const { role, isRegional } = entryOf(store);
    if (role === undefined || !working.has(role) || (role === 'storage' && isRegional === true)) return false;
    const isNamed = documents.some((document) =>
      net.graph
        .mentions(document, [store.type])
        .some(({ target, certainty }) => target === store && certainty !== 'guessed'),
    );
    const at = net.node(store);
    return isNamed || at === undefined || !elsewhere.has(at);
  });
}

/**
 * Whether clients come to a machine by an address of its own: a public one, behind groups that let something in.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-instance-addressing.html
 */
export function hasOwnAddress(net: NetworkBuilder, machine: Resource): boolean {
  if (machine.type !== 'aws_instance') return false;
  if (groupsOf(net, machine).length > 0 && ingressOf(net, machine).length === 0) return false;
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
  return groupsOf(net, machine).flatMap((group) => ingressPorts(net, group));
}

function groupsOf(net: NetworkBuilder, machine: Resource): readonly Resource[] {
  const documents = [machine, ...launchTemplates(net, machine)];
  return [...new Set(documents.flatMap((document) => securityGroupsOf(net, document)))];
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
