/**
 * Whether an agent is new: it came within the last thirty days before the newest commit, not before today, so that a commit
 * always builds the same site. Agents that came with the first of their collection are not new: they were always there.
 * @param first when it was first committed, in ISO 8601
 * @param beginning when the first agent of its collection was
 * @param newest the date of the newest commit
 */
export function isNewAt(first: string, beginning: string, newest: string): boolean {
  const age = Date.parse(newest) - Date.parse(first);
  return age <= DAYS_NEW * DAY && Date.parse(first) - Date.parse(beginning) > DAY;
}

const DAY = 24 * 60 * 60 * 1000;
const DAYS_NEW = 30;
