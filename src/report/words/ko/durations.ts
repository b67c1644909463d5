import type { Seconds } from '../../../network/network.ts';
import { isInOneUnit, rounded, type TimeUnit, unitOf } from '../time-units.ts';

const names: Readonly<Record<TimeUnit, string>> = { d: '일', h: '시간', min: '분', s: '초' };

/** `0초`, `30초`, `90초`, `4분`, `12시간`, `2.5일`. */
export function duration(seconds: Seconds): string {
  if (seconds === Infinity) return '교체될 때까지';
  const [size, unit] = unitOf(seconds);
  return `${rounded(seconds / size)}${names[unit]}`;
}

/** When an outage is over that nothing ends by itself, by what is lost: a part alone is replaced, a zone comes back. */
export function endOf(lost = 'component'): string {
  return ends.get(lost) ?? '장애가 해소될 때까지';
}

const ends: ReadonlyMap<string, string> = new Map([
  ['component', '교체될 때까지'],
  ['degraded', '구성 요소가 정상화될 때까지'],
  ['zone', '가용 영역이 복구될 때까지'],
  ['site', '센터가 복구될 때까지'],
  ['region', '리전이 복구될 때까지'],
]);

/**
 * `4분`, `5~20분`, `10~60분`, `30초~4분`, `최대 90초`, `최소 30초, 길게는 교체될 때까지`.
 * @param lost `component`, `degraded`, or the kind of failure domain that is lost; a component unless given
 */
export function outage(best: Seconds, worst: Seconds, lost?: string): string {
  if (best === Infinity) return endOf(lost);
  if (best === worst) return duration(best);
  if (worst === Infinity) return `${best === 0 ? '' : `최소 ${duration(best)}, `}길게는 ${endOf(lost)}`;
  const longest = duration(worst);
  if (best === 0) return `최대 ${longest}`;
  const [size, unit] = unitOf(best);
  return isInOneUnit(best, worst)
    ? `${rounded(best / size)}~${rounded(worst / size)}${names[unit]}`
    : `${duration(best)}~${longest}`;
}

/** The same in front of a verb: `5~20분 동안`, `최소 30초, 길게는 교체될 때까지`. */
export function during(best: Seconds, worst: Seconds): string {
  return worst === Infinity ? outage(best, worst) : `${outage(best, worst)} 동안`;
}
