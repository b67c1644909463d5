import type { Environment, Settings } from '../settings.ts';
import type { Fault } from './fault.ts';

/** Address blocks that are none, that overlap, and name servers outside the premises. */
export function addressFaults({ environments }: Settings): Fault[] {
  return [...overlaps(environments.flatMap(blocksOf)), ...environments.flatMap(strayNameServers)];
}

interface Block {
  readonly what: string;
  readonly cidr: string;
  readonly written: string;
  readonly of: Environment['name'];
}

function blocksOf({ name: of, premises, sites }: Environment): Block[] {
  const whole = (what: string, cidr: string) => ({ what, cidr, written: cidr, of });
  return [
    whole(`the premises of ${of}`, premises.cidr),
    whole(`the control rooms of ${of}`, premises.controlRooms),
    ...sites.flatMap(({ name, network, operatorCidr }) => [
      { what: `${of} ${name}`, cidr: `${network}.0.0/16`, written: network, of },
      whole(`the operators of ${of} ${name}`, operatorCidr),
    ]),
  ];
}

function overlaps(blocks: readonly Block[]): Fault[] {
  return blocks.flatMap(({ what, cidr, written, of }, place) => {
    const range = rangeOf(cidr);
    if (range === undefined)
      return { says: `${what}: "${cidr}" is no address block such as 10.10.0.0/16.`, written, of };
    return blocks.slice(0, place).flatMap((other) => {
      const [from, to] = rangeOf(other.cidr) ?? [1, 0];
      const apart = to < range[0] || range[1] < from;
      return apart
        ? []
        : { says: `${what} (${cidr}) and ${other.what} (${other.cidr}) have addresses in common.`, written, of };
    });
  });
}

function strayNameServers({ name: of, premises: { cidr, nameServers } }: Environment): Fault[] {
  const [first, last] = rangeOf(cidr) ?? [0, -1];
  const stray = nameServers.filter((server) => {
    const [at = -1] = rangeOf(`${server}/32`) ?? [];
    return at < first || last < at;
  });
  return [
    ...stray.map((written) => ({
      says: `${of}: the name server ${written} is not in the premises (${cidr}).`,
      written,
      of,
    })),
    ...(nameServers.length < 2
      ? [{ says: `${of}: one name server is a single point of failure.`, written: cidr, of }]
      : []),
  ];
}

/** First and last address as numbers. */
function rangeOf(cidr: string): readonly [first: number, last: number] | undefined {
  const [, ...parts] = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr) ?? [];
  const [a = 256, b = 256, c = 256, d = 256, length = 33] = parts.map(Number);
  if (Math.max(a, b, c, d) > 255 || length > 32) return undefined;
  const size = 2 ** (32 - length);
  const first = ((a * 256 + b) * 256 + c) * 256 + d;
  return first % size === 0 ? [first, first + size - 1] : undefined;
}
