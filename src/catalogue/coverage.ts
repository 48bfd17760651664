import type { Agent } from '../agent/agent.ts';
import type { Evidence } from './file.ts';
import { groupShares, groupsIn } from './groups.ts';
import { leaningOn } from './rose.ts';

/** What an agent covers: its shares in the groups, and the lines of its body that prove the largest of them. */
export function coverage(agent: Agent, body: string): { shares: number[]; evidence: Evidence[] } {
  const said = agent.examples.flatMap(({ turns }) => turns.map(({ text }) => text)).join('\n');
  const headings = body.match(/^#{1,6} .*$/gm)?.join('\n') ?? '';
  const shares = groupShares([
    [agent.name.replace(/[-_]/g, ' '), 4],
    [agent.summary, 3],
    [said, 1],
    [headings, 2],
    [body, 1],
  ]);
  return { shares, evidence: evidenceOf(shares, body, agent.bodyLine) };
}

/** An agent is said to cover at most this many groups. */
const MOST_GROUPS = 8;

function evidenceOf(shares: readonly number[], body: string, bodyLine: number): Evidence[] {
  const best = new Map<number, Evidence & { words: number }>();
  body.split('\n').forEach((text, index) => {
    for (const [group, words] of groupsIn(text)) {
      const known = best.get(group);
      if (known === undefined) best.set(group, { group, line: bodyLine + index, lines: 1, words });
      else {
        known.lines += 1;
        if (words > known.words) Object.assign(known, { line: bodyLine + index, words });
      }
    }
  });
  return leaningOn(shares, MOST_GROUPS).flatMap((group) => {
    const found = best.get(group);
    // One passing mention is not coverage.
    return found === undefined || found.lines < 2 ? [] : [{ group, line: found.line, lines: found.lines }];
  });
}
