/**
 * The number that a text in the form of Java properties gives a name; undefined where it gives none. The last line counts.
 * https://docs.aws.amazon.com/msk/latest/developerguide/msk-configuration-properties.html
 */
export function propertyIn(text: string, name: string): number | undefined {
  const values = text.split('\n').flatMap((line) => {
    const [key = '', value = ''] = line.split(/[=:]/u);
    return key.trim() === name ? [Number.parseInt(value.trim(), 10)] : [];
  });
  const last = values.at(-1);
  return last === undefined || Number.isNaN(last) ? undefined : last;
}
