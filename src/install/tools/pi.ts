import { pi as dialect } from '../../agent/dialects/pi.ts';
import { valueOf } from '../../agent/agent-file.ts';
import { fieldLosses, modelIdOf } from '../conversion/field-losses.ts';
import { grantsOf } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import type { InstallTarget } from './target.ts';
import { translateTools, type ToolNames } from '../conversion/tool-names.ts';

const label = 'Pi';

/**
 * Pi, whose extension for subagents comes as an example with its package. An empty list means every tool. It reads the
 * folder of a project only if that is trusted and the extension is asked to. Seen in 1.6.0.
 */
export const pi: InstallTarget = {
  id: 'pi',
  label,
  projectFolder: '.pi/agents',
  userFolder: '.pi/agent/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'pi.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const model = modelIdOf(agent);
    const header = {
      name: agent.name,
      description: agent.description,
      tools: rule.kind === 'only' ? rule.natives.join(', ') : undefined,
      model: model === undefined ? undefined : `anthropic/${model}`,
      // The extension pi-subagents reads this. The example does not, so it counts as lost.
      thinking: LEVELS.find((each) => each === valueOf(agent, 'effort')),
    };
    const fields = fieldLosses(agent, label, model === undefined ? [] : ['model']);
    return {
      form: { text: markdownFile(header, body) },
      losses: [...wider, ...fields.wider, ...missing, ...fields.missing],
    };
  },
  source: 'https://github.com/earendil-works/pi',
};

const NAMES: ToolNames = {
  natives: dialect.tools,
  denies: false,
  mcp: ({ server, tool = '*' }) => `mcp__${server}__${tool}`,
  fallback: 'ls',
};

/** The levels that both know. */
const LEVELS = ['low', 'medium', 'high', 'xhigh'] as const;
