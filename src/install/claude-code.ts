import type { InstallTarget } from './target.ts';

/** Claude Code reads agents from the project and from the user's home. @see https://code.claude.com/docs/en/sub-agents */
export const claudeCode: InstallTarget = {
  id: 'claude-code',
  label: 'Claude Code',
  projectFolder: '.claude/agents',
  userFolder: '.claude/agents',
  fileName: (slug) => `${slug}.md`,
};
