import { listed } from './sentences.ts';

/**
 * The prompt for a tool that starts no agent without one: the description in place of an empty body.
 * @param label the tool’s name
 */
export function promptOf(body: string, description: string, label: string): PromptText {
  if (body.trim() !== '') return { body, losses: [] };
  return {
    body: `\n${description.trim()}\n`,
    losses: [`${label} accepts no agent without a prompt: the description is the prompt there.`],
  };
}

/**
 * The prompt for a tool that replaces names such as `${HOME}` in prompts, and does not start an agent when it does not
 * know one: blanks inside the braces keep the text readable and are no such name.
 * @param label the tool’s name
 */
export function withoutPlaceholders(body: string, label: string): PromptText {
  const text = body.replace(PLACEHOLDER, '${ $1 }');
  if (text === body) return { body, losses: [] };
  const [name = ''] = PLACEHOLDER_NAME.exec(body) ?? [];
  return {
    body: text,
    losses: [
      `${label} would replace names such as ${listed([name])} in the prompt: they have blanks in their braces there.`,
    ],
  };
}

/** Whether a tool that replaces names such as `${HOME}` would find one in a prompt. */
export function hasPlaceholder(body: string): boolean {
  return PLACEHOLDER_NAME.test(body);
}

/** As Gemini CLI 0.61.0 and Qwen Code 0.24.4 find them. */
const PLACEHOLDER = /\$\{(\w+)\}/g;
const PLACEHOLDER_NAME = /\$\{\w+\}/;

/** A prompt, and what differs from the agent’s own. */
interface PromptText {
  body: string;
  losses: string[];
}
