import type { LocatedExample } from '../examples/examples.ts';
import type { Context } from './context.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { lineAt } from '../header/source.ts';

/**
 * Finds examples that call another agent and never this one.
 * @param name this agent's name
 * @returns one finding for each other name
 */
export function checkExamples(context: Context, name: string, examples: readonly LocatedExample[]): Finding[] {
  const calls = new Map<string, LocatedExample[]>();
  for (const example of examples) {
    const text = example.turns
      .filter(({ role }) => role !== 'user')
      .map((turn) => turn.text)
      .join('\n');
    if (text.toLowerCase().includes(name.toLowerCase())) continue;
    for (const other of new Set(calledNames(text))) {
      const calling = calls.get(other);
      if (calling === undefined) calls.set(other, [example]);
      else calling.push(example);
    }
  }
  return [...calls].map(([other, calling]) => {
    const line = calling[0]?.line ?? 1;
    const excerpt = lineAt(context.source, line);
    const many = calling.length === 1 ? 'An example calls' : `${calling.length} examples call`;
    return finding(
      'example-other-agent',
      { file: context.file, line, column: Math.max(0, excerpt.indexOf(other)) + 1 },
      `${many} the agent "${other}", but this agent is named "${name}"; a session that follows the example looks for the wrong agent.`,
      `Write "${name}" in the examples.`,
      { excerpt },
    );
  });
}

/** "use the code-reviewer agent", "launch `code-reviewer`": hyphenated names that an assistant says it calls. */
function calledNames(text: string): string[] {
  const call =
    /\b(?:us(?:e|ing)|launch(?:ing)?|invok(?:e|ing)|engag(?:e|ing)|call(?:ing)?|run(?:ning)?|delegat(?:e|ing)(?: this)? to|start(?:ing)?|deploy(?:ing)?|bring in)\s+(?:the\s+|our\s+)?[`"'*@]{0,3}([a-z0-9]+(?:-[a-z0-9]+)+)[`"'*]{0,3}\s+(?:sub-?)?agent\b/gi;
  return [...text.matchAll(call)].map((match) => (match[1] ?? '').toLowerCase()).filter((name) => !GENERIC.test(name));
}

/** Hyphenated words that describe an agent rather than name one. */
const GENERIC =
  /^(?:sub|multi|general-purpose|well-suited|built-in|follow-up|non-\w+|\w+-(?:based|specific|focused|powered|suited))$/;
