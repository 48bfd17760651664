import { gzipSync } from 'node:zlib';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { versionPath } from '../../../src/catalogue/version.ts';
import { earlierFilesTexts, findEarlier } from '../../../src/verify/earlier-files.ts';
import { findToolFile } from '../../../src/verify/tool-files.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { entryOf } from '../make/entry.ts';
import { versionWith } from '../make/version.ts';

const entry = entryOf(read(fileWith('description: Helps.')), 'helper');

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** An agent whose versions have the digests of these texts, newest first. */
function agent(slug: string, ...texts: string[]): AgentEntry {
  const versions = texts.map((text, index) =>
    versionWith({ sha256: sha256Of(text), date: `2024-02-0${index + 1}T23:30:00-05:00`, blob: text }),
  );
  return { ...entry, slug, versions, sha256: sha256Of(texts[0] ?? '') };
}

describe('an earlier version', () => {
  const agents = [agent('one', 'c', 'b', 'a', 'b'), agent('two', 'x'), agent('three', 'z', 'y')];

  test('is found by its digest, with its day in UTC and its place', () => {
    const [text = ''] = earlierFilesTexts(agents);
    const found = findEarlier(text, sha256Of('a'));
    expect([found?.slug, found?.day, found?.index]).toEqual(['one', '2024-02-04', 2]);
    const path = versionPath('one', found?.versions ?? [], found?.index ?? 0);
    expect(path).toBe(versionPath('one', agents[0]?.versions ?? [], 2));
    expect(findEarlier(text, sha256Of('y'))?.slug).toBe('three');
  });

  test('is the newest of those with the same content', () => {
    const [text = ''] = earlierFilesTexts(agents);
    expect(findEarlier(text, sha256Of('b'))?.index).toBe(1);
  });

  test('is not found where there is none', () => {
    const [text = ''] = earlierFilesTexts(agents);
    expect(findEarlier(text, sha256Of('unknown'))).toBeUndefined();
    expect(findEarlier('', sha256Of('a'))).toBeUndefined();
  });

  test('of an agent that never changed is not listed', () => {
    expect(earlierFilesTexts(agents).join('')).not.toContain('two');
    expect(earlierFilesTexts([agent('two', 'x')])).toEqual([]);
  });

  test('is in one of many lists, none of them long', () => {
    const many = Array.from({ length: 4_000 }, (_, number) =>
      agent(`agent-${number}`, ...Array.from({ length: 5 }, (__, index) => `${number} ${index}`)),
    );
    const texts = earlierFilesTexts(many);
    expect(texts.length).toBeGreaterThan(1);
    for (const text of texts) expect(gzipSync(text).length).toBeLessThan(100_000);
    expect(texts.some((text) => findEarlier(text, sha256Of('3999 4'))?.slug === 'agent-3999')).toBe(true);
  });
});

describe('the file of a tool', () => {
  const text = `codex\t${sha256Of('now')}\tagents/one/codex.toml\tone.toml\nolder\tcodex\t${sha256Of('then')}\t2024-01-02\n`;

  test.each([
    ['what it gets now', 'now', { tool: 'codex', day: undefined }],
    ['what it got before', 'then', { tool: 'codex', day: '2024-01-02' }],
    ['nothing of that', 'never', undefined],
  ])('is %s', (_, content, expected) => {
    expect(findToolFile(text, sha256Of(content))).toEqual(expected);
  });
});
