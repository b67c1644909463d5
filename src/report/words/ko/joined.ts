import { withParticle } from './particles.ts';

/** `a`, `a와 b`, `a, b, c`. */
export function all(items: readonly string[]): string {
  const [first = '', second] = items;
  return items.length === 2 && second !== undefined ? `${withParticle(first, '과/와')} ${second}` : items.join(', ');
}

/** `a`, `a나 b`, `a, b, c 중 하나`. */
export function either(items: readonly string[]): string {
  const [first = '', second] = items;
  if (second === undefined) return first;
  return items.length === 2 ? `${withParticle(first, '이나/나')} ${second}` : `${items.join(', ')} 중 하나`;
}

/** All of a few, the first of many: `a, b, c, d, e 외 3개`. */
export function some(items: readonly string[]): string {
  return items.length > 6 ? andMore(items.slice(0, 5).join(', '), items.length - 5) : all(items);
}

/** `a, b 외 3개`. */
export function named(services: readonly string[]): string {
  return services.length > 3 ? andMore(services.slice(0, 2).join(', '), services.length - 2) : all(services);
}

export function andMore(items: string, more: number): string {
  return `${items} 외 ${more}개`;
}

/** `X의 데이터 노드 2`; without a number `X의 데이터 노드`. */
export function numbered(what: string, number: number | undefined, of: string): string {
  return `${of}의 ${what}${number === undefined ? '' : ` ${number}`}`;
}
