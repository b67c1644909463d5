import type { ServiceVerdict } from '../judge/service-verdicts.ts';
import type { Service } from '../network/network.ts';
import { sayIn } from '../report/words/tell.ts';
import type { Words } from '../report/words/words.ts';
import { label } from '../printable.ts';
import type { Box, Row } from './picture.ts';
import type { Selection } from './selection.ts';

/** More services than these are counted, not named. */
const MOST_SERVICES = 24;

export interface ServiceRows {
  readonly rows: readonly Row[];
  /** Row of a service, by its place in the selection. */
  rowOf(place: number): number;
}

/** The services, one a row, with their grade and what came of them. */
export function serviceRows(
  { services }: Selection,
  verdicts: ReadonlyMap<string, ServiceVerdict>,
  words: Words,
): ServiceRows {
  const named = services.length > MOST_SERVICES ? services.slice(0, MOST_SERVICES - 1) : services;
  const others = services.slice(named.length);
  const row = (name: string, kind: string, of: readonly Service[]): Row => rowOf(name, kind, of, verdicts, words);
  const rows = named.map((service) => row(label(service.name), factsOf(service, words), [service]));
  if (others.length > 0) rows.push(row(words.picture.moreServices(others.length), '', others));
  return { rows, rowOf: (place) => Math.min(place, rows.length - 1) };
}

function rowOf(
  name: string,
  kind: string,
  services: readonly Service[],
  verdicts: ReadonlyMap<string, ServiceVerdict>,
  words: Words,
): Row {
  const said = new Set(services.map((service) => verdicts.get(service.name)));
  const service = said.has('broken') ? 'broken' : said.has('unproven') ? 'unproven' : 'holds';
  const labels = services.map((one) => label(sayIn(words).title(one.title)));
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

/** `grade 1, RTO 2 h, dual-site, Saeol, the administrative system`; what is not declared has no grade of its own. */
function factsOf(service: Service, words: Words): string {
  const { declared, grade, rto, rtoWithinSite, dualSite, name, tier } = service;
  const say = words.service;
  const title = sayIn(words).title(service.title);
  return [
    declared ? say.grade(grade) : say.inferred,
    ...(tier === 'test' ? [say.testTier] : []),
    ...(rtoWithinSite === undefined ? [] : [say.rto(words.duration(rtoWithinSite))]),
    ...(rto === undefined || rto === rtoWithinSite ? [] : [say.siteRto(words.duration(rto))]),
    ...(dualSite ? [say.dualSite] : []),
    ...(title === label(name) ? [] : [title]),
  ].join(', ');
}
