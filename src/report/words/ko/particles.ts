/** Pairs of particles: the first follows a final consonant, the second a vowel. */
export type Particles = '은/는' | '이/가' | '을/를' | '과/와' | '으로/로' | '이나/나' | '이라/라';

/**
 * A word with the particle that its last syllable asks for: `서버` gives `서버가`, `전환` gives `전환이`.
 * A Latin letter or a digit counts as it is read aloud in Korean (`NAT` ends like 티, `VPC 1` like 일); marks behind it are passed over.
 */
export function withParticle(word: string, particles: Particles): string {
  const [afterConsonant = '', afterVowel = ''] = particles.split('/');
  const final = finalOf(word);
  // ㄹ takes 로 as a vowel does.
  const isClosed = final === 'none' ? false : final === 'rieul' ? particles !== '으로/로' : true;
  return `${word}${isClosed ? afterConsonant : afterVowel}`;
}

type Final = 'none' | 'rieul' | 'other';

const lettersWithRieul = new Set(['l', 'r', '1', '7', '8']);
const lettersWithOther = new Set(['m', 'n', '0', '3', '6']);

function finalOf(word: string): Final {
  const last = /[\p{L}\p{N}](?=[^\p{L}\p{N}]*$)/u.exec(word.toLowerCase())?.[0] ?? '';
  const code = last.codePointAt(0) ?? 0;
  if (code >= 0xac_00 && code <= 0xd7_a3) {
    // Unicode, chapter 3.12: a syllable is (initial × 21 + vowel) × 28 + final.
    const final = (code - 0xac_00) % 28;
    return final === 0 ? 'none' : final === 8 ? 'rieul' : 'other';
  }
  return lettersWithRieul.has(last) ? 'rieul' : lettersWithOther.has(last) ? 'other' : 'none';
}
