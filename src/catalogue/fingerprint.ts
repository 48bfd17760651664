import { GROUPS } from '../vocabulary/groups.ts';

/**
 * Draws an agent's fingerprint: a petal for each group at a fixed angle. A petal's area follows the agent's share in the
 * group, so that agents that cover the same ground look alike.
 * @param shares one number from 0 to 1 for each group
 * @returns the data of an SVG path to be filled, for a view box of -100 -100 200 200 with a disc of radius 15 in its middle
 */
export function fingerprintPath(shares: readonly number[]): string {
  return GROUPS.map((_, index) => petal(index, shares[index] ?? 0)).join('');
}

/** What the fingerprint shows, in words: the groups that an agent leans towards, largest share first. */
export function fingerprintInWords(shares: readonly number[]): string {
  const leaning = leaningOn(shares, 4).map((index) =>
    (GROUPS[index]?.label ?? '').replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase()),
  );
  if (leaning.length === 0) return 'Nothing that the vocabulary knows';
  const [first = '', second, ...rest] = leaning;
  const mostly = second === undefined ? first : `${first} and ${second}`;
  return `Mostly ${mostly}${rest.length > 0 ? `, then ${rest.join(' and ')}` : ''}`;
}

/** The indexes of the groups in which an agent has a notable share, largest first. @param max how many to return at most */
export function leaningOn(shares: readonly number[], max: number): number[] {
  return shares
    .map((share, index) => ({ share, index }))
    .filter(({ share }) => share >= 0.15)
    .sort((a, b) => b.share - a.share || a.index - b.index)
    .slice(0, max)
    .map(({ index }) => index);
}

/**
 * How far petals reach, in units of the view box: the shortest plus a whole number of steps, so that equal petals have equal
 * text.
 */
const SHORTEST = 22;
const STEP = 4;
const STEPS = 18;
/** Half of a petal's angle. A petal is narrower than a twelfth of the circle, so there are gaps between petals. */
const HALF = Math.PI / 15;

/** A slice from the centre; the disc drawn over the centre makes it a petal. */
function petal(index: number, share: number): string {
  const angle = (index * Math.PI) / 6 - Math.PI / 2;
  const radius = SHORTEST + STEP * Math.round(STEPS * Math.sqrt(Math.min(1, Math.max(0, share))));
  return `M0 0L${point(radius, angle - HALF)}A${radius} ${radius} 0 0 1 ${point(radius, angle + HALF)}`;
}

function point(radius: number, angle: number): string {
  const x = Math.round(radius * Math.cos(angle));
  const y = Math.round(radius * Math.sin(angle));
  return `${x}${y < 0 ? '' : ' '}${y}`;
}
