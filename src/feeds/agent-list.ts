import { sourcePath } from '../catalogue/source-path.ts';
import { z } from 'zod';
import { modelOf } from '../agent/agent-file.ts';
import { ABILITIES } from '../agent/fields/tools.ts';
import { cutList, listPath } from '../catalogue/list-pages.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { badgePath } from '../checks/badge-path.ts';

/** An agent in `/agents.json` or one of its further pages, as a flat object. */
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

/**
 * The content of `/agents.json`, and of the further pages of a long list. `/schema/agents.json` is generated from it, with
 * these descriptions. A long list has a version of its own, so that no program that knows only whole lists takes the first
 * page for all agents.
 */
export const agentListSchema = z.object({
  $schema: z.url().meta({ description: 'The address of this schema.' }),
  version: z.literal([1, 2]).meta({
    description:
      'The version of this format: 1 for a list in one file, 2 for a page of a list in several, which begins at agents.json. Within a version fields may be added, but none is removed or changed.',
  }),
  home: z.url().meta({ description: 'The address of the catalogue.' }),
  count: z.int().min(0).meta({ description: 'The number of agents, on all pages together.' }),
  next: z.url().optional().meta({
    description: 'The address of the next page. The last page, or only one, has none.',
  }),
  agents: z.array(listedAgentSchema).meta({
    description: 'Every agent, ordered by name; in version 2 those of this page.',
  }),
});

/**
 * The list of all agents as JSON, one agent per line, so that programs can also read it line by line.
 * @param url makes absolute addresses of paths below the base path
 * @returns its pages: one, unless there are very many agents
 */
export function agentListTexts(agents: readonly AgentEntry[], url: (path: string) => string): string[] {
  const lines = agents.map((entry) => JSON.stringify(listedAgent(entry, url)));
  return cutList(lines, MAX_PAGE_BYTES).map((page, index, { length }) => {
    const head: Omit<AgentList, 'agents'> = {
      $schema: url('schema/agents.json'),
      version: length === 1 ? 1 : 2,
      home: url(''),
      count: agents.length,
      ...(index + 1 === length ? {} : { next: url(listPath(AGENT_LIST_PATH, index + 2)) }),
    };
    return `${JSON.stringify(head).slice(0, -1)},"agents":[\n${page.join(',\n')}\n]}\n`;
  });
}

/** Where the first page is, below the base path. */
const AGENT_LIST_PATH = 'agents.json';

/** A third of a line is addresses and names of fields, which cost little when compressed. */
const MAX_PAGE_BYTES = 300_000;

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
