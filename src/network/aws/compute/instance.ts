import type { Resource } from '../../../input/deployment.ts';
import { time } from '../../../input/time.ts';
import { type Draft, type Family, type Member, type NetworkBuilder, never } from '../../builder.ts';
import { argument } from '../../fact.ts';
import type { Time } from '../../network.ts';
import { bodyByInterface, isAppliance } from './appliance.ts';
import { launchTemplates } from './launch-templates.ts';
import { dependencies } from './dependencies.ts';
import { needWayOutLike } from '../paths/egress.ts';
import { needFileSystems } from '../stores/file-systems.ts';
import { needWaysToStores } from '../paths/way-to-store.ts';
import { refuseProgram } from '../paths/admission/from-program.ts';
import { machineProgram } from './program.ts';
import { placeOf } from '../places/placement.ts';
import { zoneOf } from '../places/subnet-zones.ts';
import { subnetsOf, vpcOf } from '../places/subnets.ts';

/**
 * One machine, a server or a router. Its volumes, interfaces and addresses are part of it.
 */
export const instance: Family = {
  types: ['aws_instance'],
  model(resource, node, net) {
    const place = placeOf(net, resource);
    net.embody(node, {
      role: isAppliance(net, resource) ? 'router' : 'compute',
      zone: place.zone,
      recovery: hostRecovery(net, node, resource),
    });
    if (node.role === 'compute') {
      const siblings = { owner: resource, subnets: siblingSubnets(net, resource) };
      needWayOutLike(net, node, place.subnets, siblings, [argument(resource, 'subnet_id')]);
    }
    const templates = launchTemplates(net, resource);
    const stores = dependencies(net, node, [resource, ...templates]);
    needFileSystems(net, node, stores, place.zone);
    needWaysToStores(net, node, place.subnets[0], stores);
    refuseProgram(net, node, machineProgram(net, resource, templates, place.subnets[0]), place.subnets, stores);
  },
  members(resource, net): readonly Member[] {
    const component = net.node(resource);
    return component === undefined ? [] : [{ component, zone: placeOf(net, resource).zone }];
  },
};

/** An interface stands for what it is attached to: routes and target groups may name either. */
export const networkInterface: Family = {
  types: ['aws_network_interface'],
  model(resource, node, net) {
    const owner = net.once(bodyByInterface).get(resource);
    const body = owner && net.node(owner);
    if (body !== undefined) {
      net.need(node, { of: [body] });
      return;
    }
    const subnet = subnetsOf(net, resource, 'subnet_id')[0];
    net.embody(node, { role: 'router', zone: subnet && zoneOf(net, subnet) });
  },
};

/**
 * EC2 starts an instance again on another host of the same zone after its host failed, unless that is switched off: not those
 * with disks in the host (`d` in the type), not bare metal, dedicated hosts or spot.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-recover.html
 */
function hostRecovery(net: NetworkBuilder, node: Draft, resource: Resource): Time {
  const at = resource.attributes;
  const autoRecovery = at.string('maintenance_options.auto_recovery');
  const isSpot = at.string('instance_market_options.market_type') === 'spot';
  if (autoRecovery === 'disabled' || at.string('tenancy') === 'host' || isSpot) return never;
  const type = at.string('instance_type');
  if (type !== undefined && boundToHost.test(type)) return never;
  const restart = net.times.time('ec2-recovery');
  const isOpen = (path: string): boolean => !['known', 'omitted'].includes(at.read(path).kind);
  const open = ['maintenance_options.auto_recovery', 'tenancy'].filter(isOpen);
  if (type === undefined) open.push('instance_type');
  if (open.length === 0) return restart;
  for (const path of open) node.missing.push(argument(resource, path));
  return time(restart.seconds[0], Infinity, ...restart.assumptions);
}

/** Types whose disks or hardware are the host's: bare metal, storage families, a `d` among the letters after the number. */
const boundToHost = /^(?:[idhf]\d|im\d|is\d|z1d|g4|p[45]|trn|mac)|^[a-z]+\d+[a-z]*d[a-z]*\.|\.metal/;

/** The subnets of the instances that one block makes, by count or for_each, in one VPC. */
function siblingSubnets(net: NetworkBuilder, machine: Resource): readonly Resource[] {
  const [own] = placeOf(net, machine).subnets;
  const byVpc = machine.template && net.once(subnetsByTemplate).get(machine.template);
  return [...(byVpc?.get(own && vpcOf(net, own)) ?? [])];
}

/** Each once, whatever number of instances stands there. */
function subnetsByTemplate(
  net: NetworkBuilder,
): ReadonlyMap<Resource['template'], ReadonlyMap<Resource | undefined, ReadonlySet<Resource>>> {
  const found = new Map<Resource['template'], Map<Resource | undefined, Set<Resource>>>();
  for (const machine of net.graph.ofType('aws_instance')) {
    const byVpc = found.get(machine.template) ?? new Map<Resource | undefined, Set<Resource>>();
    found.set(machine.template, byVpc);
    for (const subnet of placeOf(net, machine).subnets) {
      const vpc = vpcOf(net, subnet);
      byVpc.set(vpc, (byVpc.get(vpc) ?? new Set<Resource>()).add(subnet));
    }
  }
  return found;
}
