/**
 * The candidate a misspelt word was probably meant to be: at most two letters, or a third of them, or `limit`, differ
 * (Levenshtein; a swap of neighbours counts as one). Undefined when none is that near.
 */
export function nearest(
  word: string,
  candidates: Iterable<string>,
  limit = word.length < 4 ? 1 : Math.max(2, Math.floor(word.length / 3)),
): string | undefined {
  let best: string | undefined;
  let least = limit + 1;
  for (const candidate of candidates) {
    if (Math.abs(candidate.length - word.length) >= least) continue;
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase());
    if (distance < least) [best, least] = [candidate, distance];
  }
  return best;
}

/** `, did you mean "x"?` where something is near, else empty: to be put behind a sentence about an unknown word. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const guess = nearest(word, candidates);
  return guess === undefined ? '' : `, did you mean "${guess}"?`;
}

/** `candidates` with the most alike first: those that hold the word as it is, then by how much differs. */
export function closestFirst(word: string, candidates: readonly string[]): string[] {
  const far = new Map(
    candidates.map((candidate) => {
      const holds = word !== '' && candidate.toLowerCase().includes(word.toLowerCase());
      // A distance takes as long as both names multiplied: of long names the beginning says enough.
      return [candidate, holds ? -1 : editDistance(word.slice(0, 80), candidate.slice(0, 80))];
    }),
  );
  return candidates.toSorted((a, b) => (far.get(a) ?? 0) - (far.get(b) ?? 0));
}

function editDistance(a: string, b: string): number {
  let beforePrevious: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let cost = Math.min(at(previous, j) + 1, at(row, j - 1) + 1, at(previous, j - 1) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        cost = Math.min(cost, at(beforePrevious, j - 2) + 1);
      }
      row.push(cost);
    }
    [beforePrevious, previous] = [previous, row];
  }
  return at(previous, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
