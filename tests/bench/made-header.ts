import type { Chance } from './chance.ts';
import { sentence, type Prose } from './prose.ts';

/**
 * Writes the header of an agent, fences included.
 * @param withExamples whether its description has dialogues, about 1,500 bytes of them
 */
export function madeHeader(chance: Chance, prose: Prose, name: string, withExamples: boolean): string {
  const layout = chance.pickByShare(withExamples ? EXAMPLE_LAYOUTS : PLAIN_LAYOUTS);
  const lines = [`name: ${name}`, layout(madeDescription(chance, prose, name, withExamples))];
  const tools = chance.pickByShare(TOOLS);
  if (tools !== undefined) lines.push(tools(chance));
  const model = chance.pickByShare(MODELS);
  if (model !== undefined) lines.push(`model: ${model}`);
  const color = chance.happens(0.5) ? undefined : chance.happens(0.02) ? '"#3b82f6"' : chance.pick(COLORS);
  if (color !== undefined) lines.push(`color: ${color}`);
  if (chance.happens(0.03)) lines.push(`version: ${chance.between(1, 4)}.${chance.between(0, 9)}`);
  return `---\n${lines.join('\n')}\n---\n`;
}

/** The share of real files whose description has dialogues: 670 of 3,493. */
export const SHARE_WITH_EXAMPLES = 0.192;

function madeDescription(chance: Chance, prose: Prose, name: string, withExamples: boolean): Description {
  const opening = chance.pick([
    `Use this agent when ${prose.need()}`,
    `Expert in ${prose.term()}, ${prose.term()} and ${prose.term()}`,
    `Works on ${prose.term()}; use it proactively for ${prose.term()}`,
    `${sentence(prose.term())} and ${prose.term()}, from the first look to the hand-over`,
  ]);
  const more = chance.happens(0.5) ? ` ${prose.sentence()}` : '';
  // Only the layouts that mean to add what YAML would take for a key or a comment.
  const summary = `${opening}.${more}`.replace(/:(?= |$)/g, ',').replace(/ #/g, ' ');
  const examples = Array.from({ length: withExamples ? chance.pickByShare(EXAMPLE_COUNTS) : 0 }, () => ({
    context: sentence(`${prose.need()}.`),
    user: sentence(prose.need()),
    assistant: `I'll use the ${name} agent to look at ${prose.term()}.`,
    commentary: prose.sentence(),
  }));
  return { summary, examples };
}

/** The dialogues in the most common form. */
function dialogues({ examples }: Description): string {
  return examples
    .map(
      ({ context, user, assistant, commentary }) =>
        `<example>\nContext: ${context}\nuser: "${user}"\nassistant: "${assistant}"\n<commentary>\n${commentary}\n</commentary>\n</example>`,
    )
    .join('\n\n');
}

function whole(description: Description): string {
  return `${description.summary} Examples:\n\n${dialogues(description)}`;
}

/** A text with its line breaks written as `\n`. */
function literal(text: string): string {
  return text.replaceAll('\n', '\\n');
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}

type Layout = (description: Description) => string;

const PLAIN_LAYOUTS: readonly (readonly [Layout, number])[] = [
  [({ summary }) => `description: ${summary}`, 70],
  [({ summary }) => `description: ${JSON.stringify(summary)}`, 20],
  [({ summary }) => `description: >-\n${indented(summary)}`, 3],
  [({ summary }) => `description: |\n${indented(summary)}`, 2],
  // Strict readers reject this layout.
  [({ summary }) => `description: ${summary} Use for: the work above.`, 0.9],
];

/** The eight layouts of real files and one without tags, weighted by how many of 670 files have each. */
const EXAMPLE_LAYOUTS: readonly (readonly [Layout, number])[] = [
  [(description) => `description: ${JSON.stringify(JSON.stringify(whole(description)).slice(1, -1))}`, 371],
  [(description) => `description: ${literal(whole(description))}`, 120],
  [(description) => `description: ${whole(description).replace(/\n+/g, ' ')}`, 86],
  [(description) => `description: ${JSON.stringify(whole(description))}`, 37],
  [(description) => `description: ${literal(`${description.summary}\n\n`)}Examples:\n${dialogues(description)}`, 26],
  [(description) => `description: ${whole(description)}`, 13],
  [(description) => `description: |\n${indented(whole(description))}`, 7],
  [(description) => `description: ${description.summary}\n${indented(dialogues(description))}`, 2],
  [
    ({ summary, examples }) =>
      `description: ${summary} Examples: ${examples.map(({ user, assistant }) => `- user: "${user}" assistant: "${assistant}"`).join(' ')}`,
    8,
  ],
];

const EXAMPLE_COUNTS = [
  [1, 2],
  [2, 4],
  [3, 9],
  [4, 1],
] as const;

const TOOL_NAMES = ['Read', 'Write', 'Edit', 'Bash', 'Glob', 'Grep', 'WebFetch', 'WebSearch', 'TodoWrite'] as const;

const someTools = (chance: Chance): string[] => chance.shuffled(TOOL_NAMES).slice(0, chance.between(2, 8));

/** Weighted as in real files: absent, a comma-separated line, a list, a quoted star, a bare star. */
const TOOLS: readonly (readonly [((chance: Chance) => string) | undefined, number])[] = [
  [undefined, 1650],
  [(chance) => `tools: ${someTools(chance).join(', ')}`, 1765],
  [
    (chance) =>
      `tools:\n${someTools(chance)
        .map((name) => `  - ${name}`)
        .join('\n')}`,
    47,
  ],
  [() => 'tools: "*"', 14],
  [() => 'tools: *', 5],
];

const MODELS = [
  [undefined, 34],
  ['sonnet', 36],
  ['opus', 13],
  ['inherit', 11],
  ['haiku', 5],
  ['claude-sonnet-4-5', 1],
] as const;

const COLORS = ['red', 'blue', 'green', 'yellow', 'purple', 'orange', 'pink', 'cyan'] as const;

interface Description {
  summary: string;
  examples: { context: string; user: string; assistant: string; commentary: string }[];
}
