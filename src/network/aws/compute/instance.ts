import { assumed } from '../../../input/assumed-times.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type Member, type NetworkBuilder, type Zone, never } from '../../builder.ts';
import type { Interval } from '../../network.ts';
import { launchTemplates } from './auto-scaling.ts';
import { dependencies } from './dependencies.ts';
import { needWayOut } from '../routes/egress.ts';
import { needFileSystems } from '../stores/file-systems.ts';
import { needWaysToStores } from '../routes/way-to-store.ts';
import { namedZone, outsideZone, possibleSubnets, someZone, subnetsOf, zoneOf, zonesOf } from '../places/vpc.ts';

/**
 * One machine. Its volumes, interfaces and addresses are part of it. With `source_dest_check = false` it forwards
 * packets of others: a router appliance.
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
    if (node.role === 'compute') needWayOut(net, node, place.subnets, `subnet_id of ${resource.address}`);
    const stores = dependencies(net, node, [resource, ...launchTemplates(net, resource)]);
    needFileSystems(net, node, stores, place.zone);
    needWaysToStores(net, node, place.subnets[0], stores);
  },
  members(resource, net): readonly Member[] {
    const component = net.node(resource);
    return component === undefined ? [] : [{ component, zone: placeOf(net, resource).zone }];
  },
};

/** An interface stands for the instance it is attached to: routes and target groups may name either. */
export const networkInterface: Family = {
  types: ['aws_network_interface'],
  model(resource, node, net) {
    const owner = net.once(instanceByInterface).get(resource);
    const machine = owner && net.node(owner);
    if (machine !== undefined) {
      net.need(node, { label: 'its instance', of: [machine] });
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
function hostRecovery(net: NetworkBuilder, node: Draft, { address, attributes: at }: Resource): Interval {
  const autoRecovery = at.string('maintenance_options.auto_recovery');
  const isSpot = at.string('instance_market_options.market_type') === 'spot';
  if (autoRecovery === 'disabled' || at.string('tenancy') === 'host' || isSpot) return never;
  const type = at.string('instance_type');
  if (type !== undefined && boundToHost.test(type)) return never;
  const [best, worst] = net.times.time('ec2-recovery');
  const isOpen = (path: string): boolean => !['known', 'omitted'].includes(at.read(path).kind);
  const open = ['maintenance_options.auto_recovery', 'tenancy'].filter(isOpen);
  if (type === undefined) open.push('instance_type');
  for (const path of open) node.missing.push(`${path} of ${address}`);
  return assumed([best, open.length > 0 ? Infinity : worst], 'ec2-recovery');
}

/** Types whose disks or hardware are the host's: bare metal, storage families, a `d` among the letters after the number. */
const boundToHost = /^(?:[idhf]\d|im\d|is\d|z1d|g4|p[45]|trn|mac)|^[a-z]+\d+[a-z]*d[a-z]*\.|\.metal/;

/** The first subnet of an instance: its own argument, or the one of its first interface. */
export function subnetOf(net: NetworkBuilder, resource: Resource): Resource | undefined {
  const own = subnetsOf(net, resource, 'subnet_id')[0];
  if (own) return own;
  for (const path of ['network_interface.network_interface_id', 'primary_network_interface.network_interface_id']) {
    const face = net.targets(resource, path, ['aws_network_interface'])[0];
    const subnet = face && subnetsOf(net, face, 'subnet_id')[0];
    if (subnet) return subnet;
  }
  const templates = launchTemplates(net, resource);
  return templates.flatMap((template) => subnetsOf(net, template, 'network_interfaces.subnet_id'))[0];
}

/** Its zone, and the subnets it stands in: one for certain, or several it may be in. */
function placeOf(net: NetworkBuilder, resource: Resource): { zone: Zone; subnets: readonly Resource[] } {
  const subnet = subnetOf(net, resource);
  if (subnet) return { zone: zoneOf(net, subnet), subnets: [subnet] };
  const possible = possibleSubnets(net, resource, 'subnet_id');
  const name = resource.attributes.string('availability_zone');
  const zone =
    name === undefined
      ? someZone(zonesOf(net, possible), `subnet_id of ${resource.address}`)
      : namedZone(net, resource, name);
  return { zone: zone ?? outsideZone(net, resource, 'subnet_id'), subnets: possible };
}

function isAppliance(net: NetworkBuilder, resource: Resource): boolean {
  if (resource.attributes.boolean('source_dest_check') === false) return true;
  return net
    .targets(resource, 'network_interface.network_interface_id', ['aws_network_interface'])
    .some((face) => face.attributes.boolean('source_dest_check') === false);
}

/** The instance each interface belongs to, by either side's argument or an attachment. */
function instanceByInterface(net: NetworkBuilder): ReadonlyMap<Resource, Resource> {
  const known = new Map<Resource, Resource>();
  for (const machine of net.graph.ofType('aws_instance')) {
    for (const path of ['network_interface.network_interface_id', 'primary_network_interface.network_interface_id']) {
      for (const one of net.targets(machine, path, ['aws_network_interface'])) known.set(one, machine);
    }
  }
  for (const one of net.graph.ofType('aws_network_interface')) {
    const machine = net.targets(one, 'attachment.instance', ['aws_instance'])[0];
    if (machine) known.set(one, machine);
  }
  for (const join of net.graph.ofType('aws_network_interface_attachment')) {
    const one = net.targets(join, 'network_interface_id', ['aws_network_interface'])[0];
    const machine = net.targets(join, 'instance_id', ['aws_instance'])[0];
    if (one && machine) known.set(one, machine);
  }
  return known;
}
