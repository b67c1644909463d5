/** How the last syllable of a word ends: with a vowel, with ㄹ, or with another consonant. */
export type Final = 'none' | 'rieul' | 'other';

/** Letters and digits read one by one: 엘, 엠, 엔, 알; 영, 일, 삼, 육, 칠, 팔. All others end with a vowel. */
const names: ReadonlyMap<string, Final> = new Map([
  ...['l', 'r', '1', '7', '8'].map((sign) => [sign, 'rieul'] as const),
  ...['m', 'n', '0', '3', '6'].map((sign) => [sign, 'other'] as const),
]);

/** Short forms of AWS and of networks that have a vowel and are read letter by letter all the same. */
const spelt: ReadonlySet<string> = new Set(
  'alb elb clb ip eip vip id az api acl ecs efs eks emr ecr elk iam ami asg igw idp oidc ui io ai'.split(' '),
);

/**
 * How what ends in a Latin letter or a digit ends when it is read aloud in Korean. Short forms are read letter by letter (`VPC` 씨, `alb`
 * 비), words as Korean writes them (`web` 웹, `subnet` 서브넷, `server` 서버, `zone` 존).
 * @param text the last run of letters and digits
 */
export function endOfLatin(text: string): Final {
  const [word = ''] = /[A-Za-z]+$/.exec(text) ?? [];
  if (word === '') return names.get(text.slice(-1)) ?? 'none';
  const lower = word.toLowerCase();
  const isSpelt = word === word.toUpperCase() || !/[aeiouy]/.test(lower) || spelt.has(lower);
  return isSpelt ? (names.get(lower.slice(-1)) ?? 'none') : endOfWord(lower);
}

/** What English words sound like at their end, the most particular spelling first. */
const ends: readonly (readonly [RegExp, Final])[] = [
  // table, role, file; zone, name, time. A final e is not read.
  [/l+e?$/, 'rieul'],
  [/(?:[mn]|ng)e?$/, 'other'],
  // stack, block: 스택; but link, disk, network: 링크.
  [/ck$/, 'other'],
  [/[aeiou]c$/, 'other'],
  // subnet, bucket, unit: 서브넷; but endpoint, host, draft, route.
  [/(?:[^aeiou]|^)[aeiou]t$/, 'other'],
  // app, map, group, backup; but dump, http.
  [/[aeiou]p+$/, 'other'],
  // web, job, lab; but hub and cube.
  [/[aeo]b$/, 'other'],
];

function endOfWord(word: string): Final {
  return ends.find(([pattern]) => pattern.test(word))?.[1] ?? 'none';
}
