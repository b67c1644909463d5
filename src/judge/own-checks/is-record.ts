/** An object, of which nothing is known: it comes from a program that may have no types. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
