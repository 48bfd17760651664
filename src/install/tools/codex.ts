import { valueOf } from '../../agent/agent-file.ts';
import { fieldLosses } from './field-losses.ts';
import { onlyReads } from './grants.ts';
import { noToolList } from './no-tool-list.ts';
import type { InstallTarget } from './target.ts';
import { tomlFile } from './toml.ts';

const label = 'Codex';

/** OpenAI’s Codex: agents are TOML files without tool lists; a sandbox keeps agents that only read from writing. */
export const codex: InstallTarget = {
  id: 'codex',
  label,
  projectFolder: '.codex/agents',
  userFolder: '.codex/agents',
  fileName: (slug) => `${slug}.toml`,
  servedAs: 'codex.toml',
  convert: (agent, body) => {
    const readOnly = onlyReads(agent);
    const effort = EFFORTS.find((each) => each === valueOf(agent, 'effort'));
    const fields = fieldLosses(agent, label, [
      ...(effort === undefined ? [] : ['effort']),
      ...(readOnly ? ['permissionMode'] : []),
    ]);
    const text = tomlFile({
      name: agent.name,
      description: agent.description,
      sandbox_mode: readOnly ? 'read-only' : undefined,
      model_reasoning_effort: effort,
      developer_instructions: body,
    });
    return { form: { text }, losses: [...noToolList(agent, label, readOnly), ...fields.wider, ...fields.missing] };
  },
  source: 'https://learn.chatgpt.com/docs/agent-configuration/subagents',
};

/** The efforts that both tools know. */
const EFFORTS = ['low', 'medium', 'high', 'xhigh'] as const;
