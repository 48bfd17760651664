import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { versionReader } from '../../../src/build/agents/version-reader.ts';
import { readHistory } from '../../../src/collection/git/read-history.ts';
import { readRepositories, readVersions } from '../../../src/collection/versions.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { prepareAll } from '../../../src/install/files/prepare.ts';
import { TARGETS } from '../../../src/install/tools/targets.ts';
import { temporaryFolder } from '../../temporary-folder.ts';
import { pastIn, versionedAgent } from '../make/past.ts';
import { DATES, makeRepository, type Repository } from '../make/repository.ts';

const [FIRST = '', SECOND = '', THIRD = ''] = DATES;

let root = '';
let folder = '';
let repository: Repository;

beforeEach(() => {
  root = temporaryFolder(onTestFinished);
  folder = join(root, 'repository', 'agents');
  repository = makeRepository(join(root, 'repository'));
});

function agent(tools = 'Read', text = 'Do it.'): string {
  return `---\nname: a\ndescription: Does it.\ntools: ${tools}\n---\n${text}\n`;
}

function put(date: string, path: string, text: string, message?: string): void {
  repository.write(`agents/${path}`, text);
  repository.commit(date, message);
}

function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

function pastOf(...files: string[]): ReturnType<typeof pastIn> {
  return pastIn(folder, files, join(root, 'cache'));
}

describe('the versions of an agent', () => {
  test('have digest, size and what changed', async () => {
    put(FIRST, 'a.md', agent('Read'), 'Add it');
    put(SECOND, 'a.md', agent('Read, Bash'), 'Let it run');
    const [past] = await pastOf('a.md');
    expect(past?.changed).toBe(SECOND);
    expect(past?.history).toBe('whole');
    expect(
      past?.versions.map(({ sha256, date, subject, bytes, changes }) => ({ sha256, date, subject, bytes, changes })),
    ).toEqual([
      {
        sha256: sha256Of(agent('Read, Bash')),
        date: SECOND,
        subject: 'Let it run',
        bytes: agent('Read, Bash').length,
        changes: [{ text: 'tools: + Bash', gains: true }],
      },
      { sha256: sha256Of(agent('Read')), date: FIRST, subject: 'Add it', bytes: agent('Read').length, changes: [] },
    ]);
  });

  test('have the digests of what tools got, where that is another file', async () => {
    put(FIRST, 'a.md', agent('Read'));
    put(SECOND, 'a.md', agent('Read, Bash'));
    const [past] = await pastOf('a.md');
    const bytes = Buffer.from(agent('Read'));
    const old = readAgent(bytes, 'a.md').agent;
    if (old === undefined) throw new Error('The old version is no agent.');
    const made = prepareAll(TARGETS, old, 'a', bytes);
    const digests = past?.versions[1]?.digests ?? {};
    expect(digests.codex).toBe(made.find(({ target }) => target.id === 'codex')?.sha256);
    expect(digests).not.toHaveProperty('claude-code');
    expect(past?.versions[0]?.digests).toEqual({});
  });

  test('are known where what was there before was no agent', async () => {
    put(FIRST, 'a.md', 'No header.\n');
    put(SECOND, 'a.md', agent());
    const [past] = await pastOf('a.md');
    expect(past?.versions.map(({ tokens, digests }) => [tokens === undefined, digests])).toEqual([
      [false, {}],
      [true, {}],
    ]);
  });

  test('are read once, and again only where something is new', async () => {
    put(FIRST, 'a.md', agent('Read'));
    put(SECOND, 'a.md', agent('Read, Bash'));
    const before = await pastOf('a.md');
    rmSync(join(root, 'repository', '.git', 'objects'), { recursive: true, force: true });
    const agents = [versionedAgent(folder, 'a.md')];
    const read = versionReader({ cacheDir: join(root, 'cache'), code: 'code' });
    const states = (before[0]?.versions ?? []).map(({ commit, date, subject, blob, file }) => ({
      commit,
      date,
      subject,
      blob,
      file,
    }));
    const files = new Map([['a.md', { states, count: 2, first: FIRST }]]);
    const past = await readVersions(
      agents,
      [{ folder, prefix: '', history: { reach: 'whole', newest: SECOND, files } }],
      read,
    );
    expect(past.get('a.md')).toEqual(before[0]);
  });

  test('of very many are the newest', async () => {
    for (let number = 0; number < 4; number += 1) put(FIRST, 'a.md', agent('Read', `${number}`));
    put(SECOND, 'b.md', agent());
    const agents = ['a.md', 'b.md'].map((file) => versionedAgent(folder, file));
    const repositories = await readRepositories({ folder, prefix: '' }, ['a.md', 'b.md'], await readHistory(folder));
    const read = versionReader({ cacheDir: join(root, 'cache'), code: 'code' });
    const limits = { perAgent: 50, versions: 4, readPerAgent: 20, read: 1 };
    const past = await readVersions(agents, repositories, read, limits);
    expect(past.get('a.md')?.versions.map(({ tokens }) => tokens === undefined)).toEqual([false, false, true]);
    expect([past.get('a.md')?.history, past.get('b.md')?.history]).toEqual(['newest', 'whole']);
  });
});

