import { describe, expect, test } from 'vitest';
import { bundlesOf, type Bundle } from '../../../../src/catalogue/bundles.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { bundlesPage, pluginOffer } from '../../../../src/install/archives/bundles-page.ts';
import type { ArchiveSummary } from '../../../../src/install/archives/get-archives.ts';
import { read } from '../../make/agent-file.ts';
import { entryOf } from '../../make/entry.ts';

const HOME = 'https://agents.example/';

describe('the archives', () => {
  test('have their address, size and digest', () => {
    const { archives, checksums } = bundlesPage(summed(bundlesOf([agentEntry('helper')], 10)), HOME);
    expect(archives).toEqual([expect.objectContaining({ path: 'bundles/all.zip', warnings: [], more: undefined })]);
    expect(checksums).toBe(`${'f'.repeat(64)}  all.zip`);
    expect(archives[0]?.facts).toMatch(/^1 agent · 1\.2 kB · about \d+ tokens? always in context/);
  });

  test('name three shared names, and count the rest', () => {
    const twins = ['a', 'b', 'c', 'd', 'e'].flatMap((name) => [agentEntry(name), agentEntry(name)]);
    const [archive] = bundlesPage(summed(bundlesOf(twins, 20)), HOME).archives;
    expect(archive?.warnings).toHaveLength(3);
    expect(archive?.more).toBe('The same goes for 2 other names.');
  });

  test('come with the command for the first', () => {
    expect(bundlesPage(summed(bundlesOf([agentEntry('helper')], 10)), HOME).command).toContain(
      `${HOME}bundles/all.zip`,
    );
    expect(bundlesPage([], HOME).command).toBeUndefined();
  });
});

describe('the plugins', () => {
  const offer = (...agents: AgentEntry[]) =>
    pluginOffer(
      agents,
      [{ name: 'all-agents', displayName: 'All agents', description: 'All.', agents }],
      'example',
      HOME,
    );

  test('come with commands that name the catalogue', () => {
    expect(offer(agentEntry('helper')).commands.map(({ command }) => command)).toEqual([
      '/plugin marketplace add https://agents.example/marketplace.json',
      '/plugin install all-agents@example',
    ]);
  });

  test('are called with the plugin before the agent', () => {
    expect(offer(agentEntry('helper')).example).toBe('all-agents:helper');
  });

  test('list the agents whose fields are ignored', () => {
    const { ignored, losing } = offer(agentEntry('plain'), agentEntry('hooked', 'permissionMode: plan'));
    expect(ignored).toMatch(/^1 agent in this catalogue uses /);
    expect(losing).toEqual([{ slug: 'hooked', name: 'hooked', ignored: 'permissionMode' }]);
  });

  test('say when no field is ignored', () => {
    expect(offer(agentEntry('plain'))).toMatchObject({
      ignored: 'No agent in this catalogue uses any of them.',
      losing: [],
      corrected: undefined,
    });
  });

  test('count the files that Claude Code does not load', () => {
    expect(offer(agentEntry('loose', 'color: "red" or blue')).corrected).toMatch(
      /^Of 1 agent, plugins have a corrected copy/,
    );
  });
});

function summed(bundles: readonly Bundle[]): (Bundle & ArchiveSummary)[] {
  return bundles.map((bundle) => ({ ...bundle, bytes: 1234, sha256: 'f'.repeat(64) }));
}

function agentEntry(name: string, field = 'model: opus'): AgentEntry {
  return entryOf(read(`---\nname: ${name}\ndescription: Helps.\n${field}\n---\n\nDo the work.\n`), name);
}
