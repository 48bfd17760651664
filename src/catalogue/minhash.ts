/**
 * The MinHash of a text, which shows without comparing the texts whether two are nearly the same: the least of the hashes of
 * all its runs of five words. The share that two of them have in common is about the share that the texts have.
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

/** The share of wording that two texts have in common, estimated from their MinHashes. */
export function copied(a: readonly number[], b: readonly number[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const inA = new Set(a);
  const inB = new Set(b);
  const least = [...new Set([...a, ...b])].sort((x, y) => x - y).slice(0, Math.max(a.length, b.length));
  return least.filter((each) => inA.has(each) && inB.has(each)).length / least.length;
}

export const MINHASH_SIZE = 48;
const RUN = 5;

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value >>> 0;
}

/** Spreads what two numbers differ in over all of their bits. */
function mix(value: number): number {
  const mixed = Math.imul(value ^ (value >>> 16), 0x45d9f3b);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}
