/**
 * What a record has under a name of the input; never what every object has, as under `constructor`. Records that such names index
 * are read by this alone, and made by `Object.fromEntries`, which takes `__proto__` for a name.
 */
export function own<T>(record: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(record, name) ? record[name] : undefined;
}
