import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { Version } from '../../../../src/catalogue/version.ts';
import { installLines } from '../../../../src/install/files/install-lines.ts';
import { olderFiles, versionTexts } from '../../../../src/install/files/older-versions.ts';
import { prepareAll, toolFiles } from '../../../../src/install/files/prepare.ts';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';
import { codex } from '../../../../src/install/tools/codex.ts';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';
import { versionWith } from '../../make/version.ts';

/** What codex gets of an agent. */
const FILE = { tool: 'codex', kind: 'converted', sha256: '', bytes: 1, losses: [] } as const;
const [A, B, C] = ['a'.repeat(64), 'b'.repeat(64), 'c'.repeat(64)];

function version(sha256: string, date: string, digests: Version['digests'] = {}): Version {
  return versionWith({ sha256, date, digests, tokens: { description: 1, prompt: 1 } });
}

describe('the older files of a tool', () => {
  test('are those of the versions, without the one it gets now', () => {
    const versions = [version(A, '2026-03-01T23:00:00Z'), version(B, '2026-02-01'), version(C, '2026-01-01')];
    expect(olderFiles('claude-code', A, A, versions)).toEqual([
      { sha256: B, date: '2026-02-01' },
      { sha256: C, date: '2026-01-01' },
    ]);
  });

  test('are the tool’s own where it does not get the file itself', () => {
    const versions = [version(A, '2026-03-01', { codex: C }), version(B, '2026-02-01', { codex: 'd'.repeat(64) })];
    expect(olderFiles('codex', C, A, versions)).toEqual([{ sha256: 'd'.repeat(64), date: '2026-02-01' }]);
  });

  test('have the date of the newest version that they are of', () => {
    const versions = [
      version(A, '2026-04-01'),
      version(B, '2026-03-01'),
      version(A, '2026-02-01'),
      version(B, '2026-01-01'),
    ];
    expect(olderFiles('claude-code', A, A, versions)).toEqual([{ sha256: B, date: '2026-03-01' }]);
  });

  test('are not the agent’s own file of today, from which the tool gets another', () => {
    expect(olderFiles('codex', C, A, [version(A, '2026-03-01')])).toEqual([]);
  });

  test('are not known of a version that was not read, where the tool gets another file', () => {
    const unread = { ...version(B, '2026-02-01'), tokens: undefined };
    expect(olderFiles('codex', C, A, [unread])).toEqual([]);
    expect(olderFiles('claude-code', A, A, [unread])).toHaveLength(1);
  });

  test('are the last committed one too where the present one is not committed', () => {
    expect(olderFiles('claude-code', A, A, [version(B, '2026-03-01')])).toHaveLength(1);
  });
});

describe('what the scripts read', () => {
  const text = fileWith('description: Helps.');
  const bytes = bytesOf(text);
  const agent = agentOf(read(text));
  const versions = [version(B, '2026-02-01', { codex: C })];

  test('has lines for older files after the others', () => {
    const lines = installLines(
      prepareAll([claudeCode, codex], agent, 'helper', bytes),
      { slug: 'helper', sha256: A },
      ['other'],
      versions,
    );
    expect(
      lines
        .trimEnd()
        .split('\n')
        .map((line) => line.split('\t').slice(0, 2).join(' ')),
    ).toEqual([
      'same-name other',
      expect.stringMatching(/^claude-code [0-9a-f]{64}$/),
      expect.stringMatching(/^codex [0-9a-f]{64}$/),
      'older claude-code',
      'older codex',
    ]);
    expect(lines).toContain(`\nolder\tclaude-code\t${B}\t2026-02-01\nolder\tcodex\t${C}\t2026-02-01\n`);
  });

  test('lists twelve digits and the slug of every file of the tool', () => {
    const files = toolFiles([claudeCode, codex], agent, bytes);
    const { list, parts } = versionTexts('codex', [
      { slug: 'helper', sha256: A, files, versions },
      { slug: 'plain', sha256: A, files, versions: [] },
    ]);
    const now = files[1]?.sha256.slice(0, 12) ?? '';
    expect(list).toBe(`${now}\thelper\ncccccccccccc\thelper\n${now}\tplain\n`);
    expect(parts.size).toBe(0);
  });

  test('has nothing of an agent without a file for the tool', () => {
    const files = toolFiles([codex], agent, bytes);
    expect(versionTexts('kiro', [{ slug: 'helper', sha256: A, files, versions }]).list).toBe('');
  });
});

describe('a long list', () => {
  const agents = Array.from({ length: 100 }, (_, index) => {
    const sha256 = createHash('sha256').update(`file ${index}`).digest('hex');
    return { slug: `agent-${index}`, sha256, files: [{ ...FILE, sha256 }], versions: [version(B, '2026-02-01')] };
  });
  const lines = agents.flatMap(({ slug, sha256 }) => [`${sha256.slice(0, 12)}\t${slug}`, `${B.slice(0, 12)}\t${slug}`]);

  test('says how many digits name a part', () => {
    expect(versionTexts('codex', agents, 3000)).toMatchObject({ list: 'parts\t1\n' });
    expect(versionTexts('codex', agents, 300)).toMatchObject({ list: 'parts\t2\n' });
  });

  test.each([1, 2])('has every file in the part that its digest begins with: %d digits', (digits) => {
    const { parts } = versionTexts(
      'codex',
      agents.map((each) => ({ ...each, versions: [] })),
      [0, 1000, 200][digits],
    );
    const found = [...parts].filter(([name]) => !name.startsWith('names-'));
    expect(found.map(([name]) => name.length)).toEqual(Array.from({ length: 16 ** digits }, () => digits));
    for (const [name, part] of found) {
      const own = lines.filter((line) => line.startsWith(name) && !line.startsWith(B.slice(0, 12)));
      expect(part.split('\n').filter(Boolean)).toEqual(own);
    }
  });

  test('has every slug in the part that the digest of the slug begins with', () => {
    const { parts } = versionTexts('codex', agents, 3000);
    for (const { slug } of agents) {
      const part = parts.get(`names-${createHash('sha256').update(slug).digest('hex').slice(0, 1)}`);
      expect(part?.split('\n').filter((each) => each === slug)).toHaveLength(1);
    }
  });
});
