import { asLine } from '../../agent/hidden/plain-line.ts';
import { collisionInWords, type Collision } from '../../catalogue/collisions.ts';
import { counted, shortened } from '../../catalogue/words.ts';

/** Says which names several of the agents in an archive share, a sentence each; of many, the first few. */
export function collisionLines(collisions: readonly Collision[]): string[] {
  const shown = collisions
    .slice(0, MAX_SHOWN)
    .map(({ name, count }) => collisionInWords({ name: shortened(asLine(name), MAX_NAME), count }));
  const more = collisions.length - shown.length;
  return more > 0 ? [...shown, `The same goes for ${counted(more, 'other name')}.`] : shown;
}

const MAX_SHOWN = 3;
/** In characters. */
const MAX_NAME = 100;
