import { plain } from '../../vocabulary/plain.ts';

/**
 * Finds the known word closest to a misspelt one, by letters added, left out, changed or swapped. The shorter the word,
 * the fewer mistakes are allowed. Among equally close words, one with the same first letter wins, then the first.
 * @param word in lower case and without accents
 * @param known the known words as they are written, the most frequent first
 * @returns undefined if no known word is close enough
 */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const max = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let best: { word: string; distance: number; alike: number } | undefined;
  if (max === 0) return undefined;
  for (const candidate of known) {
    const letters = plain(candidate);
    if (Math.abs(letters.length - word.length) > max) continue;
    const distance = editDistance(word, letters, max);
    if (distance > max) continue;
    const alike = letters.startsWith(word.charAt(0)) ? 1 : 0;
    // The first letter is seldom wrong, so a different one counts as another mistake.
    if (distance + (1 - alike) > max && max > 1) continue;
    if (best === undefined || distance < best.distance || (distance === best.distance && alike > best.alike)) {
      best = { word: candidate, distance, alike };
    }
  }
  return best?.word;
}

/**
 * Counts the letters to add, leave out, change or swap with a neighbour; gives `max + 1` if there are more than `max`.
 */
function editDistance(a: string, b: string, max: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let rowMin = row;
    for (let column = 1; column <= b.length; column += 1) {
      const change = a[row - 1] === b[column - 1] ? 0 : 1;
      let cost = Math.min(
        (previous[column] ?? 0) + 1,
        (current[column - 1] ?? 0) + 1,
        (previous[column - 1] ?? 0) + change,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        cost = Math.min(cost, (before[column - 2] ?? 0) + 1);
      }
      current.push(cost);
      rowMin = Math.min(rowMin, cost);
    }
    if (rowMin > max) return max + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? max + 1;
}
