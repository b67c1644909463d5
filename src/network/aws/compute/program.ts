import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { entryOf, typesWhere } from '../catalogue/catalogue.ts';
import { type Groups, defaultGroupOf, groupsAt, unknownGroups } from '../paths/admission/interface.ts';
import type { Program } from '../paths/admission/to-stores.ts';
import { isSet } from '../settings.ts';
import { fileSystemParts, isStore, wholeOf } from './dependencies.ts';

const storesAndParts = [...typesWhere(isStore), ...fileSystemParts];

/** Machines that are started from a template, or without one. AWS gives them the default group of the VPC where none is named. */
export function machineProgram(
  net: NetworkBuilder,
  resource: Resource,
  templates: readonly Resource[],
  subnet: Resource | undefined,
): Program {
  const groups = machineGroups(net, resource, templates, subnet);
  return { resource, groups, calls: callsOf(net, [resource, ...templates]) };
}

/** Tasks with interfaces of their own; those of the other network modes use the groups of their hosts. */
export function taskProgram(
  net: NetworkBuilder,
  [service, ...tasks]: readonly [service: Resource, ...tasks: readonly Resource[]],
  subnet: Resource | undefined,
): Program {
  const isOwn = isSet(service.attributes, 'network_configuration');
  const byDefault = isOwn ? defaultGroupOf(net, subnet) : unknownGroups;
  const groups = groupsAt(net, service, ['network_configuration.security_groups'], byDefault);
  return { resource: service, groups, calls: callsOf(net, [service, ...tasks]) };
}

/** A function inside a VPC. */
export function functionProgram(net: NetworkBuilder, lambda: Resource): Program {
  return {
    resource: lambda,
    groups: groupsAt(net, lambda, ['vpc_config.security_group_ids']),
    calls: callsOf(net, [lambda]),
  };
}

const interfaceTypes = ['aws_network_interface'];
const interfacePaths = ['network_interface.network_interface_id', 'primary_network_interface.network_interface_id'];

function machineGroups(
  net: NetworkBuilder,
  resource: Resource,
  templates: readonly Resource[],
  subnet: Resource | undefined,
): Groups {
  if (net.once(withFurtherGroups).has(resource)) return unknownGroups;
  const isMachine = entryOf(resource).machine === true;
  const faces = isMachine ? interfacePaths.flatMap((path) => net.targets(resource, path, interfaceTypes)) : [];
  const [face] = faces;
  if (face)
    return faces.length > 1 ? unknownGroups : groupsAt(net, face, ['security_groups'], defaultGroupOf(net, subnet));
  const isNamed = templates.length > 0 || !templatePaths.some((path) => isSet(resource.attributes, path));
  const [template, ...others] = templates;
  if (!isNamed || others.length > 0) return unknownGroups;
  const own = isMachine ? ['vpc_security_group_ids', 'security_groups'] : [];
  const ofTemplate = template ? templateGroups(net, template, subnet) : defaultGroupOf(net, subnet);
  return groupsAt(net, resource, own, ofTemplate);
}

const templatePaths = ['launch_template', 'launch_configuration', 'mixed_instances_policy'];

function templateGroups(net: NetworkBuilder, template: Resource, subnet: Resource | undefined): Groups {
  if (isSet(template.attributes, 'security_group_names')) return unknownGroups;
  const paths = ['network_interfaces.security_groups', 'vpc_security_group_ids', 'security_groups'];
  return groupsAt(net, template, paths, defaultGroupOf(net, subnet));
}

/** Machines whose interfaces get groups from elsewhere, or that have several interfaces. */
function withFurtherGroups(net: NetworkBuilder): ReadonlySet<Resource> {
  const joins = [
    ['aws_network_interface_sg_attachment', 'network_interface_id'],
    ['aws_network_interface_attachment', 'instance_id'],
    ['aws_network_interface', 'attachment.instance'],
  ] as const;
  const found = new Set<Resource>();
  for (const [type, path] of joins) {
    for (const join of net.graph.ofType(type)) {
      for (const machine of net.targets(join, path, ['aws_instance'])) found.add(machine);
    }
  }
  return found;
}

/** The stores whose address these documents hold: a program that is given an ARN may use another way. */
function callsOf(net: NetworkBuilder, documents: readonly Resource[]): ReadonlySet<Resource> {
  const found = new Set<Resource>();
  for (const document of documents) {
    const mentions = net.graph.mentions(document, storesAndParts);
    for (const { target, attribute, certainty } of mentions) {
      if (certainty === 'guessed') continue;
      const stores = wholeOf(net, target);
      for (const store of stores) if (isAddress(store, attribute)) found.add(store);
    }
  }
  return found;
}

const addresses = ['address', 'endpoint', 'dns_name', 'brokers'];

/** A file system is mounted by its id. */
function isAddress({ type }: Resource, attribute: string): boolean {
  return type === 'aws_efs_file_system' || addresses.some((one) => attribute.includes(one));
}
