import type { Resource } from '../../../input/deployment.ts';
import { groupBy } from '../../../multimap.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { factAbout } from '../../fact.ts';

const addresses = new Set(['', 'private_ip', 'private_dns', 'public_ip', 'public_dns', 'ipv6_addresses']);

/**
 * Machines that a program calls: its settings have their addresses. Several instances of one resource are either a pool, of
 * which one is enough, or each has a job of its own: nothing in the plan tells. One of several may only be where a program joins.
 */
export function needCalledMachines(net: NetworkBuilder, node: Draft, documents: readonly Resource[]): void {
  const called = new Set(documents.flatMap((document) => calledBy(net, document, documents)));
  const { of: siblingsOf } = net.once(siblings);
  for (const machines of groupBy(called, (machine) => siblingsOf(machine)).values()) {
    const of = machines.flatMap((machine) => net.node(machine) ?? []).filter((index) => index !== node.index);
    const [first] = machines;
    if (!first || of.length === 0) continue;
    const all = siblingsOf(first).length;
    if (machines.length === all) {
      const takeover = { detection: 'end-to-end', switchTime: net.times.time('assumed-workload') } as const;
      net.need(node, { of, ...takeover, inferred: true });
    }
    if (all === 1) continue;
    const unless = [factAbout(first, 'one-pool', { number: all })];
    for (const one of of) net.need(node, { of: [one], unless, inferred: true });
  }
}

function calledBy(net: NetworkBuilder, document: Resource, documents: readonly Resource[]): readonly Resource[] {
  return net.graph
    .mentions(document, ['aws_instance'])
    .filter(({ target, certainty }) => certainty !== 'guessed' && !documents.includes(target))
    .filter(({ attribute }) => addresses.has(attribute.replace(/\[\d+\]$/u, '')))
    .map(({ target }) => target);
}

/** Instances of one resource. */
function siblings(net: NetworkBuilder): { of: (machine: Resource) => readonly Resource[] } {
  const all = groupBy(net.graph.ofType('aws_instance'), keyOf);
  return { of: (machine) => all.get(keyOf(machine)) ?? [] };
}

function keyOf({ document, module, name }: Resource): string {
  return JSON.stringify([document.name, module, name]);
}
