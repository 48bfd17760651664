import { describe, expect, test } from 'vitest';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { fileFor, toolListHtml } from '../../../../src/install/commands/tool-list.ts';
import { toolFiles } from '../../../../src/install/files/prepare.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { fileWith, read } from '../../make/agent-file.ts';
import { entryOf } from '../../make/entry.ts';

const SITE = {
  address: (path: string): string => `/base/${path}`,
  absolute: (path: string): string => `https://agents.example/base/${path}`,
};

function entry(header: string): AgentEntry {
  const file = read(fileWith(header));
  const made = entryOf(file, 'helper');
  return { ...made, files: toolFiles(TARGETS, made.agent, file.bytes) };
}

function html(of: AgentEntry): string {
  return toolListHtml(of, TARGETS, 'claude-code', SITE);
}

describe('the list of tools', () => {
  const plain = entry('description: Helps.\ntools: Read');

  test('has one command for each tool, scope and shell, but for those shown elsewhere', () => {
    const found = [...html(plain).matchAll(/data-install="([^"]+)" data-scope="([^"]+)" data-shell="([^"]+)"/g)];
    const expected = TARGETS.flatMap(({ id }) =>
      ['project', 'user'].flatMap((scope) =>
        ['sh', 'powershell']
          .filter((shell) => id !== 'claude-code' || shell === 'powershell')
          .map((shell) => [id, scope, shell].join()),
      ),
    );
    expect(found.map(([, ...words]) => words.join())).toEqual(expected);
  });

  test('pins what each tool gets', () => {
    for (const { id } of TARGETS) {
      expect(html(plain)).toContain(`helper@${fileFor(plain, id).sha256.slice(0, 12)}`);
    }
  });

  test('says what a tool gets, where it goes, and what is lost', () => {
    const [, codex = ''] = /<p class="small" id="get-codex"[^>]*>([^]*?)<\/details>/.exec(html(plain)) ?? [];
    expect(codex).toContain('<a href="/base/agents/helper/codex.toml">Converted</a>');
    expect(codex).toContain(`SHA-256 <code>${fileFor(plain, 'codex').sha256}</code>`);
    expect(codex).toContain('Codex has no tool lists');
    expect(codex).toContain('<code>~/.codex/agents/helper.toml</code>');
  });

  test('links to the portable copy where a tool would not load the file', () => {
    expect(html(entry('description: "Helps" you.'))).toContain(
      '<a href="/base/agents/helper/portable.md">portable copy</a>',
    );
  });

  test('names the file that is written for a tool, and no other', () => {
    const family: AgentEntry['family'] = [{ slug: 'helper-codex', name: 'helper', dialect: 'codex', differs: [] }];
    const text = html({ ...plain, family });
    expect(text.match(/this agent written for [A-Z]\w+/g)).toEqual(['this agent written for Codex']);
    expect(text).toContain('href="/base/agents/helper-codex/"');
  });

  test('has a link that opens Copilot’s file in VS Code', () => {
    expect(html(plain)).toContain(
      `vscode:chat-agent/install?url=${encodeURIComponent('https://agents.example/base/agents/helper.md')}`,
    );
  });

  test('contains no markup from an agent', () => {
    const losing = { ...plain, files: plain.files.map((file) => ({ ...file, losses: ['<b>$&</b>\u202E'] })) };
    expect(html(losing)).toContain('&lt;b&gt;$&amp;&lt;/b&gt;');
    expect(html(losing)).not.toMatch(/<b>|\u202E/);
  });
});
