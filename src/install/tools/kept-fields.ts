import { readAgent } from '../../agent/read-agent.ts';
import type { FieldGuide } from '../../agent/fields/field-guide.ts';
import { TARGETS } from './targets.ts';
import type { InstallTarget } from './target.ts';

/**
 * Finds out which tools keep a field by trying: puts each of the field's examples into a small agent and converts that for
 * every tool. A tool that reports a loss does not keep that value.
 * @throws Error when an example makes no agent
 */
export function toolsKeeping(field: FieldGuide): FieldSupport[] {
  const agents = field.examples.map((value) =>
    agentWith({ name: 'helper', description: 'Helps.', [field.name]: value }),
  );
  return TARGETS.map((target) => {
    const kept = agents.filter((agent) => target.convert(agent, BODY).losses.length === 0).length;
    return { target, keeps: kept === agents.length ? 'yes' : kept === 0 ? 'no' : 'in part' };
  });
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
export interface FieldSupport {
  target: InstallTarget;
  keeps: 'yes' | 'in part' | 'no';
}
