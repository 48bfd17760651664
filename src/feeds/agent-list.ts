import { sourcePath } from '../catalogue/source-path.ts';
import { z } from 'zod';
import { modelOf } from '../agent/agent-file.ts';
import { ABILITIES } from '../agent/fields/tools.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { badgePath } from '../checks/badge-path.ts';

/** An agent in `/agents.json`, as a flat object. */
const listedAgentSchema = z.object({
  name: z
    .string()
    .min(1)
    .meta({ description: 'The name by which the agent is called. Two agents may have the same name.' }),
  slug: z.string().min(1).meta({ description: 'The name made safe for URLs; unique in the catalogue.' }),
  summary: z.string().meta({ description: 'When to call it: the description without its examples.' }),
  page: z.url().meta({ description: 'The address of its page, for people.' }),
  file: z.url().meta({ description: 'The address of its file, which is served byte for byte.' }),
  record: z.url().meta({ description: 'The address of its record: everything derived from the file, as JSON.' }),
  badge: z.url().meta({ description: 'The address of a picture of its name and findings, as SVG, for a README.' }),
  sha256: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .meta({ description: 'The SHA-256 of the file, in hexadecimal.' }),
  size: z.int().min(1).meta({ description: 'The size of the file in bytes.' }),
  contextTokens: z
    .int()
    .min(0)
    .meta({ description: 'An estimate of the tokens in its description, which is always in context.' }),
  promptTokens: z
    .int()
    .min(0)
    .meta({ description: 'An estimate of the tokens in its prompt, which is loaded when it is called.' }),
  model: z.string().min(1).meta({ description: 'The model as the file gives it; inherit when it gives none.' }),
  access: z.array(z.enum(ABILITIES)).meta({
    description: 'What it may do: read, write, run commands, use the network, spawn agents, use MCP servers.',
  }),
  everything: z
    .boolean()
    .meta({ description: 'Whether it inherits every tool of the session, except those it is denied.' }),
  capabilities: z
    .array(z.string().min(1))
    .meta({ description: 'The slugs of the capabilities that it covers, strongest first.' }),
  changed: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'When the file last changed, if its history is known.' }),
  collection: z
    .string()
    .optional()
    .meta({ description: 'The name of the collection that it belongs to, if there are several.' }),
  licence: z.string().optional().meta({ description: 'The licence, if the file or its folder gives one.' }),
});

/** The content of `/agents.json`. `/schema/agents.json` is generated from it, with these descriptions. */
export const agentListSchema = z.object({
  $schema: z.url().meta({ description: 'The address of this schema.' }),
  version: z.literal(1).meta({
    description: 'The version of this format. Within a version fields may be added, but none is removed or changed.',
  }),
  home: z.url().meta({ description: 'The address of the catalogue.' }),
  count: z.int().min(0).meta({ description: 'The number of agents.' }),
  agents: z.array(listedAgentSchema).meta({ description: 'Every agent, ordered by name.' }),
});

/**
 * The list of all agents as JSON, one agent per line, so that programs can also read it line by line.
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
    file: url(sourcePath(entry)),
    record: url(`agents/${slug}.json`),
    badge: url(badgePath(slug)),
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

/** The content of `/agents.json`. */
export type AgentList = z.infer<typeof agentListSchema>;

type ListedAgent = z.infer<typeof listedAgentSchema>;
