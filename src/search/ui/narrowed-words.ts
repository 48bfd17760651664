import { thousands } from '../../components/thousands.ts';

/**
 * How many of the agents that answer a need are left by what is chosen, as one sentence.
 * @param left how many there are
 * @param total how many answer the need, whatever is chosen; at least one
 * @param shown how many of those left are shown
 */
export function narrowedInWords(need: string, left: number, total: number, shown: number): string {
  if (left === 0) return 'No agent that answers this has all of what is chosen.';
  const all = `${thousands(total)} ${total === 1 ? 'agent' : 'agents'} for “${need}”`;
  const counted = `${thousands(left)} of ${all}`;
  return shown < left ? `${counted}; the first ${shown} are shown.` : `${counted}.`;
}
