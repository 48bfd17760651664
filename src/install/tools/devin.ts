import { devin as dialect } from '../../agent/dialects/devin.ts';
import { fieldLosses } from '../conversion/field-losses.ts';
import { grantsOf } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import type { InstallTarget } from './target.ts';
import { translateTools, type ToolNames } from '../conversion/tool-names.ts';

const label = 'Devin';

/**
 * Devin, on the command line and the desktop. It keeps two names to itself. An agent without a model gets its
 * default for subagents, and its names for models are not listed, so none is given.
 */
export const devin: InstallTarget = {
  id: 'devin',
  label,
  projectFolder: '.devin/agents',
  userFolder: '.config/devin/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'devin.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const name = OWN_AGENTS.has(agent.name) ? `${agent.name}-agent` : agent.name;
    const tools = rule.kind === 'only' ? rule.natives : undefined;
    const header = {
      name,
      description: agent.description,
      'allowed-tools': tools,
      // Without this, an agent starts no others, whatever its list says.
      'max-nesting': tools?.includes('run_subagent') === true ? 1 : undefined,
    };
    const fields = fieldLosses(agent, label);
    const losses = [
      ...wider,
      ...fields.wider,
      ...missing,
      ...(name === agent.name
        ? []
        : [`${label} has an agent of its own called ${agent.name}: this one is called ${name} there.`]),
      ...fields.missing,
    ];
    return { form: { text: markdownFile(header, body) }, losses };
  },
  source: 'https://docs.devin.ai/cli/subagents',
};

const OWN_AGENTS: ReadonlySet<string> = new Set(['subagent_explore', 'subagent_general']);

/** The names that its documentation lists. */
const NAMES: ToolNames = {
  natives: { ...dialect.tools, run_subagent: ['Agent'] },
  denies: false,
  allServers: 'mcp__*',
  mcp: ({ server, tool = '*' }) => `mcp__${server}__${tool}`,
  fallback: 'glob',
};
