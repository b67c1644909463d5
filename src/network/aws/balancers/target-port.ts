import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import type { Protocol } from '../paths/admission/group-rule.ts';
import { isSet } from '../settings.ts';
import { named } from '../type-aliases.ts';

/** Where a target receives, and what says so. */
export interface TargetPort {
  readonly port: number | undefined;
  readonly portOf: { readonly resource: Resource; readonly path: string };
}

/**
 * The port of one target: that of its registration, else of its group. Undefined for one whose port is picked at run time: a
 * task that shares the interface of its host.
 * https://docs.aws.amazon.com/elasticloadbalancing/latest/APIReference/API_TargetDescription.html
 */
export function targetPort(net: NetworkBuilder, group: Resource, target: Resource): TargetPort | undefined {
  if (target.type === 'aws_ecs_service') return taskPort(net, group, target);
  const attachment = net.once(attachments).get(group)?.get(target);
  if (attachment && attachment.attributes.read('port').kind !== 'omitted') {
    return { port: attachment.attributes.number('port'), portOf: { resource: attachment, path: 'port' } };
  }
  return { port: group.attributes.number('port'), portOf: { resource: group, path: 'port' } };
}

function taskPort(net: NetworkBuilder, group: Resource, service: Resource): TargetPort | undefined {
  if (!isSet(service.attributes, 'network_configuration')) return undefined;
  const blocks = service.attributes.blocks('load_balancer');
  const [own] = blocks.filter(({ path }) =>
    net.targets(service, `${path}.target_group_arn`, [group.type]).includes(group),
  );
  if (own === undefined) return undefined;
  return { port: own.number('container_port'), portOf: { resource: service, path: `${own.path}.container_port` } };
}

/** The port of health checks; undefined for that of the traffic, `open` where it is not known. */
export function checkPort(group: Resource): number | 'open' | undefined {
  const path = 'health_check.port';
  const { kind } = group.attributes.read(path);
  const written = group.attributes.string(path) ?? group.attributes.number(path)?.toString();
  if (kind === 'omitted' || written === 'traffic-port' || written === '') return undefined;
  return written === undefined || !/^\d+$/.test(written) ? 'open' : Number(written);
}

/** What the targets of a group are sent; undefined where it may be one or the other. */
export function protocolOf(group: Resource): Protocol | undefined {
  const protocol = group.attributes.string('protocol')?.toUpperCase();
  if (protocol === 'UDP' || protocol === 'GENEVE' || protocol === 'QUIC') return 'udp';
  return protocol !== undefined && ['HTTP', 'HTTPS', 'TCP', 'TLS'].includes(protocol) ? 'tcp' : undefined;
}

/** By target group and target, what registers it. */
function attachments(net: NetworkBuilder): ReadonlyMap<Resource, ReadonlyMap<Resource, Resource>> {
  const found = new Map<Resource, Map<Resource, Resource>>();
  for (const attachment of net.all(named('aws_lb_target_group_attachment'))) {
    for (const group of net.targets(attachment, 'target_group_arn', named('aws_lb_target_group'))) {
      const own = found.get(group) ?? new Map<Resource, Resource>();
      found.set(group, own);
      for (const target of net.targets(attachment, 'target_id', targetTypes)) own.set(target, attachment);
    }
  }
  return found;
}

const targetTypes = ['aws_instance', 'aws_network_interface', ...named('aws_lb')];
