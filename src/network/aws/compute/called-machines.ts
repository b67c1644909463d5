import type { Resource } from '../../../input/deployment.ts';
import { groupBy } from '../../../multimap.ts';
import { type Draft, type NetworkBuilder } from '../../builder.ts';
import { factAbout } from '../../fact.ts';

const addresses = new Set(['', 'private_ip', 'private_dns', 'public_ip', 'public_dns', 'ipv6_addresses']);

/**
 * Machines that a program calls: its settings have their addresses. Several instances of one resource are either a pool, of
 * which one is enough, or each has a job of its own: nothing in the plan tells.
 */
export function needCalledMachines(net: NetworkBuilder, node: Draft, documents: readonly Resource[]): void {
  const called = documents.flatMap((document) =>
    net.graph
      .mentions(document, ['aws_instance'])
      .filter(({ target, certainty }) => certainty !== 'guessed' && !documents.includes(target))
      .filter(({ attribute }) => addresses.has(attribute.replace(/\[\d+\]$/u, '')))
      .map(({ target }) => target),
  );
  const siblings = groupBy(new Set(called), ({ document, module, name }) =>
    JSON.stringify([document.name, module, name]),
  );
  for (const machines of siblings.values()) {
    const of = machines.flatMap((machine) => net.node(machine) ?? []).filter((index) => index !== node.index);
    const [first] = machines;
    if (!first || of.length === 0) continue;
    const takeover = { detection: 'end-to-end', switchTime: net.times.time('assumed-workload') } as const;
    net.need(node, { of, ...takeover, inferred: true });
    if (of.length === 1) continue;
    const unless = [factAbout(first, 'one-pool', { number: of.length })];
    for (const one of of) net.need(node, { of: [one], unless, inferred: true });
  }
}
