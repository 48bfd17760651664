import type { InstallTarget } from './target.ts';

/** Claude Code, whose format this is: it gets files as they are. */
export const claudeCode: InstallTarget = {
  id: 'claude-code',
  label: 'Claude Code',
  projectFolder: '.claude/agents',
  userFolder: '.claude/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'claude-code.md',
  convert: () => ({ form: 'original', losses: [] }),
  source: 'https://code.claude.com/docs/en/sub-agents',
};
