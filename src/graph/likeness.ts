/** Words that say how a thing is named, not what it is. */
const plain = new Set(
  'aws id ids arn arns name names this default config configuration key keys value values list map identifier'.split(
    ' ',
  ),
);

/** Words that make an argument another one: the source of a rule is not its group. */
const turned = new Set('source destination ingress egress with from peer remote existing'.split(' '));

/** The words of names, in the singular, without those that say nothing. */
export function wordsOf(...names: readonly string[]): ReadonlySet<string> {
  const words = names.flatMap((name) => name.toLowerCase().split(/[^\p{L}\p{N}]+/u));
  return new Set(words.filter((word) => word !== '' && !plain.has(word)).map(singular));
}

/**
 * How many words `name` shares with `words`: `subnet_ids` one with `network_configuration.subnets`. Undefined where it
 * has a word that turns its meaning and they have not.
 */
export function likeness(name: string, words: ReadonlySet<string>): number | undefined {
  let shared = 0;
  for (const word of wordsOf(name)) {
    if (words.has(word)) shared++;
    else if (turned.has(word)) return undefined;
  }
  return shared;
}

function singular(word: string): string {
  return word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
}
