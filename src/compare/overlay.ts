import { GROUPS } from '../vocabulary/groups.ts';
import { fingerprintPath } from '../catalogue/fingerprint.ts';

/** The path of a fingerprint as closed petals, whose outlines can be laid over those of other agents. */
export function outlinePath(shares: readonly number[]): string {
  return `${fingerprintPath(shares.map((share) => (share < MIN_SHARE ? 0 : share))).replace(/(?<=.)M/g, 'ZM')}Z`;
}

/** The names of the groups around a fingerprint, with coordinates in the view box {@link OVERLAY_BOX}. */
export function groupLabels(): GroupLabel[] {
  return GROUPS.map(({ label }, index) => {
    const angle = (index * Math.PI) / 6 - Math.PI / 2;
    const across = Math.cos(angle);
    return {
      label,
      x: Math.round(108 * across),
      y: Math.round(108 * Math.sin(angle) + 4),
      anchor: across > 0.1 ? 'start' : across < -0.1 ? 'end' : 'middle',
    };
  });
}

/** The view box of the picture: a fingerprint at 0,0 with room for labels. */
export const OVERLAY_BOX = '-190 -126 380 252';

/** Smaller shares are not drawn. */
const MIN_SHARE = 0.02;

/** A group's name in the picture. */
export interface GroupLabel {
  label: string;
  x: number;
  y: number;
  anchor: 'start' | 'middle' | 'end';
}
