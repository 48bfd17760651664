import { unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { bundlesOf } from '../../../../src/catalogue/bundles.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
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
    expect(names).toEqual(['all-agents', 'all-agents-2', 'site-2', 'gro-e', 'grosse', 'agent']);
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
    const files = unzipSync(archive(await bundleFiles('all', [entry('b'), entry('a')], packed, HOME)));
    expect(Object.keys(files)).toEqual(['README.txt', 'a.md', 'b.md']);
    expect(textOf(files['a.md'] ?? new Uint8Array())).toBe(TEXT);
    expect(textOf(files['README.txt'] ?? new Uint8Array())).toContain("unzip -n all.zip '*.md' -d .claude/agents");
  });

  test('are fetched and unpacked by one command that replaces nothing', () => {
    expect(unpackCommand('all', HOME, '.claude/agents')).toBe(
      "curl -fsSLO https://agents.example/bundles/all.zip && mkdir -p .claude/agents && unzip -n all.zip '*.md' -d .claude/agents",
    );
  });
});
