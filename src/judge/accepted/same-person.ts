/** Letters of other alphabets that look like Latin ones. */
const LOOKALIKES = new Map(
  Object.entries({
    а: 'a',
    в: 'b',
    е: 'e',
    к: 'k',
    м: 'm',
    н: 'h',
    о: 'o',
    р: 'p',
    с: 'c',
    т: 't',
    у: 'y',
    х: 'x',
    і: 'i',
    ѕ: 's',
    ј: 'j',
    ο: 'o',
    α: 'a',
    ν: 'v',
  }),
);

/** Who is meant: a mail address, and other names of that person. */
interface Person {
  readonly mail: string | undefined;
  readonly names: readonly string[];
}

/**
 * Whether two texts mean one person, by the mail address where both have one: without case, blanks, characters that no one sees,
 * the `@` of a handle and the `+tag` of an address; letters that look alike are one.
 */
export function isSamePerson(one: string, other: string): boolean {
  const [a, b] = [personIn(one), personIn(other)];
  if (a.mail !== undefined && b.mail !== undefined) return a.mail === b.mail;
  return a.names.some((name) => b.names.includes(name));
}

function personIn(text: string): Person {
  const seen = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\p{Cf}/gu, '');
  const plain = seen.replaceAll(/\p{L}/gu, (letter) => LOOKALIKES.get(letter) ?? letter);
  const [whole = '', local = '', domain = ''] =
    /([^\s<>()[\],;:"+]+)(?:\+[^\s<>@]*)?@([^\s<>()[\],;:"]+)/.exec(plain) ?? [];
  const name = wordsOf(plain.replace(whole, ''));
  if (whole === '') return { mail: undefined, names: [name] };
  return { mail: `${local}@${domain.replace(/\.+$/, '')}`, names: [wordsOf(local), name].filter((one) => one !== '') };
}

/** In one order: a family name may stand first or last. */
function wordsOf(text: string): string {
  return (text.match(/[\p{L}\p{N}]+/gu) ?? []).toSorted().join(' ');
}