describe('a file', () => {
  beforeEach(() => {
    put(FIRST, 'a.md', agent());
  });

  test('with changes that are not committed has its committed versions, and no date', async () => {
    writeFileSync(join(folder, 'a.md'), agent('Bash'));
    const [past] = await pastOf('a.md');
    expect(past?.changed).toBeUndefined();
    expect(past?.versions.map(({ sha256 }) => sha256)).toEqual([sha256Of(agent())]);
    expect(past?.versions[0]?.digests).toHaveProperty('codex');
  });

  test('that git was told to take for unchanged is compared all the same', async () => {
    repository.git('update-index', '--assume-unchanged', 'agents/a.md');
    writeFileSync(join(folder, 'a.md'), agent('Bash'));
    const [past] = await pastOf('a.md');
    expect(past?.changed).toBeUndefined();
  });

  test('that is not committed has no version', async () => {
    writeFileSync(join(folder, 'new.md'), agent());
    const [past] = await pastOf('new.md');
    expect(past).toEqual({ versions: [], history: 'whole', changed: undefined, isNew: false });
  });

  test('that git wrote with other line ends is as it was committed', async () => {
    const crlf = agent().replaceAll('\n', '\r\n');
    writeFileSync(join(folder, 'a.md'), crlf);
    const [past] = await pastOf('a.md');
    expect(past?.changed).toBe(FIRST);
    expect(past?.versions[0]?.sha256).toBe(sha256Of(crlf));
  });
});

describe('an agent is new', () => {
  test('if it came in the last month before the newest commit, but not with the first ones', async () => {
    put('2024-01-01T00:00:00Z', 'a.md', agent());
    put('2024-02-15T00:00:00Z', 'b.md', agent('Bash'));
    put('2024-03-10T00:00:00Z', 'c.md', agent('Grep'));
    repository.write('README.md', 'Agents.\n');
    repository.commit('2024-03-20T00:00:00Z');
    const past = await pastOf('a.md', 'b.md', 'c.md');
    expect(past.map((each) => each?.isNew)).toEqual([false, false, true]);
  });

  test('not when all of them came at once', async () => {
    put(FIRST, 'a.md', agent());
    const [past] = await pastOf('a.md');
    expect(past?.isNew).toBe(false);
  });
});

describe('a version that is too large for an agent', () => {
  const large = `${agent()}${'x'.repeat(1_000_000)}`;

  beforeEach(() => {
    put(FIRST, 'a.md', agent());
    put(SECOND, 'a.md', large);
    put(THIRD, 'a.md', agent('Bash'));
  });

  test('has digest and size, and nothing that is read from its content', async () => {
    const [past] = await pastOf('a.md');
    const facts = past?.versions.map(({ sha256, bytes, tokens, changes, digests }) => {
      return {
        sha256,
        bytes,
        isRead: tokens !== undefined,
        changes: changes.length,
        digests: Object.keys(digests).length,
      };
    });
    const [newest, middle, oldest] = facts ?? [];
    expect(middle).toEqual({ sha256: sha256Of(large), bytes: large.length, isRead: false, changes: 0, digests: 0 });
    expect([newest?.isRead, oldest?.isRead]).toEqual([true, true]);
    expect(newest?.changes).toBe(0);
    expect(past?.history).toBe('whole');
  });

  test('is not held in memory', async () => {
    const content = vi.spyOn(Buffer, 'concat');
    onTestFinished(() => {
      content.mockRestore();
    });
    await pastOf('a.md');
    const most = Math.max(0, ...content.mock.results.map(({ value }) => (Buffer.isBuffer(value) ? value.length : 0)));
    expect(most).toBeLessThan(100_000);
  });
});

test('an agent in a submodule or a clone has the versions that it has there', async () => {
  put(FIRST, 'a.md', agent());
  const inner = makeRepository(join(folder, 'team', 'clone'));
  inner.write('b.md', agent());
  inner.commit(SECOND);
  inner.write('b.md', agent('Bash'));
  inner.commit(THIRD);
  const [outer, nested] = await pastOf('a.md', 'team/clone/b.md');
  expect(outer?.versions.map(({ date }) => date)).toEqual([FIRST]);
  expect(nested?.versions.map(({ date, file }) => [date, file])).toEqual([
    [THIRD, 'team/clone/b.md'],
    [SECOND, 'team/clone/b.md'],
  ]);
});
