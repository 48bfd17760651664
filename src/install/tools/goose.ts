import { fieldLosses } from '../conversion/field-losses.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { noToolList } from '../conversion/no-tool-list.ts';
import type { InstallTarget } from './target.ts';

const label = 'Goose';

/** Goose, with its extension Summon: reads a name, a description and a model, and has no tool lists. */
export const goose: InstallTarget = {
  id: 'goose',
  label,
  projectFolder: '.goose/agents',
  userFolder: '.goose/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'goose.md',
  convert: (agent, body) => {
    const fields = fieldLosses(agent, label);
    const losses = [...noToolList(agent, label, false), ...fields.wider, ...fields.missing];
    const { name, description } = agent;
    return { form: { text: markdownFile({ name, description }, body) }, losses };
  },
  source: 'https://github.com/block/goose/blob/main/crates/goose/src/agents/platform_extensions/summon.rs',
};
