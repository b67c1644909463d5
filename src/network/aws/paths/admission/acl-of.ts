import type { Resource } from '../../../../input/deployment.ts';
import type { NetworkBuilder } from '../../../builder.ts';
import { type Fact, argument } from '../../../fact.ts';
import { named } from '../../type-aliases.ts';
import { type Acl, aclsKnown, ownAclTypes } from './acl-rules.ts';

/** The network ACL of a subnet. */
export interface AclOf {
  /** Undefined where it is none of the inputs, which is taken to let everything through. */
  readonly acl: Acl | undefined;
  /** Others that it may be, with what would tell. */
  readonly perhaps: readonly { readonly acl: Acl; readonly missing: Fact }[];
}

const outside: AclOf = { acl: undefined, perhaps: [] };

/** The network ACL of a subnet: its own, or the default one of its VPC. Of several that claim it none is sure. */
export function aclOf(net: NetworkBuilder, subnet: Resource): AclOf {
  const { of, doubtful, perhaps } = net.once(associated);
  if (doubtful.has(subnet)) return outside;
  const acls = net.once(aclsKnown);
  const own = of.get(subnet);
  if (own !== undefined) return { acl: acls.get(own), perhaps: [] };
  const byVpc = net.once(byDefault).get(subnet);
  const others = perhaps.flatMap(({ acl: one, missing }) => {
    const acl = acls.get(one);
    return acl === undefined ? [] : [{ acl, missing }];
  });
  return { acl: byVpc && acls.get(byVpc), perhaps: others };
}

interface Associated {
  readonly of: ReadonlyMap<Resource, Resource>;
  /** Subnets that several claim, or may. */
  readonly doubtful: ReadonlySet<Resource>;
  /** ACLs that have subnets which are not told. */
  readonly perhaps: readonly { readonly acl: Resource; readonly missing: Fact }[];
}

function associated(net: NetworkBuilder): Associated {
  const of = new Map<Resource, Resource>();
  const doubtful = new Set<Resource>();
  const perhaps: { acl: Resource; missing: Fact }[] = [];
  const claim = (owner: Resource, path: string, acl: Resource | undefined): void => {
    const { references, unresolved } = net.graph.resolve(owner, path, named('aws_subnet'));
    if (unresolved.length > 0 && acl !== undefined) perhaps.push({ acl, missing: argument(owner, path) });
    for (const { target, certainty } of references) {
      const before = of.get(target);
      if (certainty === 'guessed' || acl === undefined || (before !== undefined && before !== acl))
        doubtful.add(target);
      else of.set(target, acl);
    }
  };
  for (const acl of net.all(ownAclTypes)) claim(acl, 'subnet_ids', acl);
  for (const join of net.graph.ofType('aws_network_acl_association')) {
    claim(join, 'subnet_id', net.targets(join, 'network_acl_id', ownAclTypes)[0]);
  }
  return { of, doubtful, perhaps };
}

/** Subnets without an ACL of their own have the default one of their VPC. */
function byDefault(net: NetworkBuilder): ReadonlyMap<Resource, Resource> {
  const found = new Map<Resource, Resource>();
  const { of } = net.once(associated);
  for (const acl of net.graph.ofType('aws_default_network_acl')) {
    for (const vpc of net.targets(acl, 'default_network_acl_id', named('aws_vpc'))) {
      for (const type of named('aws_subnet')) {
        for (const subnet of net.pointingAt(vpc, type, 'vpc_id', named('aws_vpc'))) {
          if (!of.has(subnet)) found.set(subnet, acl);
        }
      }
    }
  }
  return found;
}
