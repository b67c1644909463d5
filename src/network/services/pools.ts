import type { Resource } from '../../input/deployment.ts';
import { storeTypes } from '../aws/compute/dependencies.ts';
import { nodeGroupsOf } from '../aws/compute/eks.ts';
import { isReplica } from '../aws/stores/rds.ts';
import { named } from '../aws/types.ts';
import { isInVpc } from '../aws/compute/lambda.ts';
import type { NetworkBuilder } from '../builder.ts';
import type { Service } from '../network.ts';
import { reach } from '../reach.ts';
import { inferredService } from './draft.ts';
import { isOperatorAccess } from './operator-access.ts';

/** Pools of machines that no entry reaches: each does something for somebody. */
export function pools(net: NetworkBuilder, covered: Set<number>): readonly Service[] {
  const found: Service[] = [];
  for (const resource of net.all([
    'aws_autoscaling_group',
    'aws_ecs_service',
    'aws_eks_cluster',
    'aws_lambda_function',
  ])) {
    // A function outside a VPC is the Region's.
    if (resource.type === 'aws_lambda_function' && isInVpc(resource) === false) continue;
    if (isEmpty(net, resource)) continue;
    const node = net.node(resource);
    if (node === undefined) continue;
    net.drain();
    const root = net.draft(node);
    // Reached by its members (a load balancer forwards to members, not to the pool) or as a whole.
    const members = net.members(resource).map(({ component }) => component);
    net.drain();
    if (covered.has(node) || members.some((member) => covered.has(member))) continue;
    reach(net.drafts, [node], covered);
    found.push(
      inferredService(resource.id, resource.address, root, resource, root.tier, {
        operatorAccess: resource.type === 'aws_autoscaling_group' && isOperatorAccess(net, resource),
      }),
    );
  }
  return found;
}

/** Stores that nothing reaches. Copies for reading and clusters without instances are no service. */
export function stores(net: NetworkBuilder, covered: Set<number>): readonly Service[] {
  const found: Service[] = [];
  for (const resource of net.all(named(...storeTypes))) {
    if (resource.type === 'aws_db_instance' && isReplica(resource)) continue;
    const node = net.node(resource);
    if (node === undefined || covered.has(node)) continue;
    net.drain();
    const cone = reach(net.drafts, [node]);
    // Regional stores have no part that fails; a proxy has none of its own.
    if (![...cone].some((index) => net.draft(index).fails && !covered.has(index))) continue;
    for (const index of cone) covered.add(index);
    const root = net.draft(node);
    found.push(inferredService(resource.id, resource.address, root, resource, root.tier));
  }
  return found;
}

/** Nobody asked for a single member: a pool scaled to zero, or a cluster without nodes, serves nobody now. */
function isEmpty(net: NetworkBuilder, resource: Resource): boolean {
  if (resource.type === 'aws_lambda_function') return false;
  const groups = resource.type === 'aws_eks_cluster' ? nodeGroupsOf(net, resource) : [resource];
  return groups.every((group) => net.members(group).length === 0);
}
