import { z } from 'zod';
import { modelOf } from '../agent/agent-file.ts';
import { ABILITIES } from '../agent/fields/tools.ts';
import type { AgentEntry } from '../catalogue/entry.ts';

/** One agent of `/agents.json`: flat, each field with what it is. */
const listedAgentSchema = z.object({
  name: z.string().min(1).meta({ description: 'What the agent is called by. Two agents may have the same name.' }),
  slug: z.string().min(1).meta({ description: 'The name made safe for addresses; unique in the catalogue.' }),
  summary: z.string().meta({ description: 'When to call it: its description without the examples.' }),
  page: z.url().meta({ description: 'The address of its page, for people.' }),
  file: z.url().meta({ description: 'The address of its file, byte for byte.' }),
  record: z.url().meta({ description: 'The address of everything that is derived from the file, as JSON.' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'The SHA-256 of the file, in hexadecimal.' }),
  size: z.int().min(1).meta({ description: 'The size of the file in bytes.' }),
  contextTokens: z
    .int()
    .min(0)
    .meta({ description: 'About how many tokens its description takes, which is always in context.' }),
  promptTokens: z
    .int()
    .min(0)
    .meta({ description: 'About how many tokens its prompt takes, which is read when it is called.' }),
  model: z.string().min(1).meta({ description: 'The model as the file says it; inherit when it says none.' }),
  access: z.array(z.enum(ABILITIES)).meta({
    description: 'What it may do: read, write, run commands, use the network, spawn agents, use MCP servers.',
  }),
  everything: z
    .boolean()
    .meta({ description: 'Whether it inherits every tool of the session, less those it is denied.' }),
  capabilities: z
    .array(z.string().min(1))
    .meta({ description: 'The slugs of the capabilities that its file proves, strongest first.' }),
  changed: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'When the file last changed, where there is a history.' }),
  collection: z
    .string()
    .optional()
    .meta({ description: 'What the collection is called that it belongs to, where there are several.' }),
  licence: z.string().optional().meta({ description: 'The licence, where the file or its folder says one.' }),
});

/** What `/agents.json` holds, and what `/schema/agents.json` is made from. */
export const agentListSchema = z.object({
  $schema: z.url().meta({ description: 'The address of this schema.' }),
  version: z
    .literal(1)
    .meta({ description: 'The version of this format. Fields may come without a new version; none goes or changes.' }),
  home: z.url().meta({ description: 'The address of the catalogue.' }),
  count: z.int().min(0).meta({ description: 'How many agents there are.' }),
  agents: z.array(listedAgentSchema).meta({ description: 'Every agent, in the order of their names.' }),
});

/**
 * The list of all agents as JSON. Each agent stands on a line of its own, so that the list can also be read line by line.
 * @param url makes absolute addresses of paths below the base path
 */
export function agentListText(agents: readonly AgentEntry[], url: (path: string) => string): string {
  const head: Omit<AgentList, 'agents'> = {
    $schema: url('schema/agents.json'),
    version: 1,
    home: url(''),
    count: agents.length,
  };
  const lines = agents.map((entry) => JSON.stringify(listedAgent(entry, url)));
  return `${JSON.stringify(head).slice(0, -1)},"agents":[\n${lines.join(',\n')}\n]}\n`;
}

function listedAgent(entry: AgentEntry, url: (path: string) => string): ListedAgent {
  const { agent, slug, sha256, claims, changed, provenance } = entry;
  return {
    name: agent.name,
    slug,
    summary: agent.summary,
    page: url(`agents/${slug}/`),
    file: url(`agents/${slug}.md`),
    record: url(`agents/${slug}.json`),
    sha256,
    size: agent.size.file,
    contextTokens: agent.size.description.tokens,
    promptTokens: agent.size.body.tokens,
    model: modelOf(agent),
    access: agent.access.abilities.filter(({ allowed }) => allowed).map(({ ability }) => ability),
    everything: agent.access.everything,
    capabilities: claims.map(({ capability }) => capability),
    ...(changed === undefined ? {} : { changed }),
    ...(provenance.collection === undefined ? {} : { collection: provenance.collection }),
    ...(provenance.licence === undefined ? {} : { licence: provenance.licence }),
  };
}

/** What `/agents.json` holds. */
export type AgentList = z.infer<typeof agentListSchema>;

type ListedAgent = z.infer<typeof listedAgentSchema>;
