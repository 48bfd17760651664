import type { Agent } from '../../agent/agent-file.ts';
import { CLAUDE_CODE_VERSION } from '../../agent/checked-with.ts';
import { refusedHooks } from '../../agent/fields/hooks.ts';
import { valuesOf } from '../../agent/header/strict-yaml.ts';
import { listed } from '../conversion/sentences.ts';
import type { AsIs, InstallTarget } from './target.ts';

/** Claude Code, whose format this is: it gets files as they are, and a copy of those that it does not load. */
export const claudeCode: InstallTarget = {
  id: 'claude-code',
  label: 'Claude Code',
  projectFolder: '.claude/agents',
  userFolder: '.claude/agents',
  userRoot: { folder: '.claude', variable: 'CLAUDE_CONFIG_DIR' },
  fileName: (slug) => `${slug}.md`,
  servedAs: 'claude-code.md',
  convert: (agent) =>
    agent.loading === 'not-in-claude-code'
      ? { form: 'portable', losses: refusedHooks(valuesOf(agent.fields)) === undefined ? [] : [REFUSED_HOOKS] }
      : { form: 'original', losses: [] },
  asIs,
  checkedWith: CLAUDE_CODE_VERSION,
  source: 'https://code.claude.com/docs/en/sub-agents',
};

const REFUSED_HOOKS = 'Claude Code does not load this agent because of its hooks; its findings say why.';

function asIs(agent: Agent): AsIs {
  if (agent.loading === 'not-in-claude-code') {
    return { kind: 'no', why: ['It does not load the file; the findings say why.'] };
  }
  if (agent.dropped.length === 0) return { kind: 'whole' };
  const fields = [...new Set(agent.dropped.map(({ key }) => key))];
  return { kind: 'part', why: [`It loads only a part of ${listed(fields)}.`] };
}
