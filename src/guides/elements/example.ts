import { readAgent } from '../../agent/read-agent.ts';
import type { AgentFile } from '../../agent/agent-file.ts';
import { highlightCode } from '../../prompt/highlight.ts';
import { diffLines } from '../../verify/line-diff.ts';

/**
 * Reads an example of a guide and checks that it has the findings that the guide states.
 * @param name the file's name in content/guides/examples
 * @param findings the codes of its findings, in any order
 * @param shownName the file name that the page shows
 * @throws Error if there is no such file or it has other findings
 */
export function guideExample(name: string, findings: readonly string[], shownName: string): AgentFile {
  const file = readAgent(new TextEncoder().encode(exampleText(name)), shownName);
  const found = file.findings.map(({ code }) => code);
  if (found.toSorted().join() !== findings.toSorted().join()) {
    const inWords = (codes: readonly string[]): string => (codes.length === 0 ? 'no findings' : codes.join(', '));
    throw new Error(
      `A guide says that content/guides/examples/${name} has ${inWords(findings)}, but it has ${inWords(found)}. Fix the example or the guide.`,
    );
  }
  return file;
}

/**
 * The lines of an example as coloured HTML.
 * @param from the example that this one extends, if any; lines that it lacks are marked as added
 * @throws Error if there is no such file
 */
export function exampleLines(name: string, from?: string): ExampleLine[] {
  const text = exampleText(name);
  const edits = from === undefined ? [] : diffLines(linesOf(exampleText(from)), linesOf(text));
  const added = edits.filter(({ kind }) => kind === 'added');
  return colouredLines(text).map((html, index) => ({
    html,
    added: added.some(({ after, lines }) => index >= after && index < after + lines),
  }));
}

/** An agent file as coloured lines of HTML; no element spans lines. */
export function colouredLines(text: string): string[] {
  return highlightCode(text.replace(/\n$/, ''), 'md')
    .replace(/<span class="(\w)">((?:[^<]|<(?!\/span>))*)<\/span>/g, (_, kind: string, inner: string) =>
      inner
        .split('\n')
        .map((line) => (line === '' ? '' : `<span class="${kind}">${line}</span>`))
        .join('\n'),
    )
    .split('\n');
}

function exampleText(name: string): string {
  const text = TEXTS[`/content/guides/examples/${name}`];
  if (text === undefined) throw new Error(`A guide shows content/guides/examples/${name}, which does not exist.`);
  return text;
}

function linesOf(text: string): string[] {
  return text.replace(/\n$/, '').split('\n');
}

/** The examples' texts, by path. */
const TEXTS = import.meta.glob<string>('/content/guides/examples/*.md', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** A line of an example. */
export interface ExampleLine {
  html: string;
  /** Whether the example that this one extends lacks it. */
  added: boolean;
}
