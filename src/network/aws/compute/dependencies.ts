import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { typesWhere, withoutEntry } from '../catalogue/catalogue.ts';
import type { Entry } from '../catalogue/entry.ts';
import { named } from '../type-aliases.ts';
import { needCalledMachines } from './called-machines.ts';
import { needForeign } from './foreign-needs.ts';

/** What a program may need at run time and would name in its environment, its user data or its task definition. */
export function isStore({ store }: Entry): boolean {
  return store === true;
}

/** Parts of file systems, by which programs name them. */
export const fileSystemParts = [
  'aws_efs_access_point',
  'aws_efs_mount_target',
  'aws_fsx_ontap_storage_virtual_machine',
];
const fileSystems = ['aws_efs_file_system', 'aws_fsx_ontap_file_system'];
const storeTypes = typesWhere(isStore);
const namedTypes = [
  ...storeTypes,
  ...fileSystemParts,
  ...named('aws_lb', 'aws_elb', 'aws_route53_record', 'aws_directory_service_directory', 'aws_vpc_endpoint'),
];

/** What AWS runs for the Region: it never fails below it, but programs have to get there. */
const serviceTypes = typesWhere(({ endpoint, store }) => endpoint !== undefined && store !== true);

/**
 * Needs of a program: every store it mentions (environment variables, user data, container definitions, endpoint
 * references), and every store whose security group lets the program's security group in.
 * `documents` are the resources that describe it: the instance, or the group and its launch template.
 * Gives all of them, for what depends on where the program stands: file systems are needed zone by zone (needFileSystems),
 * other VPCs are reached by routes (needWaysToStores).
 *
 * Roles are not read. A policy says what a program may do, not what it needs: it names whole services, backups and
 * deployment buckets as well. So a role that names a store makes no need, and a role without policies, or with policies
 * from outside the inputs, leaves nothing open: no evidence is not an unknown.
 */
export function dependencies(net: NetworkBuilder, node: Draft, documents: readonly Resource[]): readonly Resource[] {
  const needed = new Set<Resource>();
  for (const document of documents) {
    for (const { target, certainty } of net.graph.mentions(document, namedTypes)) {
      if (certainty === 'guessed' || registersWith(net, document, target)) continue;
      for (const one of wholeOf(net, target)) needed.add(one);
    }
    for (const group of securityGroupsOf(net, document)) {
      for (const store of net.once(reachable).get(group) ?? []) needed.add(store);
    }
  }
  const services = documents.flatMap((document) =>
    net.graph
      .mentions(document, serviceTypes)
      .flatMap(({ target, certainty }) => (certainty === 'guessed' ? [] : [target])),
  );
  const stores = [...new Set([...needed, ...services])];
  if (node.described) return stores;
  node.described = true;
  for (const target of needed) {
    const to = net.node(target);
    if (to !== undefined && to !== node.index && target.type !== 'aws_efs_file_system') {
      net.need(node, { of: [to], inferred: true });
    }
  }
  needCalledMachines(net, node, documents);
  for (const document of documents) {
    needForeign(net, node, document);
    for (const { target } of net.graph.mentions(document, notModelledTypes(net))) node.notModelled.add(target.address);
  }
  return stores;
}

/** The file system of a part of one; anything else itself. */
export function wholeOf(net: NetworkBuilder, target: Resource): readonly Resource[] {
  return fileSystemParts.includes(target.type) ? net.targets(target, 'file_system_id', fileSystems) : [target];
}

/** A pool that names its own load balancer registers with it; it does not need it. */
function registersWith(net: NetworkBuilder, document: Resource, target: Resource): boolean {
  const paths = ['load_balancers', 'load_balancer.elb_name', 'traffic_source.identifier'];
  return target.type === 'aws_elb' && paths.some((path) => net.targets(document, path, ['aws_elb']).includes(target));
}

/** Run-time resources that are not modelled; naming one leaves a question open. */
function notModelledTypes(net: NetworkBuilder): readonly string[] {
  return withoutEntry.filter((type) => net.graph.ofType(type).length > 0);
}

const groupPaths = [
  'vpc_security_group_ids',
  'security_groups',
  'network_interfaces.security_groups',
  'network_configuration.security_groups',
  'vpc_config.security_group_ids',
  'security_group_ids',
  'vpc_options.security_group_ids',
];

export function securityGroupsOf(net: NetworkBuilder, resource: Resource): readonly Resource[] {
  return [...new Set(groupPaths.flatMap((path) => net.targets(resource, path, securityGroups)))];
}

const securityGroups = ['aws_security_group', 'aws_default_security_group'];

/**
 * Stores by the security group that is let in: the best untagged source of application-to-database edges. A group
 * that lets itself in tells nothing about who calls whom, and is left out.
 */
function reachable(net: NetworkBuilder): ReadonlyMap<Resource, ReadonlySet<Resource>> {
  const sourcesOf = new Map<Resource, Set<Resource>>();
  const allow = (group: Resource, source: Resource): void => {
    if (group !== source) sourcesOf.set(group, (sourcesOf.get(group) ?? new Set<Resource>()).add(source));
  };
  for (const group of net.all(securityGroups)) {
    for (const source of net.targets(group, 'ingress.security_groups', securityGroups)) allow(group, source);
  }
  for (const rule of net.graph.ofType('aws_security_group_rule')) {
    if (rule.attributes.string('type') === 'egress') continue;
    for (const group of net.targets(rule, 'security_group_id', securityGroups)) {
      for (const source of net.targets(rule, 'source_security_group_id', securityGroups)) allow(group, source);
    }
  }
  for (const rule of net.graph.ofType('aws_vpc_security_group_ingress_rule')) {
    for (const group of net.targets(rule, 'security_group_id', securityGroups)) {
      for (const source of net.targets(rule, 'referenced_security_group_id', securityGroups)) allow(group, source);
    }
  }
  const stores = new Map<Resource, Set<Resource>>();
  for (const store of net.all(storeTypes)) {
    // A file system is let in by its mount targets' groups.
    const doors = net.pointingAt(store, 'aws_efs_mount_target', 'file_system_id', ['aws_efs_file_system']);
    for (const group of [store, ...doors].flatMap((one) => securityGroupsOf(net, one))) {
      for (const source of sourcesOf.get(group) ?? []) {
        stores.set(source, (stores.get(source) ?? new Set<Resource>()).add(store));
      }
    }
  }
  return stores;
}
