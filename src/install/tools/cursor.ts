import { valueOf } from '../../agent/agent-file.ts';
import { fieldLosses, isOn, modelIdOf } from '../conversion/field-losses.ts';
import { onlyReads } from '../conversion/grants.ts';
import { markdownFile } from '../conversion/markdown-file.ts';
import { noToolList } from '../conversion/no-tool-list.ts';
import type { InstallTarget } from './target.ts';

const label = 'Cursor';

/** Cursor: reads Claude Code’s format, but not its tool lists; agents that only read are kept from writing. */
export const cursor: InstallTarget = {
  id: 'cursor',
  label,
  projectFolder: '.cursor/agents',
  userFolder: '.cursor/agents',
  fileName: (slug) => `${slug}.md`,
  servedAs: 'cursor.md',
  convert: (agent, body) => {
    const readonly = onlyReads(agent);
    const background = isOn(valueOf(agent, 'background'));
    const model = modelIdOf(agent);
    const fields = fieldLosses(agent, label, [
      'background',
      ...(model === undefined ? [] : ['model']),
      ...(readonly ? ['permissionMode'] : []),
    ]);
    const losses = [...noToolList(agent, label, readonly), ...fields.wider, ...fields.missing];
    if (!readonly && !background) return { form: 'strict', losses };
    const header = {
      name: agent.name,
      description: agent.description,
      model,
      readonly: readonly || undefined,
      is_background: background || undefined,
    };
    return { form: { text: markdownFile(header, body) }, losses };
  },
  asIs: (agent) => {
    const model = modelIdOf(agent) === undefined ? [] : ['model'];
    const fields = fieldLosses(agent, label, model);
    const why = [...noToolList(agent, label, false), ...fields.wider, ...fields.missing];
    return why.length === 0 ? { kind: 'whole' } : { kind: 'part', why };
  },
  source: 'https://cursor.com/docs/subagents',
};
