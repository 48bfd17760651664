import { DIALECT_IDS } from '../agent/dialects/dialect.ts';
import { z } from 'zod';
import { COLORS } from '../agent/fields/schema.ts';
import { ABILITIES } from '../agent/fields/tools.ts';
import { LOADINGS } from '../agent/loading.ts';
import { DIFFERENCES } from './likeness/family.ts';
import { HISTORY_REACHES } from './version.ts';

const line = z.int().min(1);
const share = z.number().min(0).max(1);
const texts = z.array(z.string());
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const measured = z
  .object({ bytes: z.int().min(0), words: z.int().min(0), tokens: z.int().min(0) })
  .meta({ description: 'The size of a text: UTF-8 bytes, words, and an estimate of its tokens.' });

/** The content of `/agents/<slug>.json`. `/schema/agent-record.json` is generated from it, with these descriptions. */
export const recordSchema = z.object({
  $schema: z.url().meta({ description: 'The address of this schema.' }),
  name: z.string().min(1).meta({ description: 'The name by which the agent is called.' }),
  slug: z.string().min(1).meta({ description: 'The name made safe for URLs; unique in the catalogue.' }),
  sameNamed: texts.optional().meta({
    description:
      'The slugs of other agents of the same name for the same tool, the first few; Claude Code loads only one of them. Absent if there are none.',
  }),
  family: z
    .array(
      z.object({
        slug: z.string().min(1).meta({ description: 'The slug of the other file’s agent.' }),
        name: z.string().min(1).meta({ description: 'Its name, which tools may spell differently.' }),
        dialect: z.enum(DIALECT_IDS).meta({ description: 'The tool that the other file is written for.' }),
        differs: z.array(z.enum(DIFFERENCES)).meta({
          description: 'What differs: the texts, the model, the effort, or what it may do (tools). Empty for nothing.',
        }),
      }),
    )
    .optional()
    .meta({
      description:
        'The same agent in files for other tools, at most one for each: of the same name in the same project, or with nearly the same prompt. Absent if there is none.',
    }),
  description: z
    .string()
    .meta({ description: 'The whole description. If the file escapes it twice, it is unescaped here.' }),
  summary: z.string().meta({ description: 'The description without its examples.' }),
  file: z
    .object({
      path: z.string().min(1).meta({ description: 'The path in the collection, with forward slashes.' }),
      url: z.url().meta({ description: 'The address of the file, which is served byte for byte.' }),
      sha256: sha256.meta({ description: 'The SHA-256 of the file, in hexadecimal.' }),
      bytes: z.int().min(1).meta({ description: 'The size of the file in bytes.' }),
      bodyOffset: z.int().min(0).meta({ description: 'The offset of the body in the file, in bytes.' }),
    })
    .meta({ description: 'The file. Everything else here is derived from it.' }),
  page: z.url().meta({ description: 'The address of the agent’s page.' }),
  history: z.enum(HISTORY_REACHES).meta({
    description:
      'How far back its versions are known. whole: all of them. newest: only the newest, of very many. cut: Git took too long to read all of them. shallow: none, because the site was built from a shallow clone. none: there is no history.',
  }),
  versions: z
    .array(
      z.object({
        sha256: sha256.meta({ description: 'The SHA-256 of the file as it was, in hexadecimal.' }),
        bytes: z.int().min(0).meta({ description: 'Its size in bytes.' }),
        date: z.iso
          .datetime({ offset: true })
          .optional()
          .meta({ description: 'When it was committed; absent for changes that no commit has.' }),
        commit: z.string().optional().meta({ description: 'The id of the commit, in hexadecimal.' }),
        subject: z.string().optional().meta({ description: 'The first line of its message, at most 200 characters.' }),
        file: z.string().optional().meta({
          description: 'The path of the file then, in the collection; begins with ../ where it was outside.',
        }),
        changes: texts.optional().meta({
          description: 'What changed in the header since the version before, in words, such as tools: + Bash.',
        }),
        page: z.url().optional().meta({ description: 'The address of the difference, for people.' }),
      }),
    )
    .meta({ description: 'The versions of the file, newest first; the first is the file that is served now.' }),
  color: z.string().meta({
    description: 'The colour it is shown in; none when it has no colour that Claude Code knows.',
    enum: [...COLORS, 'none'],
  }),
  dialect: z.enum(DIALECT_IDS).meta({ description: 'The tool that the file is written for.' }),
  evidence: texts.meta({
    description: 'What shows the dialect: folders, fields, names of tools. Empty for the default, Claude Code.',
  }),
  format: z.enum(['markdown', 'toml', 'json']).meta({ description: 'How the file is written.' }),
  route: z.enum(['strict', 'tolerant', 'error']).meta({
    description:
      'strict: readers of strict YAML read the header. tolerant: they reject it. error: does not occur in records.',
  }),
  loading: z.enum(LOADINGS).meta({
    description:
      'everywhere: every reader loads the file as it is. claude-code: Claude Code does, strict YAML readers do not. not-in-claude-code: not even Claude Code does. own-tool: the file is in the form of another tool.',
  }),
  dropped: z
    .array(
      z.object({
        key: z.string().meta({ description: 'The field.' }),
        text: z.string().meta({ description: 'The part, as written.' }),
        line: line.meta({ description: 'The line on which it starts, from 1.' }),
      }),
    )
    .meta({ description: 'The parts of values that are in the file and are not loaded by Claude Code.' }),
  frontmatter: z
    .array(
      z.object({
        key: z.string(),
        value: z.unknown().meta({ description: 'The value as parsed from YAML; a text on the tolerant route.' }),
        line: line.meta({ description: 'The line of the key, from 1.' }),
        column: line.meta({ description: 'The column of the key, from 1.' }),
      }),
    )
    .meta({ description: 'The fields of the header, in the order of the file.' }),
  access: z
    .object({
      everything: z
        .boolean()
        .meta({ description: 'Whether it inherits every tool of the session, except those in disallowed.' }),
      tools: texts.meta({ description: 'The tools it is granted by name; empty when it inherits everything.' }),
      disallowed: texts.meta({ description: 'The tools it is denied.' }),
      fromMemory: texts.meta({ description: 'Those of its tools that it has only because of memory.' }),
      abilities: z
        .array(
          z.object({
            ability: z.enum(ABILITIES),
            allowed: z.boolean(),
            all: z.boolean().meta({ description: 'Whether the ability is unrestricted.' }),
            tools: texts.meta({ description: 'The tools or MCP servers that grant it, if named.' }),
            without: texts.meta({ description: 'The tools of this ability that it is denied.' }),
          }),
        )
        .meta({ description: 'One entry per ability, in a fixed order.' }),
    })
    .meta({ description: 'What the agent may do.' }),
  capabilities: z
    .array(
      z.object({
        slug: z.string().min(1).meta({ description: 'The slug; its page is capabilities/<slug>/.' }),
        title: z.string(),
        group: z.string().meta({ description: 'The id of one of the twelve groups; empty for none.' }),
        strength: share.meta({ description: 'How strongly the file proves it, from 0 to 1.' }),
        line: line.meta({ description: 'The line of the file that proves it best, from 1.' }),
        lines: line.meta({ description: 'How many lines of the file mention it.' }),
      }),
    )
    .meta({ description: 'The capabilities that the agent covers, strongest first.' }),
  shares: z.array(share).meta({
    description: 'The agent’s share in each of the twelve groups, from 0 to 1, in the order of the fingerprint.',
  }),
  examples: z
    .array(
      z.object({
        origin: z.enum(['description', 'body']).meta({ description: 'The part of the file it is in.' }),
        turns: z
          .array(z.object({ role: z.enum(['context', 'user', 'assistant', 'commentary']), text: z.string() }))
          .meta({ description: 'The dialogue; empty when the example cannot be read as one.' }),
        text: z.string().meta({ description: 'The text of the example when it is not a dialogue; otherwise empty.' }),
        line: line.meta({ description: 'The line of the file on which it starts, from 1.' }),
        loaded: z.boolean().meta({ description: 'Whether Claude Code loads it; not when its value is cut before it.' }),
      }),
    )
    .meta({ description: 'Examples of when to call it, from the description and then from the body.' }),
  tools: z
    .array(
      z.object({
        tool: z.string().min(1).meta({ description: 'The key of the tool.' }),
        label: z.string().min(1).meta({ description: 'The name of the tool.' }),
        checkedWith: z
          .string()
          .optional()
          .meta({ description: 'The version that was asked; absent if none could be.' }),
        asIs: z.enum(['whole', 'part', 'no', 'unknown']).meta({ description: 'Whether it loads the file as it is.' }),
        why: texts.meta({ description: 'Why it does not load all of it, a sentence each.' }),
        file: z.enum(['original', 'portable', 'converted']).meta({
          description: 'What this catalogue hands out for it: the file, its portable copy, or its own format.',
        }),
      }),
    )
    .meta({ description: 'What each tool does with the file.' }),
  install: z
    .array(
      z.object({
        tool: z.string().min(1).meta({ description: 'The key of the tool.' }),
        url: z.url().meta({ description: 'The address of the file that the tool gets.' }),
        path: z.string().min(1).meta({ description: 'Where the tool reads it in a project, with forward slashes.' }),
        sha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .meta({ description: 'The SHA-256 of that file, in hexadecimal.' }),
        lost: texts.meta({ description: 'What the agent loses there, a sentence each.' }),
      }),
    )
    .meta({ description: 'How each tool gets the agent.' }),
  headings: texts.meta({ description: 'The headings of the body, in order.' }),
  size: z.object({
    file: z.int().min(1).meta({ description: 'The size of the file in bytes.' }),
    description: measured.meta({ description: 'The description, which is always in context.' }),
    body: measured.meta({ description: 'The body, which is loaded when the agent is called.' }),
  }),
  findings: z
    .array(
      z.object({
        code: z.string().min(1).meta({ description: 'The kind of finding; codes do not change.' }),
        severity: z.enum(['error', 'warning', 'note']),
        file: z.string().min(1),
        line,
        column: line,
        message: z.string().min(1).meta({ description: 'What is wrong and what follows from it.' }),
        fix: z.string().min(1).meta({ description: 'How to fix it.' }),
        excerpt: z.string().optional().meta({ description: 'The line as it is in the file.' }),
        corrected: z.string().optional().meta({ description: 'The line as it should be.' }),
      }),
    )
    .meta({ description: 'Everything worth reporting about the file, in the order of its lines.' }),
});

/** The published form of an agent. */
export type AgentRecord = z.infer<typeof recordSchema>;
