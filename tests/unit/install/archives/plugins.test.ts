import fc from 'fast-check';
import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bundlesOf } from '../../../../src/catalogue/bundles.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { markOf } from '../../../../src/catalogue/unique-names.ts';
import { archive, pack } from '../../../../src/install/archives/zip.ts';
import { bundleFiles, unpackCommand } from '../../../../src/install/archives/bundle-files.ts';
import { ignoredInPlugins, pluginFiles, pluginsOf } from '../../../../src/install/archives/plugins.ts';
import { fileWith, read, readWith } from '../../make/agent-file.ts';
import { bytesOf, textOf } from '../../make/bytes.ts';
import { entryOf } from '../../make/entry.ts';

const HOME = 'https://agents.example/';
const TEXT = fileWith('description: Helps.');

function entry(slug: string, file = `${slug}.md`): AgentEntry {
  return { ...entryOf(read(TEXT), slug), file };
}

const packed = (): Promise<ReturnType<typeof pack>> => Promise.resolve(pack(bytesOf(TEXT)));

describe('plugins', () => {
  test('there is a plugin for every bundle and every agent', () => {
    const agents = [entry('a', 'x/a.md'), entry('b', 'y/b.md')];
    expect(pluginsOf(bundlesOf(agents), agents, 'site').map(({ name }) => name)).toEqual([
      'all-agents',
      'x-agents',
      'y-agents',
      'a',
      'b',
    ]);
  });

  test('agents are not plugins of their own if there are very many', () => {
    const agents = Array.from({ length: 201 }, (_, index) => entry(`a${index}`));
    expect(pluginsOf(bundlesOf(agents), agents, 'site').map(({ name }) => name)).toEqual(['all-agents']);
    expect(pluginsOf(bundlesOf(agents.slice(1)), agents.slice(1), 'site')).toHaveLength(201);
  });

  test('names differ from each other and from the name of the marketplace', () => {
    const agents = [entry('all-agents'), entry('site'), entry('größe'), entry('grosse'), entry('日本')];
    const names = pluginsOf(bundlesOf(agents), agents, 'site').map(({ name }) => name);
    expect(names).toEqual([
      'all-agents',
      `all-agents-${markOf('all-agents')}`,
      `site-${markOf('site')}`,
      `gro-e-${markOf('größe')}`,
      'grosse',
      `agent-${markOf('日本')}`,
    ]);
  });

  test('a name in another script gets a digest, and the real name is what lists show', () => {
    const agents = [{ ...entry('代码审查员'), agent: { ...entry('x').agent, name: '代码审查员' } }];
    const [, plugin] = pluginsOf(bundlesOf(agents), agents, 'site');
    expect(plugin).toMatchObject({ name: 'agent-c4708c', displayName: '代码审查员' });
  });

  test('accents are left out of a name, without a digest', () => {
    const agents = [entry('réviseur')];
    expect(pluginsOf(bundlesOf(agents), agents, 'site')[1]?.name).toBe('reviseur');
  });

  test('no agent and no folder gets the plugin name of another one when an agent comes', () => {
    const slug = fc.constantFrom(
      'a-agents',
      'all-agents',
      'site',
      'ä',
      'a',
      'a_b',
      'a-b',
      '日',
      '本',
      'x'.repeat(70),
      'x'.repeat(80),
    );
    const agent = fc.tuple(fc.constantFrom('', 'a/', 'b/', '日/'), slug);
    fc.assert(
      fc.property(fc.uniqueArray(agent, { selector: ([, slug]) => slug, minLength: 1 }), (given) => {
        const [added, ...others] = given.map(([folder, slug]) => entry(slug, `${folder}${slug}.md`));
        if (added === undefined) return;
        const after = offeredBy([added, ...others]);
        for (const [name, own] of offeredBy(others)) expect(after.get(name) ?? own).toBe(own);
      }),
    );
  });

  test('a plugin with two agents of one name says that only one loads', () => {
    const agents = [entry('a-helper', 'a/x.md'), entry('b-helper', 'b/x.md')];
    expect(pluginsOf(bundlesOf(agents), agents, 'site').map(({ description }) => description)).toEqual([
      '2 agents: the whole catalogue. 2 agents are called “helper”: only one of them would load.',
      expect.not.stringContaining('only one'),
      expect.not.stringContaining('only one'),
      expect.not.stringContaining('only one'),
      expect.not.stringContaining('only one'),
    ]);
  });

  test('the archive contains the manifest of the plugin and the unchanged agent file', async () => {
    const agents = [entry('a')];
    const [, plugin] = pluginsOf(bundlesOf(agents), agents, 'site');
    if (plugin === undefined) throw new Error('no plugin');
    const files = unzipSync(archive(await pluginFiles(plugin, packed, HOME)));
    expect(Object.keys(files)).toEqual(['.claude-plugin/plugin.json', 'agents/a.md']);
    expect(textOf(files['agents/a.md'] ?? new Uint8Array())).toBe(TEXT);
    expect(JSON.parse(textOf(files['.claude-plugin/plugin.json'] ?? new Uint8Array()))).toEqual({
      name: 'a',
      displayName: 'helper',
      description: 'Helps.',
      homepage: HOME,
    });
  });

  test('the fields that plugins lose are listed', () => {
    const file = readWith('permissionMode: plan\ncolor: red\nmcpServers: [github]');
    expect(ignoredInPlugins(entryOf(file))).toEqual(['mcpServers', 'permissionMode']);
  });
});

describe('bundles', () => {
  test('contain every unchanged file and say how to unpack them', async () => {
    const files = unzipSync(
      archive(await bundleFiles({ slug: 'all', agents: [entry('b'), entry('a')], collisions: [] }, packed, HOME)),
    );
    expect(Object.keys(files)).toEqual(['README.txt', 'a.md', 'b.md']);
    expect(textOf(files['a.md'] ?? new Uint8Array())).toBe(TEXT);
    expect(textOf(files['README.txt'] ?? new Uint8Array())).toContain("unzip -n all.zip '*.md' -d .claude/agents");
  });

  test('say which names several agents share', async () => {
    const [all] = bundlesOf([entry('a'), entry('b')]);
    if (all === undefined) throw new Error('no bundle');
    const files = unzipSync(archive(await bundleFiles(all, packed, HOME)));
    expect(textOf(files['README.txt'] ?? new Uint8Array())).toContain(
      '\n2 agents are called “helper”: only one of them would load.\n',
    );
  });

  test('are fetched and unpacked by one command that replaces nothing', () => {
    expect(unpackCommand('all', HOME, '.claude/agents')).toBe(
      "curl -fsSLO https://agents.example/bundles/all.zip && mkdir -p .claude/agents && unzip -n all.zip '*.md' -d .claude/agents",
    );
  });
});

/** What each plugin is for: the page of the agent, or the folder. */
function offeredBy(agents: readonly AgentEntry[]): Map<string, string> {
  const bundles = bundlesOf(agents);
  return new Map(
    pluginsOf(bundles, agents, 'site').map(({ name }, at) => [
      name,
      at < bundles.length ? `folder ${bundles[at]?.folder ?? 'all'}` : (agents[at - bundles.length]?.slug ?? ''),
    ]),
  );
}
