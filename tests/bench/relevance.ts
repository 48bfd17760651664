/**
 * nDCG@5: the discounted gain of a ranking's first five names, divided by that of the ideal order.
 * @param ranking names, best first
 * @param grades the relevance of each name, from 1 to 3; absent names count as 0
 * @returns from 0 to 1
 */
export function ndcgAt5(ranking: readonly string[], grades: Readonly<Record<string, number>>): number {
  const gain = (values: readonly number[]): number =>
    values.slice(0, 5).reduce((sum, grade, index) => sum + (2 ** grade - 1) / Math.log2(index + 2), 0);
  const best = gain(Object.values(grades).sort((a, b) => b - a));
  return best === 0 ? 0 : gain(ranking.map((name) => grades[name] ?? 0)) / best;
}

/** Whether a name of the highest grade is among the first three. */
export function successAt3(ranking: readonly string[], grades: Readonly<Record<string, number>>): boolean {
  const best = Math.max(...Object.values(grades));
  return ranking.slice(0, 3).some((name) => grades[name] === best);
}
