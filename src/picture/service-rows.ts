import { humanise } from '../judge/duration.ts';
import type { Service } from '../network/network.ts';
import { visible } from './names.ts';
import type { Box, Row } from './picture.ts';
import type { Scope } from './scope.ts';

/** More services than these are counted, not named. */
const MOST_SERVICES = 24;

export interface ServiceRows {
  readonly rows: readonly Row[];
  /** Row of a service, by its place in the scope. */
  rowOf(place: number): number;
}

/** The services, one a row, with their grade and what came of them. */
export function serviceRows({ services }: Scope, verdicts: ReadonlyMap<string, 'broken' | 'unproven'>): ServiceRows {
  const named = services.length > MOST_SERVICES ? services.slice(0, MOST_SERVICES - 1) : services;
  const others = services.slice(named.length);
  const rows = named.map((service) => rowOf(visible(service.name), factsOf(service), [service], verdicts));
  if (others.length > 0) rows.push(rowOf(`${others.length} more services`, '', others, verdicts));
  return { rows, rowOf: (place) => Math.min(place, rows.length - 1) };
}

function rowOf(
  name: string,
  kind: string,
  services: readonly Service[],
  verdicts: ReadonlyMap<string, 'broken' | 'unproven'>,
): Row {
  const said = new Set(services.map((service) => verdicts.get(service.name)));
  const service = said.has('broken') ? 'broken' : said.has('unproven') ? 'unproven' : 'holds';
  const labels = services.map(({ title }) => visible(title));
  const box: Box = {
    site: undefined,
    zone: undefined,
    name,
    kind,
    count: 1,
    mark: undefined,
    standby: false,
    labels,
    service,
  };
  return { layer: 'services', boxes: [box] };
}

/** `grade 1, RTO 2 h, dual-site, Saeol, the administrative system`; what nobody declared has no grade of its own. */
function factsOf({ declared, grade, rto, rtoWithinSite, dualSite, title, name, tier }: Service): string {
  return [
    ...(declared ? [`grade ${grade}`] : ['inferred']),
    ...(tier === 'test' ? ['test tier'] : []),
    ...(rtoWithinSite === undefined ? [] : [`RTO ${humanise(rtoWithinSite)}`]),
    ...(rto === undefined || rto === rtoWithinSite ? [] : [`RTO of a site ${humanise(rto)}`]),
    ...(dualSite ? ['dual-site'] : []),
    ...(title === name ? [] : [visible(title)]),
  ].join(', ');
}
