import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { allowedBy } from '../../fact.ts';
import { resourceTitle } from '../../title.ts';

/**
 * What the pods of a cluster share beside its nodes: the DNS that they look names up with, where it is told to run once only. A
 * name that was looked up before may last until it is back, so the worst world alone needs it. Two run unless something is said.
 * https://docs.aws.amazon.com/eks/latest/userguide/managing-coredns.html
 */
export function needClusterDns(net: NetworkBuilder, shared: Draft, cluster: Resource): void {
  for (const addon of net.pointingAt(cluster, 'aws_eks_addon', 'cluster_name', [cluster.type])) {
    if (addon.attributes.string('addon_name') !== 'coredns' || replicas(addon) !== 1) continue;
    const part = net.part(addon, '#dns', {
      title: resourceTitle(addon),
      role: 'compute',
      recovery: net.times.time('ecs-task'),
    });
    net.need(shared, { of: [part.index], unless: [allowedBy(addon, 'configuration_values')] });
  }
}

/** The number that is written in its settings, a JSON document; undefined where nothing is. */
function replicas(addon: Resource): number | undefined {
  const values = parsed(addon.attributes.string('configuration_values') ?? '');
  const scaling = objectIn(values, 'autoScaling');
  const number = scaling?.['enabled'] === true ? scaling['minReplicas'] : values?.['replicaCount'];
  return typeof number === 'number' ? number : undefined;
}

type Settings = Readonly<Record<string, unknown>>;

function objectIn(settings: Settings | undefined, name: string): Settings | undefined {
  const value = settings?.[name];
  return isSettings(value) ? value : undefined;
}

function isSettings(value: unknown): value is Settings {
  return typeof value === 'object' && value !== null;
}

function parsed(text: string): Settings | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isSettings(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
