/**
 * What turns one list of lines into another: stretches that stay, that go and that come, in order. Lines that occur once
 * on either side are matched first, which keeps blocks together; what lies between them is compared closely. The work is
 * bounded: what differs too much is replaced whole.
 * @param work how many steps may be spent on comparing closely
 */
export function diffLines(before: readonly string[], after: readonly string[], work = WORK): Edit[] {
  const ids = new Map<string, number>();
  const a = numbered(before, ids);
  const b = numbered(after, ids);
  const matches: Match[] = [];
  const budget = { left: work };
  const whole = { a: 0, aEnd: a.length, b: 0, bEnd: b.length };
  const inner = matchEnds(a, b, whole, matches);
  let { a: fromA, b: fromB } = inner;
  for (const [atA, atB] of anchors(a, b, inner, ids.size)) {
    // An anchor may already stand in a stretch that was matched from the one before it.
    if (atA < fromA || atB < fromB) continue;
    matchClosely(a, b, { a: fromA, aEnd: atA, b: fromB, bEnd: atB }, matches, budget);
    matches.push({ a: atA, b: atB, lines: 1 });
    fromA = atA + 1;
    fromB = atB + 1;
  }
  matchClosely(a, b, { a: fromA, aEnd: inner.aEnd, b: fromB, bEnd: inner.bEnd }, matches, budget);
  return editsOf(matches, a.length, b.length);
}

/** Steps that take well under a second. */
const WORK = 10_000_000;
/** More differences than this in one place are not told apart; their traces would fill the memory. */
const MOST_DIFFERENCES = 2500;

/** A number for each line, the same for the same text. */
function numbered(lines: readonly string[], ids: Map<string, number>): Int32Array {
  return Int32Array.from(lines, (line) => {
    const known = ids.get(line) ?? ids.size;
    ids.set(line, known);
    return known;
  });
}

/** Matches the lines with which both begin and end. @returns what lies between */
function matchEnds(a: Int32Array, b: Int32Array, range: Range, matches: Match[]): Range {
  const most = Math.min(range.aEnd - range.a, range.bEnd - range.b);
  let head = 0;
  while (head < most && a[range.a + head] === b[range.b + head]) head += 1;
  let tail = 0;
  while (tail < most - head && a[range.aEnd - 1 - tail] === b[range.bEnd - 1 - tail]) tail += 1;
  matches.push({ a: range.a, b: range.b, lines: head }, { a: range.aEnd - tail, b: range.bEnd - tail, lines: tail });
  return { a: range.a + head, aEnd: range.aEnd - tail, b: range.b + head, bEnd: range.bEnd - tail };
}

/** The lines that occur once on either side, as far as they stand in the same order. */
function anchors(a: Int32Array, b: Int32Array, range: Range, ids: number): [number, number][] {
  const placeInA = uniquePlaces(a, range.a, range.aEnd, ids);
  const placeInB = uniquePlaces(b, range.b, range.bEnd, ids);
  // Longest increasing run: the last pair of the best run of each length, and each pair's predecessor.
  const pairs: { a: number; b: number; previous: number }[] = [];
  const ends: number[] = [];
  for (let at = range.a; at < range.aEnd; at += 1) {
    const id = a[at] ?? 0;
    const other = placeInB[id] ?? -1;
    if (placeInA[id] !== at || other < 0) continue;
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[ends[middle] ?? 0]?.b ?? 0) < other) low = middle + 1;
      else high = middle;
    }
    ends[low] = pairs.push({ a: at, b: other, previous: ends[low - 1] ?? -1 }) - 1;
  }
  const run: [number, number][] = [];
  for (let pair = pairs[ends.at(-1) ?? -1]; pair !== undefined; pair = pairs[pair.previous]) run.push([pair.a, pair.b]);
  return run.reverse();
}

