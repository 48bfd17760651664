import { valueOf } from '../../agent/agent-file.ts';
import { fieldLosses, modelFrom } from '../conversion/field-losses.ts';
import { onlyReads } from '../conversion/grants.ts';
import { noToolList } from '../conversion/no-tool-list.ts';
import { promptOf } from '../conversion/prompt-text.ts';
import type { InstallTarget } from './target.ts';
import { tomlFile } from '../conversion/toml.ts';

const label = 'Codex';

/**
 * OpenAI’s Codex: agents are TOML files without tool lists. A file can ask for a sandbox that keeps an agent from writing,
 * but Codex 0.171.0 runs every agent in the sandbox of the session that starts it, so the losses count on none.
 * @see https://github.com/openai/codex/issues/45482
 */
export const codex: InstallTarget = {
  id: 'codex',
  label,
  projectFolder: '.codex/agents',
  userFolder: '.codex/agents',
  userRoot: { folder: '.codex', variable: 'CODEX_HOME' },
  fileName: (slug) => `${slug}.toml`,
  servedAs: 'codex.toml',
  convert: (agent, body) => {
    const readOnly = onlyReads(agent);
    const effort = EFFORTS.find((each) => each === valueOf(agent, 'effort'));
    const model = modelFrom(agent, 'openai');
    const fields = fieldLosses(agent, label, [
      ...(effort === undefined ? [] : ['effort']),
      ...(model === undefined ? [] : ['model']),
    ]);
    const prompt = promptOf(body, agent.description, label);
    const text = tomlFile({
      name: agent.name,
      description: agent.description,
      model,
      sandbox_mode: readOnly ? 'read-only' : undefined,
      model_reasoning_effort: effort,
      developer_instructions: prompt.body,
    });
    const losses = [...noToolList(agent, label, false), ...fields.wider, ...prompt.losses, ...fields.missing];
    return { form: { text }, losses };
  },
  asIs: () => ({ kind: 'no', why: [`${label} reads only TOML files: it ignores this one.`] }),
  checkedWith: '0.171.0',
  source: 'https://learn.chatgpt.com/docs/agent-configuration/subagents',
};

/** The efforts that both tools know. */
const EFFORTS = ['low', 'medium', 'high', 'xhigh'] as const;
