/** The version of Claude Code that the reading of agent files was last held to, by `npm run test:clients`. */
export const CLAUDE_CODE_VERSION = '2.1.332';

/** Claude Code, with that version. */
export const CLAUDE_CODE = `Claude Code ${CLAUDE_CODE_VERSION}`;
