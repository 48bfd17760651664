import fc from 'fast-check';
import { parse as parseToml } from 'smol-toml';
import { describe, expect, test } from 'vitest';
import { bodyOf, type Agent } from '../../../../src/agent/agent-file.ts';
import { parseTools, type Ability } from '../../../../src/agent/fields/tools.ts';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { slugOf } from '../../../../src/agent/slug.ts';
import { prepare, type PreparedFile } from '../../../../src/install/files/prepare.ts';
import { plansOnly } from '../../../../src/install/conversion/grants.ts';
import { withOwnName } from '../../../../src/install/tools/convert.ts';
import type { InstallTarget } from '../../../../src/install/tools/target.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { FUZZ_SEED, fuzzRuns, remembering } from '../../fuzz.ts';
import { agentOf } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';
import { markdownOf } from './conversions.ts';
import { anyDialect, type DialectFile } from './dialect-agents.ts';

describe.each(TARGETS)('a file for $label', (target) => {
  test('is the file itself if that is in its form', () => {
    forPairs(target, ({ agent, bytes, there }) => {
      if (agent.dialect === target.id && agent.dialect !== 'claude-code') {
        expect(there).toMatchObject({ bytes, losses: [] });
      }
    });
  });

  test('is read by a strict reader of its format', () => {
    forPairs(target, ({ agent, there }) => {
      if (agent.dialect === target.id) return;
      const text = textOf(there.bytes);
      if (target.servedAs.endsWith('.toml')) expect(() => parseToml(text)).not.toThrow();
      else if (there.kind === 'converted') expect(Object.keys(markdownOf(text).header).length).toBeGreaterThan(0);
    });
  });

  test('is read back in its form', () => {
    forPairs(target, ({ back }) => {
      // Goose has no form of its own.
      expect(back.dialect).toBe(target.id === 'goose' ? 'claude-code' : target.id);
    });
  });

  test('has the same name, but for one that is reported', () => {
    forPairs(target, ({ agent, back, there }) => {
      if (back.name !== agent.name)
        expect(there.losses.join('\n')).toMatch(/calls? an agent by its file’s name|called|own agent/);
    });
  });

  test('has the same description, but for what is reported', () => {
    forPairs(target, ({ agent, back, there }) => {
      if (back.description !== agent.description) expect(there.losses.join('\n')).toMatch(/is shortened there/);
    });
  });

  test('has the same prompt, but for what is reported', () => {
    forPairs(target, ({ body, backBody, there }) => {
      if (backBody !== body) expect(there.losses.join('\n')).toMatch(/prompt/);
    });
  });

  test('gives no ability that is not reported', () => {
    forPairs(target, ({ agent, back, there }) => {
      const sentences = there.losses.filter((loss) => loss.includes(' could ')).join('\n');
      for (const ability of abilitiesOf(back)) {
        // PowerShell alone is left of running commands when only Bash is denied.
        const hadAny =
          ability === 'run' && agent.access.abilities.some((each) => each.ability === 'run' && each.allowed);
        const isPowerShell = back.access.tools.length > 0 && !back.access.tools.includes('bash');
        if (hadAny && isPowerShell && back.access.tools.includes('powershell')) continue;
        if (!abilitiesOf(agent).includes(ability) && !isShortened(sentences))
          expect(sentences, `gains ${ability}`).toMatch(GAINED[ability]);
      }
    });
  });

  test('takes no ability that is not reported', () => {
    forPairs(target, ({ agent, back, there }) => {
      for (const ability of abilitiesOf(agent)) {
        if (!abilitiesOf(back).includes(ability) && !isShortened(there.losses.join('\n')))
          expect(there.losses.join('\n'), `loses ${ability}`).toMatch(LOST[ability]);
      }
    });
  });
});

/** Checks a property of the files that a tool is given for agents of all dialects. */
function forPairs(target: InstallTarget, check: (pair: Pair) => void): void {
  fc.assert(
    fc.property(anyDialect(), (source) => {
      const { agent, bytes } = readOnce(source);
      const slug = slugOf(agent.name);
      const there = prepare(target, agent, slug, bytes);
      const place = `${target.projectFolder}/${withOwnName(target, agent).fileName(slug)}`;
      const file = readAgent(there.bytes, place, place);
      const back = agentOf(file);
      check({ agent, body: bodyOf(bytes, agent), bytes, there, back, backBody: bodyOf(there.bytes, back) });
    }),
    { numRuns: fuzzRuns(400, 60), seed: FUZZ_SEED },
  );
}

const readOnce = remembering(({ text, place }: DialectFile) => {
  const bytes = bytesOf(text);
  return { agent: agentOf(readAgent(bytes, place, place)), bytes };
});

/** What an agent can do, as its tool starts it. */
function abilitiesOf(agent: Agent): Ability[] {
  const { dialect, values, access } = agent;
  // Claude Code lists an agent whose tools name nothing as one with every tool, but starts it with none.
  if (dialect === 'claude-code' && values.tools !== undefined && parseTools(values.tools).length === 0) return [];
  return access.abilities.flatMap(({ ability, allowed }) => (allowed && !isKept(agent, ability) ? [ability] : []));
}

/** Whether an agent has an ability in name only: it makes plans, or has only PowerShell or a tool for notebooks left. */
function isKept(agent: Agent, ability: Ability): boolean {
  const denied = parseTools(agent.values.disallowedTools).map(({ name }) => name);
  if (ability === 'write' && denied.includes('Write') && denied.includes('Edit')) return true;
  if (ability === 'run' && denied.includes('Bash')) return true;
  return plansOnly(agent) && ability === 'write';
}

/** Whether a sentence names only some of what it is about. */
function isShortened(sentences: string): boolean {
  return / and \d+ more /.test(sentences);
}

const GAINED: Readonly<Record<Ability, RegExp>> = {
  read: /read|list/,
  write: /write|delete|Write|Edit|make changes/,
  run: /run|Bash|make changes/,
  network: /web|Web/,
  spawn: /start other agents|Agent/,
  mcp: /MCP|mcp__/,
};

const LOST: Readonly<Record<Ability, RegExp>> = {
  read: /Read|Grep|Glob|LS|has only|no tools/,
  write: /Write|Edit|has only|no tools/,
  run: /Bash|PowerShell|Monitor|has only|no tools/,
  network: /Web|has only|no tools/,
  spawn: /Agent|has only|no tools/,
  mcp: /mcp__|MCP|has only|no tools/,
};

/** An agent, and the file that a tool is given for it. */
interface Pair {
  agent: Agent;
  body: string;
  bytes: Uint8Array;
  there: PreparedFile;
  /** The agent in that file. */
  back: Agent;
  backBody: string;
}