/** For each number its place in a range; negative where it occurs never or more than once. */
function uniquePlaces(lines: Int32Array, start: number, end: number, ids: number): Int32Array {
  const places = new Int32Array(ids).fill(NEVER);
  for (let at = start; at < end; at += 1) {
    const id = lines[at] ?? 0;
    places[id] = places[id] === NEVER ? at : OFTEN;
  }
  return places;
}

const NEVER = -1;
const OFTEN = -2;

function matchClosely(a: Int32Array, b: Int32Array, whole: Range, matches: Match[], budget: { left: number }): void {
  const range = matchEnds(a, b, whole, matches);
  if (range.a < range.aEnd && range.b < range.bEnd) matches.push(...shortestEdit(a, b, range, budget));
}

/**
 * The matches of a shortest edit, after Myers; none when it would take too much.
 * @see http://www.xmailserver.org/diff2.pdf
 */
function shortestEdit(a: Int32Array, b: Int32Array, range: Range, budget: { left: number }): Match[] {
  const n = range.aEnd - range.a;
  const m = range.bEnd - range.b;
  // For each number of differences, how far each diagonal gets; diagonal k = x - y is at (k + d) / 2.
  const reached: Int32Array[] = [];
  for (let d = 0; d <= Math.min(n + m, MOST_DIFFERENCES); d += 1) {
    const last = reached[d - 1];
    const row = new Int32Array(d + 1);
    reached.push(row);
    for (let i = 0; i <= d; i += 1) {
      const k = 2 * i - d;
      const start = last === undefined ? 0 : entered(last, i, d).x;
      let x = start;
      while (x < n && x - k < m && a[range.a + x] === b[range.b + x - k]) x += 1;
      row[i] = x;
      budget.left -= 1 + x - start;
      if (k === n - m && x >= n) return traced(reached, range, d, i);
    }
    if (budget.left < 0) return [];
  }
  return [];
}

/** Where a diagonal is entered with d differences, and from which entry of the row before. */
function entered(last: Int32Array, i: number, d: number): { x: number; from: number } {
  const above = last[i] ?? 0;
  const beside = last[i - 1] ?? 0;
  return i === 0 || (i !== d && beside < above) ? { x: above, from: i } : { x: beside + 1, from: i - 1 };
}

/** Goes back from the end along the rows, and notes the stretches that are the same. */
function traced(reached: readonly Int32Array[], range: Range, differences: number, end: number): Match[] {
  const matches: Match[] = [];
  let i = end;
  for (let d = differences; d >= 0; d -= 1) {
    const last = reached[d - 1];
    const { x, from } = last === undefined ? { x: 0, from: 0 } : entered(last, i, d);
    const lines = (reached[d]?.[i] ?? 0) - x;
    matches.push({ a: range.a + x, b: range.b + x - (2 * i - d), lines });
    i = from;
  }
  return matches;
}

function editsOf(matches: readonly Match[], aLength: number, bLength: number): Edit[] {
  const edits: Edit[] = [];
  let a = 0;
  let b = 0;
  const push = (kind: Edit['kind'], lines: number): void => {
    const last = edits.at(-1);
    if (lines === 0) return;
    if (last?.kind === kind) last.lines += lines;
    else edits.push({ kind, before: a, after: b, lines });
    if (kind !== 'added') a += lines;
    if (kind !== 'removed') b += lines;
  };
  const ordered = matches.filter(({ lines }) => lines > 0).sort((x, y) => x.a - y.a);
  for (const match of [...ordered, { a: aLength, b: bLength, lines: 0 }]) {
    push('removed', match.a - a);
    push('added', match.b - b);
    push('same', match.lines);
  }
  return edits;
}

/** A stretch of lines that stays, that only the first text has, or that only the second has. */
export interface Edit {
  kind: 'same' | 'removed' | 'added';
  /** How many lines of the first text stand before it. */
  before: number;
  /** How many lines of the second text stand before it. */
  after: number;
  lines: number;
}

/** Lines that are the same: where they stand in either text, and how many they are. */
interface Match {
  a: number;
  b: number;
  lines: number;
}

interface Range {
  a: number;
  aEnd: number;
  b: number;
  bEnd: number;
}
