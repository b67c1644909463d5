import type { Environment, Settings, Site } from './settings.ts';

/**
 * What types cannot see: one sentence a fault, none where the settings fit together. Address blocks overlap, zones lie in
 * another Region, a load is none.
 */
export function faultsOf({ premises, environments }: Settings): string[] {
  const blocks = [premises.cidr, premises.controlRooms].map((cidr) => ({ what: 'the premises', cidr }));
  const sites = environments.flatMap(({ name, sites: both }) =>
    both.flatMap((site) => {
      const what = `${name} ${site.name}`;
      return [
        { what, cidr: `${site.network}.0.0/16` },
        { what: `the operators of ${what}`, cidr: site.operatorCidr },
      ];
    }),
  );
  return [...overlaps([...blocks, ...sites]), ...environments.flatMap((one) => one.sites.flatMap(siteFaults(one)))];
}

interface Block {
  readonly what: string;
  readonly cidr: string;
}

function overlaps(blocks: readonly Block[]): string[] {
  return blocks.flatMap((block, place) => {
    const range = rangeOf(block.cidr);
    if (range === undefined) return `${block.what}: "${block.cidr}" is no address block such as 10.10.0.0/16.`;
    return blocks.slice(0, place).flatMap((other) => {
      const [from, to] = rangeOf(other.cidr) ?? [1, 0];
      const apart = to < range[0] || range[1] < from;
      return apart ? [] : `${block.what} (${block.cidr}) and ${other.what} (${other.cidr}) have addresses in common.`;
    });
  });
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

function siteFaults(environment: Environment) {
  return (site: Site): string[] => {
    const where = `${environment.name} ${site.name}`;
    return [
      ...site.zones
        .filter((zone) => !new RegExp(`^${site.region}[a-z]$`).test(zone))
        .map((zone) => `${where}: zone ${zone} is not in ${site.region}.`),
      ...site.services
        .filter(({ load: { peak, perServer } }) => !(peak > 0 && perServer > 0))
        .map(({ name }) => `${where}: the load of ${name} and what a server answers must be more than nothing.`),
    ];
  };
}
