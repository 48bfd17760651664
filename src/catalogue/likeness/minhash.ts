/**
 * The MinHash of a text, which finds near-duplicates without comparing texts: the smallest hashes of all runs of five words.
 * The share of hashes that two texts have in common estimates the share of wording that they have in common.
 * @returns at most {@link MINHASH_SIZE} numbers, ascending; fewer for a short text
 */
export function minhash(text: string): number[] {
  const words = (text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).map(hash);
  const hashes = new Uint32Array(Math.max(0, words.length - RUN + 1));
  for (const at of hashes.keys()) {
    let run = 0;
    for (let word = at; word < at + RUN; word += 1) run = mix(Math.imul(run, 31) + (words[word] ?? 0));
    hashes[at] = run;
  }
  const least = new Set<number>();
  for (const each of hashes.sort()) {
    if (least.size === MINHASH_SIZE) break;
    least.add(each);
  }
  return [...least];
}

/** The share of wording that two texts have in common, estimated from their MinHashes, which are ascending. */
export function copied(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const size = Math.max(a.length, b.length);
  let [atA, atB, all, common] = [0, 0, 0, 0];
  for (; all < size && (atA < a.length || atB < b.length); all += 1) {
    const [inA = Infinity, inB = Infinity] = [a[atA], b[atB]];
    if (inA === inB) common += 1;
    if (inA <= inB) atA += 1;
    if (inB <= inA) atB += 1;
  }
  return common / all;
}

/** From this share of common wording on, two prompts count as nearly the same. */
export const NEAR_DUPLICATE = 0.7;

export const MINHASH_SIZE = 48;
const RUN = 5;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Spreads a difference in any bit over all bits. */
function mix(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
