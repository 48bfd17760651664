import { z } from 'zod';
import { COLORS } from '../agent/fields/schema.ts';
import { ABILITIES } from '../agent/fields/tools.ts';

const line = z.int().min(1);
const share = z.number().min(0).max(1);
const texts = z.array(z.string());
const measured = z
  .object({ bytes: z.int().min(0), words: z.int().min(0), tokens: z.int().min(0) })
  .meta({ description: 'How much of a context a text takes: UTF-8 bytes, words, and an estimate of its tokens.' });

/** What `/agents/<slug>.json` holds, and what `/schema/agent-record.json` is made from: each field says what it is. */
export const recordSchema = z.object({
  $schema: z.url().meta({ description: 'The address of this schema.' }),
  name: z.string().min(1).meta({ description: 'What the agent is called by.' }),
  slug: z.string().min(1).meta({ description: 'The name made safe for addresses; unique in the catalogue.' }),
  description: z.string().meta({ description: 'The whole description, unescaped where the file escapes it twice.' }),
  summary: z.string().meta({ description: 'The description without its examples.' }),
  file: z
    .object({
      path: z.string().min(1).meta({ description: 'The path in the collection, with forward slashes.' }),
      url: z.url().meta({ description: 'The address of the file, byte for byte.' }),
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .meta({ description: 'The SHA-256 of the file, in hexadecimal.' }),
      bytes: z.int().min(1).meta({ description: 'The size of the file in bytes.' }),
      bodyOffset: z.int().min(0).meta({ description: 'The byte of the file at which its body starts.' }),
    })
    .meta({ description: 'The file, which is the truth: everything else here is derived from it.' }),
  page: z.url().meta({ description: 'The address of the agent’s page.' }),
  color: z.string().meta({
    description: 'The colour it is shown in; none when it has none that Claude Code knows.',
    enum: [...COLORS, 'none'],
  }),
  route: z.enum(['strict', 'tolerant', 'error']).meta({
    description: 'strict: every reader loads the header; tolerant: strict YAML readers skip it. Errors are not listed.',
  }),
  frontmatter: z
    .array(
      z.object({
        key: z.string(),
        value: z.unknown().meta({ description: 'As YAML reads it, or as text on the tolerant route.' }),
        line: line.meta({ description: 'The line of the key, from 1.' }),
        column: line.meta({ description: 'The column of the key, from 1.' }),
      }),
    )
    .meta({ description: 'The fields in the order of the file.' }),
  access: z
    .object({
      everything: z
        .boolean()
        .meta({ description: 'Whether it inherits every tool of the session, less those in disallowed.' }),
      tools: texts.meta({ description: 'The tools that it is given by name; empty when it inherits everything.' }),
      disallowed: texts.meta({ description: 'The tools that it is denied.' }),
      abilities: z
        .array(
          z.object({
            ability: z.enum(ABILITIES),
            allowed: z.boolean(),
            all: z.boolean().meta({ description: 'Whether nothing narrows it.' }),
            tools: texts.meta({ description: 'The tools, or MCP servers, that grant it, where they are named.' }),
            without: texts.meta({ description: 'The tools that were taken away from it.' }),
            inMemory: z
              .boolean()
              .meta({ description: 'Whether it is not allowed but in the folder of the agent’s memory.' }),
          }),
        )
        .meta({ description: 'One entry for each ability, in a fixed order.' }),
    })
    .meta({ description: 'What it may do.' }),
  capabilities: z
    .array(
      z.object({
        slug: z.string().min(1).meta({ description: 'Its page is capabilities/<slug>/.' }),
        title: z.string(),
        group: z.string().meta({ description: 'The id of one of the twelve groups; empty when there is none.' }),
        strength: share.meta({ description: 'How much the file proves it.' }),
        line: line.meta({ description: 'The line of the file that proves it best, from 1.' }),
        lines: line.meta({ description: 'How many lines of the file speak of it.' }),
      }),
    )
    .meta({ description: 'What it covers, strongest first.' }),
  shares: z
    .array(share)
    .meta({ description: 'How much of it lies in each of the twelve groups, in the order of its fingerprint.' }),
  examples: z
    .array(
      z.object({
        origin: z.enum(['description', 'body']).meta({ description: 'Where in the file it stands.' }),
        turns: z
          .array(z.object({ role: z.enum(['context', 'user', 'assistant', 'commentary']), text: z.string() }))
          .meta({ description: 'The dialogue; empty when it could not be read as one.' }),
        text: z.string().meta({ description: 'The example as it stands, when it is no dialogue; empty otherwise.' }),
        line: line.meta({ description: 'The line of the file on which it starts, from 1.' }),
      }),
    )
    .meta({ description: 'The examples of when to call it: those of the description, then those of the body.' }),
  headings: texts.meta({ description: 'The headings of the body, in order.' }),
  size: z.object({
    file: z.int().min(1).meta({ description: 'The file in bytes.' }),
    description: measured.meta({ description: 'The description, which is always in context.' }),
    body: measured.meta({ description: 'The body, which is read when the agent is called.' }),
  }),
  findings: z
    .array(
      z.object({
        code: z.string().min(1).meta({ description: 'Which kind of finding; codes do not change.' }),
        severity: z.enum(['error', 'warning', 'note']),
        file: z.string().min(1),
        line,
        column: line,
        message: z.string().min(1).meta({ description: 'What is wrong and what follows from it.' }),
        fix: z.string().min(1).meta({ description: 'How to mend it.' }),
        excerpt: z.string().optional().meta({ description: 'The line as it stands in the file.' }),
        corrected: z.string().optional().meta({ description: 'The line as it should be.' }),
      }),
    )
    .meta({ description: 'Everything worth telling about the file, in the order of its lines.' }),
});

/** The published form of an agent. */
export type AgentRecord = z.infer<typeof recordSchema>;
