// Finds the intended word for a misspelt one.

/** Letters of a word that are compared: the time grows as their square. */
const LONGEST = 40;

/**
 * The nearest word to the written one: by the fewest letters to insert, remove or replace, ignoring
 * case (Levenshtein 1966). Undefined if more than a third of the letters differ.
 */
export function nearest(written: string, words: readonly string[]): string | undefined {
  const from = written.slice(0, LONGEST).toLowerCase();
  let best: string | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const word of words) {
    const distance = distanceBetween(from, word.toLowerCase());
    if (distance < least && 3 * distance <= Math.max(word.length, from.length)) {
      best = word;
      least = distance;
    }
  }
  return best;
}

function distanceBetween(from: string, to: string): number {
  let before = Array.from({ length: to.length + 1 }, (_, count) => count);
  for (const [i, letter] of [...from].entries()) {
    const row = [i + 1];
    for (const [j, other] of [...to].entries()) {
      const replaced = (before[j] ?? 0) + Number(letter !== other);
      row.push(Math.min(replaced, (before[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}
