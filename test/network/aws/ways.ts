import type { Network } from '../../../src/network/network.ts';
import { say } from '../../networks.ts';

/** What ways of a network lack, or may lack: each fact in words, once, in the order of the components. */
export function lacks(network: Network): string[] {
  const facts = network.components.flatMap(({ needs }) =>
    needs.flatMap(({ alternatives, missing }) => (alternatives.length === 0 ? (missing ?? []) : [])),
  );
  return [...new Set(facts.map(say.fact))];
}

/** What refuses packets for certain, in words, once, in the order of the components. */
export function refusals(network: Network): string[] {
  return [...new Set(network.components.flatMap((one) => one.refusals.map(say.refusal)))];
}

/** `${aws_subnet.a.id}`: how a synthesised configuration names a resource. */
export function idOf(type: string, name: string): string {
  return `\${${type}.${name}.id}`;
}

export type Resources = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

/** Resources of several parts as one configuration: names of one type are put together. */
export function together(...parts: readonly Resources[]): Resources {
  const all: Record<string, Record<string, unknown>> = {};
  for (const part of parts) {
    for (const [type, named] of Object.entries(part)) all[type] = { ...all[type], ...named };
  }
  return all;
}
