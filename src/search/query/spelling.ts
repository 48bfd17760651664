/**
 * Finds the word that a misspelt one was meant to be: the nearest known word by letters added, left out, changed or
 * swapped. Short words must be nearer than long ones; between equally near words the one that starts alike wins, then the
 * first.
 * @param word in lower case, as typed
 * @param known in lower case
 */
export function nearestWord(word: string, known: Iterable<string>): string | undefined {
  const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
  let best: { word: string; distance: number; alike: number } | undefined;
  if (most === 0) return undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) > most) continue;
    const distance = editDistance(word, candidate, most);
    if (distance > most) continue;
    const alike = candidate.startsWith(word.charAt(0)) ? 1 : 0;
    // A first letter is seldom wrong: one that differs counts as a mistake more.
    if (distance + (1 - alike) > most && most > 1) continue;
    if (best === undefined || distance < best.distance || (distance === best.distance && alike > best.alike)) {
      best = { word: candidate, distance, alike };
    }
  }
  return best?.word;
}

/** Letters to add, leave out, change or swap with their neighbours; more than `most` is told as `most + 1`. */
function editDistance(a: string, b: string, most: number): number {
  let before: number[] = [];
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let row = 1; row <= a.length; row += 1) {
    const current = [row];
    let least = row;
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
      least = Math.min(least, cost);
    }
    if (least > most) return most + 1;
    before = previous;
    previous = current;
  }
  return previous[b.length] ?? most + 1;
}
