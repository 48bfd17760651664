import { antigravity as dialect } from '../../agent/dialects/antigravity.ts';
import { fieldLosses } from '../conversion/field-losses.ts';
import { grantsOf } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { listed } from '../conversion/sentences.ts';
import type { InstallTarget } from './target.ts';
import { translateTools, type ToolNames } from '../conversion/tool-names.ts';

const label = 'Antigravity';

/**
 * Antigravity: an agent with an unknown tool may hang, so its file names only tools that are sure to exist. Without a list it
 * has only tools that read, so an agent that may use everything gets a list of them all.
 */
export const antigravity: InstallTarget = {
  id: 'antigravity',
  label,
  projectFolder: '.agents/agents',
  userFolder: '.gemini/config/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'antigravity.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const header = {
      name: agent.name,
      description: agent.description,
      tools: rule.kind === 'only' ? rule.natives : EVERY_TOOL,
    };
    const fields = fieldLosses(agent, label);
    return {
      form: { text: markdownFile(header, body) },
      losses: [
        ...wider,
        ...fields.wider,
        ...missing,
        ...(rule.kind === 'only'
          ? []
          : [`${label} has no list of every tool: this agent has only ${listed(EVERY_TOOL)} there.`]),
        ...fields.missing,
      ],
    };
  },
  source: 'https://antigravity.google/docs/subagents',
};

const NAMES: ToolNames = {
  natives: dialect.tools,
  denies: false,
  fallback: 'grep_search',
};

const EVERY_TOOL = Object.keys(NAMES.natives);
