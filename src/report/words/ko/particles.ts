import { endOfLatin, type Final } from './latin-end.ts';

/** Pairs of particles: the first follows a final consonant, the second a vowel. */
export type Particles = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이나/나' | '이라/라';

/**
 * A word with the particle that its last syllable asks for: `서버` gives `서버가`, `전환` gives `전환이`.
 * What is Latin counts as it is read aloud in Korean (`NAT` ends like 티, `web` like 웹, `VPC 1` like 일). Marks at the end, and what
 * stands in brackets there, are not read: `멤버(ap-northeast-2a)` gives `멤버(ap-northeast-2a)가`.
 */
export function withParticle(word: string, particles: Particles): string {
  const [afterConsonant = '', afterVowel = ''] = particles.split('/');
  const final = finalOf(word);
  // ㄹ takes 로 as a vowel does.
  const isClosed = final === 'none' ? false : final === 'rieul' ? particles !== '으로/로' : true;
  return `${word}${isClosed ? afterConsonant : afterVowel}`;
}

function finalOf(word: string): Final {
  const read = withoutRemark(word);
  const [end = ''] = /[\p{L}\p{N}]+(?=[^\p{L}\p{N}]*$)/u.exec(read) ?? [];
  const code = end.charCodeAt(end.length - 1);
  if (code >= 0xac_00 && code <= 0xd7_a3) {
    // Unicode, chapter 3.12: a syllable is (initial × 21 + vowel) × 28 + final.
    const final = (code - 0xac_00) % 28;
    return final === 0 ? 'none' : final === 8 ? 'rieul' : 'other';
  }
  return endOfLatin(end);
}

/** Without brackets at the end, unless there is nothing else. */
function withoutRemark(word: string): string {
  const text = word.trimEnd();
  const begin = text.endsWith(')') ? text.lastIndexOf('(') : -1;
  return begin > 0 ? text.slice(0, begin) : text;
}
