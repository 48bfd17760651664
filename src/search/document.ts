import { z } from 'zod';
import { escapeHtml } from '../agent/html.ts';
import { rosePath } from '../catalogue/rose.ts';

/**
 * An agent as the HTML that Pagefind indexes: what it is for weighs more than what it is told.
 * @param body the agent's prompt, as Markdown
 */
export function searchDocument(agent: SearchableAgent, body: string): string {
  const said = agent.examples.flatMap(({ turns, text }) => [text, ...turns.map((turn) => turn.text)]);
  return `<!doctype html><html lang="en"><body data-pagefind-body>
<h1 data-pagefind-weight="8">${escapeHtml(agent.name)} ${escapeHtml(agent.name.replace(/[-_]+/g, ' '))}</h1>
<p data-pagefind-weight="5" data-pagefind-meta="summary">${escapeHtml(agent.summary)}</p>
<p data-pagefind-weight="3">${escapeHtml(said.join('\n'))}</p>
<p data-pagefind-weight="3">${escapeHtml(agent.headings.join('. '))}</p>
<p data-pagefind-weight="1">${escapeHtml(body)}</p>
<span data-pagefind-meta="name" data-pagefind-ignore>${escapeHtml(agent.name)}</span>
<span data-pagefind-meta="color" data-pagefind-ignore>${escapeHtml(agent.color)}</span>
<span data-pagefind-meta="rose" data-pagefind-ignore>${rosePath(agent.shares)}</span>
</body></html>`;
}

/** What of `/agents/<slug>.json` the index is made from. */
export const searchableAgent = z.object({
  name: z.string(),
  slug: z.string(),
  summary: z.string(),
  color: z.string(),
  shares: z.array(z.number()),
  headings: z.array(z.string()),
  examples: z.array(z.object({ text: z.string(), turns: z.array(z.object({ text: z.string() })) })),
  file: z.object({ bodyOffset: z.number() }),
});

type SearchableAgent = z.infer<typeof searchableAgent>;
