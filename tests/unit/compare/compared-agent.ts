import type { Compared } from '../../../src/compare/comparison.ts';
import { GROUPS } from '../../../src/vocabulary/groups.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';

/** An agent as the comparison knows it. @param covers the strength of each capability @param shares of each group */
export function comparedAgent(
  name: string,
  covers: Readonly<Record<string, number>>,
  shares: Partial<Record<(typeof GROUPS)[number]['id'], number>> = {},
): Compared {
  const { summary, access, size } = agentOf(read(fileWith('description: Helps.')));
  return {
    name,
    slug: name,
    summary,
    access,
    size,
    color: 'none',
    capabilities: Object.entries(covers).map(([slug, strength]) => {
      const title = slug.charAt(0).toUpperCase() + slug.slice(1);
      return { slug, title, group: 'data', strength, line: 1, lines: 1 };
    }),
    shares: GROUPS.map(({ id }) => shares[id] ?? 0),
    examples: [],
    findings: [],
    frontmatter: [],
    dialect: 'claude-code',
    tools: [],
  };
}
