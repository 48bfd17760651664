import { valueOf, type Agent } from '../agent/agent-file.ts';
import { COLORS } from '../agent/fields/schema.ts';

/** The colour an agent is shown in: its own, ignoring case, if Claude Code knows it; otherwise `none`. */
export function colorOf(agent: Agent): (typeof COLORS)[number] | 'none' {
  const value = valueOf(agent, 'color');
  const written = typeof value === 'string' ? value.toLowerCase().trim() : '';
  return COLORS.find((color) => color === written) ?? 'none';
}
