import stringWidth from 'string-width';
import { dialectLabel } from '../agent/dialects/dialects.ts';
import { ownActions, type OwnAction } from '../agent/fields/own-actions.ts';
import type { Dropped } from '../agent/checks/cut-values.ts';
import type { LocatedExample } from '../agent/examples/examples.ts';
import type { Finding } from '../agent/findings/finding.ts';
import { wholeSentences } from '../agent/sentences.ts';
import { joinedLines } from '../agent/wrapped-lines.ts';
import { colorOf } from '../catalogue/agent-color.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { accessInWords, bytesInWords, counted, effortInWords, isProactive, modelInWords } from '../catalogue/words.ts';
import { shownFamily, type ShownFamily } from './family.ts';
import type { AgentHtml } from '../prompt/agent-prompt.ts';
import type { Heading } from '../prompt/render-prompt.ts';
import { linkedLines } from '../vocabulary/coverage.ts';

/**
 * What an agent's page shows, in page order. The template only lays it out.
 * @param html the HTML of its header and prompt
 * @param titles the titles of capabilities, by slug
 */
export function agentPage(entry: AgentEntry, html: AgentHtml, titles: ReadonlyMap<string, string>): AgentPage {
  const { agent, claims, headings, findings } = entry;
  const linked = linkedLines(claims).filter((line) => line < agent.bodyLine);
  const nameLine = agent.fields.find(({ key }) => key === 'name')?.line ?? 0;
  const examples = examplesWithIds(
    agent.examples.filter(({ loaded }) => loaded),
    linked,
  );
  const exampleIds = new Set(examples.flatMap(({ id }) => id ?? []));
  const effort = effortInWords(agent);
  const summary = joinedLines(agent.summary) || 'Its description has only examples.';
  return {
    description: wholeSentences(agent.summary || agent.description, USUAL_DESCRIPTION),
    color: colorOf(agent),
    name: {
      text: agent.name,
      id: linked.includes(nameLine) ? idOf(nameLine) : undefined,
      isLong: stringWidth(agent.name) > LONG_NAME,
    },
    summary: {
      text: summary,
      isLong: linesOf(summary) > LONG_SUMMARY,
      // Linked lines of the header that are shown nowhere else belong to the description.
      ids: linked
        .filter((line) => line !== nameLine)
        .map(idOf)
        .filter((id) => !exampleIds.has(id)),
    },
    facts: [modelInWords(agent), ...(effort === undefined ? [] : [effort])],
    writtenFor: agent.dialect === 'claude-code' ? undefined : dialectLabel(agent.dialect),
    family: shownFamily(entry),
    proactive: isProactive(agent),
    everything: agent.access.everything,
    access: accessInWords(agent.access),
    loads: agent.loading !== 'not-in-claude-code',
    dropped: agent.dropped,
    examples: { open: examples.slice(0, OPEN_EXAMPLES), more: examples.slice(OPEN_EXAMPLES) },
    ownActions: ownActions(agent.values),
    toolFindings: findings.filter(isAboutTools),
    otherFindings: findings.filter((finding) => !isAboutTools(finding)),
    covers: claims.map(({ capability, line }) => ({
      capability,
      title: titles.get(capability) ?? capability,
      line,
    })),
    contents: contentsOf(headings),
    header: html.header,
    prompt: html.prompt,
    size: [
      `The description is always in context: about ${counted(agent.size.description.tokens, 'token')},`,
      `${counted(agent.size.description.words, 'word')}. The prompt is read when the agent is called: about`,
      `${counted(agent.size.body.tokens, 'token')}, ${counted(agent.size.body.words, 'word')}.`,
      `The file is ${bytesInWords(agent.size.file)}.`,
    ].join(' '),
  };
}

/** How much of a description search engines show, in characters. */
const USUAL_DESCRIPTION = 160;
/** How many examples are shown; the others are folded away. */
const OPEN_EXAMPLES = 2;
/** A longer name is set in smaller letters, in columns of a terminal. */
const LONG_NAME = 32;
/** With more lines, the summary comes after the command and the facts, which have to be in the first screen. */
const LONG_SUMMARY = 12;
/** How wide a line of the summary is on the page, in columns of a terminal. */
const SUMMARY_WIDTH = 60;
/** A table of contents with fewer entries saves nothing. */
const MIN_CONTENTS = 4;

/** Each example with the id for links to its line. Of several on one line, only the first gets the id. */
function examplesWithIds(examples: readonly LocatedExample[], linked: readonly number[]): ShownExample[] {
  const taken = new Set<number>();
  return examples.map((example) => {
    if (!linked.includes(example.line) || taken.has(example.line)) return { example, id: undefined };
    taken.add(example.line);
    return { example, id: idOf(example.line) };
  });
}

/** The top two levels of headings; empty when they are too few to need a table of contents. */
function contentsOf(headings: readonly Heading[]): ContentsEntry[] {
  // One at a time: spreading the headings of a hostile file would exceed the argument limit.
  const top = headings.reduce((least, { level }) => Math.min(least, level), Infinity);
  const shown = headings.filter(({ level }) => level <= top + 1);
  return shown.length < MIN_CONTENTS ? [] : shown.map((heading) => ({ ...heading, deeper: heading.level > top }));
}

/** How many lines a summary takes on a wide screen. */
function linesOf(summary: string): number {
  return summary
    .split('\n')
    .reduce((lines, line) => lines + Math.max(1, Math.ceil(stringWidth(line) / SUMMARY_WIDTH)), 0);
}

function isAboutTools({ code }: Finding): boolean {
  return code.startsWith('tool');
}

function idOf(line: number): string {
  return `line-${line}`;
}

/** What an agent's page shows. */
export interface AgentPage {
  /** For search engines. */
  description: string;
  color: string;
  /** The name, with the id for links to its line, and whether it needs smaller letters. */
  name: { text: string; id: string | undefined; isLong: boolean };
  /** What the agent is for, with the ids for links to its lines, and whether other things come before it. */
  summary: { text: string; ids: string[]; isLong: boolean };
  /** The model and the effort, in words. */
  facts: string[];
  /** The tool that the file is written for; undefined for Claude Code. */
  writtenFor: string | undefined;
  /** The same agent in files for other tools; undefined if there is none. */
  family: ShownFamily | undefined;
  proactive: boolean;
  /** Whether it inherits every tool. */
  everything: boolean;
  /** What it may do, in short. */
  access: string;
  /** Whether Claude Code loads the file as it is. */
  loads: boolean;
  /** The parts of values that are not loaded. */
  dropped: readonly Dropped[];
  examples: { open: ShownExample[]; more: ShownExample[] };
  /** What it does by itself. */
  ownActions: OwnAction[];
  /** The HTML of everything above the prompt, as written. */
  header: string;
  toolFindings: Finding[];
  otherFindings: Finding[];
  /** The capabilities that it covers, the strongest first. */
  covers: { capability: string; title: string; line: number }[];
  /** The prompt's table of contents; empty when it needs none. */
  contents: ContentsEntry[];
  /** The prompt's HTML; blank when the file has no prompt. */
  prompt: string;
  /** A few sentences on how much of a model's context it takes. */
  size: string;
}

/** An example, with the id for links to its line. */
export interface ShownExample {
  example: LocatedExample;
  id: string | undefined;
}

interface ContentsEntry extends Heading {
  /** Whether it is on the second of the two levels. */
  deeper: boolean;
}
