import { readAgent } from '../../agent/read-agent.ts';
import type { FieldGuide } from '../../agent/fields/field-guide.ts';
import { TARGETS } from './targets.ts';
import type { InstallTarget } from './target.ts';

/**
 * Tells which tools keep a field, by trying: each example of the field is put into a small agent, the agent is converted
 * for every tool, and a tool that then says it loses something does not keep that value.
 */
export function toolsKeeping(field: FieldGuide): Keeping[] {
  return TARGETS.map((target) => {
    const kept = field.examples.filter((value) => isKept(target, field.name, value)).length;
    return { target, keeps: kept === field.examples.length ? 'yes' : kept === 0 ? 'no' : 'in part' };
  });
}

function isKept(target: InstallTarget, name: string, value: unknown): boolean {
  const fields = { name: 'helper', description: 'Helps.', [name]: value };
  return target.convert(agentWith(fields), BODY).losses.length === 0;
}

function agentWith(fields: Readonly<Record<string, unknown>>) {
  // JSON is YAML.
  const header = Object.entries(fields).map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`);
  const { agent } = readAgent(new TextEncoder().encode(`---\n${header.join('')}---\n${BODY}`), 'helper.md');
  if (agent === undefined) throw new Error(`An example in the schema makes no agent: ${header.join('')}`);
  return agent;
}

const BODY = 'Help.\n';

/** Whether a tool keeps a field: always, for some values, or never. */
export interface Keeping {
  target: InstallTarget;
  keeps: 'yes' | 'in part' | 'no';
}
