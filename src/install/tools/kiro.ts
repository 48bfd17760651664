import { kiro as dialect } from '../../agent/dialects/kiro.ts';
import { fieldLosses } from '../conversion/field-losses.ts';
import { grantsOf } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import type { InstallTarget } from './target.ts';
import { DELETE, translateTools, type ToolNames } from '../conversion/tool-names.ts';

const label = 'Kiro';

/** Kiro: its tools are tags, each for several of Claude Code’s tools. */
export const kiro: InstallTarget = {
  id: 'kiro',
  label,
  projectFolder: '.kiro/agents',
  userFolder: '.kiro/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'kiro.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const header = {
      name: agent.name,
      description: agent.description,
      tools: rule.kind === 'only' ? rule.natives : ['*'],
      excludedTools: rule.kind === 'without' && rule.natives.length > 0 ? rule.natives : undefined,
    };
    const fields = fieldLosses(agent, label);
    return {
      form: { text: markdownFile(header, body) },
      losses: [...wider, ...fields.wider, ...missing, ...fields.missing],
    };
  },
  source: 'https://kiro.dev/docs/custom-agents/configuration-reference/',
};

const NAMES: ToolNames = {
  natives: { ...dialect.tools, write: [...(dialect.tools.write ?? []), DELETE] },
  denies: true,
  allServers: '@mcp',
  mcp: ({ server, tool }) =>
    [server, tool ?? ''].some((part) => part.includes('/'))
      ? undefined
      : `@${server}${tool === undefined ? '' : `/${tool}`}`,
  fallback: 'todo_list',
};
