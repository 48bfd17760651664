import { thousands } from '../../components/thousands.ts';

/**
 * Says in one sentence how many of a need's agents the chosen facets leave.
 * @param left how many are left
 * @param total how many agents there are for the need without the choice; at least one
 * @param shown how many of those left are shown
 */
export function narrowedInWords(need: string, left: number, total: number, shown: number): string {
  if (left === 0) return 'No matching agent fits all your choices.';
  const all = `${thousands(total)} ${total === 1 ? 'agent' : 'agents'} for “${need}”`;
  const counted = `${thousands(left)} of ${all}`;
  return shown < left ? `${counted}; the first ${shown} are shown.` : `${counted}.`;
}
