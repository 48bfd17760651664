import { factory as dialect } from '../../agent/dialects/factory.ts';
import type { Agent } from '../../agent/agent-file.ts';
import { wholeSentences } from '../../agent/sentences.ts';
import { fieldLosses } from '../conversion/field-losses.ts';
import { grantsOf } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { nameLosses, plainName } from '../conversion/plain-name.ts';
import { promptOf } from '../conversion/prompt-text.ts';
import type { InstallTarget } from './target.ts';
import { translateTools, type ToolNames } from '../conversion/tool-names.ts';

const label = 'Factory';

/** Factory’s Droid: needs a plain name, a short description, only known tools, and a prompt. */
export const factory: InstallTarget = {
  id: 'factory',
  label,
  projectFolder: '.factory/droids',
  userFolder: '.factory/droids',
  fileName: (slug) => `${plainName(slug)}.md`,
  servedAs: 'factory.md',
  convert: (agent, body) => {
    const { rule, wider, missing } = translateTools(NAMES, label, grantsOf(agent));
    const name = plainName(agent.name);
    const description = shortDescription(agent);
    const header = {
      name,
      description,
      model: 'inherit',
      tools: rule.kind === 'only' ? rule.natives : undefined,
    };
    const prompt = promptOf(body, agent.description, label);
    const fields = fieldLosses(agent, label);
    const losses = [
      ...wider,
      ...fields.wider,
      ...missing,
      ...nameLosses(label, agent.name, name),
      ...(description === agent.description
        ? []
        : [`${label} accepts descriptions of up to ${MAX_DESCRIPTION} characters: this agent’s is shortened there.`]),
      ...prompt.losses,
      ...fields.missing,
    ];
    return { form: { text: markdownFile(header, prompt.body) }, losses };
  },
  source: 'https://docs.factory.ai/harness/subagents',
};

const NAMES: ToolNames = {
  natives: dialect.tools,
  denies: false,
  fallback: 'LS',
};

/** The longest description that it accepts, in characters. */
const MAX_DESCRIPTION = 500;

/** The description if it fits; otherwise as many of its sentences as fit, without the examples. */
function shortDescription({ description, summary }: Agent): string {
  if (description.length <= MAX_DESCRIPTION) return description;
  const text = (summary.trim() === '' ? description : summary).trim();
  return text.length <= MAX_DESCRIPTION ? text : wholeSentences(text, MAX_DESCRIPTION, MAX_DESCRIPTION);
}
