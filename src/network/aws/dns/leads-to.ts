import type { NetworkBuilder } from '../../builder.ts';

/** Stands for what it leads to. */
const standingIn: ReadonlySet<string> = new Set(['aws_route53_record', 'aws_eip']);

/** What an answer leads to in the end, through names and addresses; undefined where some of it is not certain. */
export function leadsTo(net: NetworkBuilder, answer: number): ReadonlySet<number> | undefined {
  const found = new Set<number>();
  const seen = new Set([answer]);
  for (const index of seen) {
    const { resource, needs } = net.draft(index);
    if (resource !== undefined && !standingIn.has(resource.type)) {
      found.add(index);
      continue;
    }
    for (const { alternatives, world, mistake } of needs) {
      // What may be a mistake is about the same answers.
      if (world !== undefined && mistake !== undefined) continue;
      if (world !== undefined) return undefined;
      for (const { component } of alternatives) seen.add(component);
    }
  }
  return found;
}
