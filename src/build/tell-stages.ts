import type { AstroIntegration } from 'astro';
import { stageLine } from '../stages.ts';

/** Tells in one line what the stages of a build took, when all is done. Must come after the integration that swaps the site. */
export function tellStages(): AstroIntegration {
  return {
    name: 'stages',
    hooks: {
      'astro:build:done': ({ logger }) => {
        logger.info(stageLine(performance.now()));
      },
    },
  };
}
