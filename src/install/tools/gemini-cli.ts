import { fieldLosses, turnsOf } from './field-losses.ts';
import { grantsOf } from './grants.ts';
import { markdownFile } from './markdown-file.ts';
import { nameLosses, plainName } from './plain-name.ts';
import type { InstallTarget } from './target.ts';
import { translateTools, type ToolNames } from './tool-names.ts';

const label = 'Gemini CLI';

/** Gemini CLI: refuses files with unknown keys or tools. */
export const geminiCli: InstallTarget = {
  id: 'gemini-cli',
  label,
  projectFolder: '.gemini/agents',
  userFolder: '.gemini/agents',
  // It skips files whose name starts with an underscore.
  fileName: (slug) => `${plainName(slug).replace(/^_+/, 'agent-')}.md`,
  servedAs: 'gemini-cli.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const name = plainName(agent.name);
    const turns = turnsOf(agent);
    const header = {
      name,
      display_name: name === agent.name ? undefined : agent.name,
      description: agent.description,
      tools: rule.kind === 'only' ? rule.natives : undefined,
      max_turns: turns,
    };
    const fields = fieldLosses(agent, label, turns === undefined ? [] : ['maxTurns']);
    const losses = [...wider, ...fields.wider, ...missing, ...nameLosses(label, agent.name, name), ...fields.missing];
    return { form: { text: markdownFile(header, body) }, losses };
  },
  source: 'https://github.com/google-gemini/gemini-cli/blob/main/docs/core/subagents.md',
};

const NAMES: ToolNames = {
  natives: {
    read_file: ['Read'],
    write_file: ['Write'],
    replace: ['Edit'],
    run_shell_command: ['Bash', 'PowerShell'],
    grep_search: ['Grep'],
    glob: ['Glob'],
    list_directory: ['LS', 'Glob'],
    web_fetch: ['WebFetch'],
    google_web_search: ['WebSearch'],
    write_todos: ['TodoWrite'],
  },
  denies: false,
  allServers: 'mcp_*',
  // A server's name ends at the first underscore, so no tool list can name a server with an underscore.
  mcp: ({ server, tool = '*' }) =>
    /^[a-z0-9.:-]+$/i.test(server) && (tool === '*' || /^(?!_*$)[a-z0-9_.:-]+$/i.test(tool))
      ? `mcp_${server}_${tool}`
      : undefined,
  fallback: 'write_todos',
};
