import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { bodyByInterface } from '../compute/appliance.ts';
import { typesWhere } from '../catalogue/catalogue.ts';
import type { HopKind } from './next-hop.ts';
import { publicAccessBlocked } from './public-access.ts';
import { type Walk, refused } from './walk.ts';
import { vpcOf } from '../places/subnets.ts';
import { isType, named } from '../type-aliases.ts';

/**
 * A next hop that is attached to nothing, or to another VPC, is a blackhole; an instance that checks source and destination
 * drops what is not its own. Undefined where packets are carried, or may be.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html
 */
export function blackhole(net: NetworkBuilder, subnet: Resource, kind: HopKind, target: Resource): Walk | undefined {
  if (target.mode !== 'managed') return undefined;
  if (kind === 'interface') return droppedBy(net, target);
  const blocked = kind === 'internet' ? publicAccessBlocked(net, subnet, target) : undefined;
  if (blocked) return refused(blocked.by, blocked.refusal);
  const attached = gateways.find(([type]) => isType(target, type));
  const vpc = vpcOf(net, subnet);
  if (!attached || !vpc) return undefined;
  const [, attachment, path] = attached;
  const joins = net.pointingAt(target, attachment, path, [target.type]);
  const own = net.graph.resolve(target, 'vpc_id', named('aws_vpc'));
  if (own.omitted && joins.length === 0) {
    // An attachment whose gateway cannot be told may be that of this one.
    const isTold = net.all([attachment]).every((one) => net.targets(one, path, [target.type]).length > 0);
    return isTold ? refused(target, { is: 'not-attached', path: 'vpc_id' }) : undefined;
  }
  const vpcs = [...own.references.map((one) => one.target), ...joins.flatMap((one) => vpcOf(net, one) ?? [])];
  const isElsewhere =
    vpcs.length > 0 && !vpcs.includes(vpc) && own.references.every((one) => one.certainty !== 'guessed');
  return isElsewhere ? refused(target, { is: 'not-attached', path: 'vpc_id', to: vpc.id }) : undefined;
}

const gateways: readonly (readonly [type: string, attachment: string, path: string])[] = [
  ['aws_internet_gateway', 'aws_internet_gateway_attachment', 'internet_gateway_id'],
  ['aws_vpn_gateway', 'aws_vpn_gateway_attachment', 'vpn_gateway_id'],
];

function droppedBy(net: NetworkBuilder, target: Resource): Walk | undefined {
  const isFace = target.type === 'aws_network_interface';
  const machine = isFace ? net.once(bodyByInterface).get(target) : target;
  if (!machine) {
    const isUsed = net.once(mentionedInterfaces).has(target);
    return isUsed ? undefined : refused(target, { is: 'not-attached', path: 'attachment' });
  }
  // The members of a group may switch the check off when they start.
  if (!isType(machine, 'aws_instance')) return undefined;
  const isChecked = isFace
    ? forwards(target) === false && forwards(machine) === false
    : forwards(machine) === false && facesOf(net, machine).every((face) => forwards(face) === false);
  return isChecked ? refused(machine, { is: 'checks-source', path: 'source_dest_check' }) : undefined;
}

/** It carries packets of others; undefined where that is not known. */
function forwards({ attributes }: Resource): boolean | undefined {
  const value = attributes.read('source_dest_check');
  if (value.kind === 'omitted') return false;
  const check = attributes.boolean('source_dest_check');
  return check === undefined ? undefined : !check;
}

const interfaceTypes = ['aws_network_interface'];

function facesOf(net: NetworkBuilder, machine: Resource): readonly Resource[] {
  return [...net.once(bodyByInterface)].flatMap(([face, owner]) => (owner === machine ? [face] : []));
}

/** Interfaces that something else names: a program that attaches one to itself, an attachment that is not known. */
function mentionedInterfaces(net: NetworkBuilder): ReadonlySet<Resource> {
  const users = [
    ...typesWhere(({ role }) => role === 'compute'),
    'aws_launch_template',
    'aws_network_interface_attachment',
  ];
  return new Set(
    net.all(users).flatMap((user) => net.graph.mentions(user, interfaceTypes).map(({ target }) => target)),
  );
}
