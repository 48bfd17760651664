import type { LocatedExample } from '../agent/examples/examples.ts';
import type { Finding } from '../agent/findings/finding.ts';
import { colorOf } from '../catalogue/agent-color.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { bytesInWords, counted, effortInWords, isProactive, modelInWords, shortened } from '../catalogue/words.ts';
import type { Heading } from '../prompt/render-prompt.ts';
import { linkedLines } from '../vocabulary/coverage.ts';

/**
 * What the page of an agent shows, in the order of the page. The template only lays it out.
 * @param prompt the prompt's HTML
 * @param titles the titles of capabilities by their slugs
 */
export function agentPage(entry: AgentEntry, prompt: string, titles: ReadonlyMap<string, string>): AgentPage {
  const { agent, claims, headings, findings } = entry;
  const linked = linkedLines(claims).filter((line) => line < agent.bodyLine);
  const nameLine = agent.fields.find(({ key }) => key === 'name')?.line ?? 0;
  const examples = examplesWithIds(agent.examples, linked);
  const ofExamples = new Set(examples.flatMap(({ id }) => id ?? []));
  const effort = effortInWords(agent);
  return {
    description: shortened(agent.summary || agent.description, MAX_DESCRIPTION),
    color: colorOf(agent),
    name: { text: agent.name, id: linked.includes(nameLine) ? idOf(nameLine) : undefined },
    summary: {
      text: agent.summary || 'Its description is nothing but examples.',
      // The lines of the header that are shown nowhere else are those of the description.
      ids: linked
        .filter((line) => line !== nameLine)
        .map(idOf)
        .filter((id) => !ofExamples.has(id)),
    },
    facts: [modelInWords(agent), ...(effort === undefined ? [] : [effort])],
    proactive: isProactive(agent),
    everything: agent.access.everything,
    examples: { open: examples.slice(0, OPEN_EXAMPLES), more: examples.slice(OPEN_EXAMPLES) },
    toolFindings: findings.filter(isAboutTools),
    otherFindings: findings.filter((finding) => !isAboutTools(finding)),
    covers: claims.slice(0, MAX_CLAIMS).map(({ capability, line }) => ({
      capability,
      title: titles.get(capability) ?? capability,
      line,
    })),
    contents: contentsOf(headings),
    prompt,
    size: [
      `The description is always in context: about ${counted(agent.size.description.tokens, 'token')},`,
      `${counted(agent.size.description.words, 'word')}. The prompt is read when the agent is called: about`,
      `${counted(agent.size.body.tokens, 'token')}, ${counted(agent.size.body.words, 'word')}.`,
      `The file has ${bytesInWords(agent.size.file)}.`,
    ].join(' '),
  };
}

/** The length of the description for search engines, in characters. */
const MAX_DESCRIPTION = 160;
/** How many examples are open; the others are folded away. */
const OPEN_EXAMPLES = 2;
const MAX_CLAIMS = 10;
/** A table of contents with fewer entries saves nothing. */
const MIN_CONTENTS = 4;

/** Each example with the id that its line is linked by; of several on one line, the first has it. */
function examplesWithIds(examples: readonly LocatedExample[], linked: readonly number[]): ShownExample[] {
  const taken = new Set<number>();
  return examples.map((example) => {
    if (!linked.includes(example.line) || taken.has(example.line)) return { example, id: undefined };
    taken.add(example.line);
    return { example, id: idOf(example.line) };
  });
}

/** The two highest levels of headings; none where there are few. */
function contentsOf(headings: readonly Heading[]): ContentsEntry[] {
  // One at a time: spreading the headings of a hostile file would exceed the argument limit.
  const top = headings.reduce((least, { level }) => Math.min(least, level), Infinity);
  const shown = headings.filter(({ level }) => level <= top + 1);
  return shown.length < MIN_CONTENTS ? [] : shown.map((heading) => ({ ...heading, deeper: heading.level > top }));
}

function isAboutTools({ code }: Finding): boolean {
  return code.startsWith('tool');
}

function idOf(line: number): string {
  return `line-${line}`;
}

/** What the page of an agent shows. */
export interface AgentPage {
  /** For search engines. */
  description: string;
  color: string;
  /** The name, with the id that its line is linked by. */
  name: { text: string; id: string | undefined };
  /** What the agent is for, with the ids of the lines that it comes from. */
  summary: { text: string; ids: string[] };
  /** The model and the effort, in words. */
  facts: string[];
  proactive: boolean;
  /** Whether it inherits every tool. */
  everything: boolean;
  examples: { open: ShownExample[]; more: ShownExample[] };
  toolFindings: Finding[];
  otherFindings: Finding[];
  /** The capabilities that it covers most strongly. */
  covers: { capability: string; title: string; line: number }[];
  /** The table of contents of the prompt; empty where the prompt needs none. */
  contents: ContentsEntry[];
  /** The prompt's HTML; blank when the file ends with its header. */
  prompt: string;
  /** How much room it takes in a model's context, in words. */
  size: string;
}

/** An example, with the id that its line is linked by. */
export interface ShownExample {
  example: LocatedExample;
  id: string | undefined;
}

interface ContentsEntry extends Heading {
  /** Whether it belongs below another. */
  deeper: boolean;
}
