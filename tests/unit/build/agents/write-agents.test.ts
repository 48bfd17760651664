import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { openCache } from '../../../../src/cache.ts';
import { SHELL } from '../../../../src/build/agents/agent-files.ts';
import { writeAgents, type WritingSite } from '../../../../src/build/agents/write-agents.ts';
import { noteSite, readPreviousSite } from '../../../../src/build/previous/previous-site.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { fileWith, read } from '../../make/agent-file.ts';
import { recordSchema } from '../../../../src/catalogue/record-schema.ts';
import { entryOf } from '../../make/entry.ts';
import { DATES, makeRepository } from '../../make/repository.ts';
import { pastIn } from '../../make/past.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let work = '';

beforeEach(() => {
  work = temporaryFolder(onTestFinished);
  for (const name of ['agents', 'first', 'second']) mkdirSync(join(work, name));
});

describe('the files of an agent', () => {
  test('are the unchanged file, the record, the badge, the files for other tools and what the scripts read', async () => {
    const entry = agent('helper', fileWith('description: Helps.'));
    const written = await writeAgents([entry], site('first'));
    const paths = written.get('helper')?.files.map(([path]) => path) ?? [];
    expect(paths).toEqual(
      expect.arrayContaining([
        'agents/helper.md',
        'agents/helper.json',
        'agents/helper/codex.toml',
        'badge/helper.svg',
      ]),
    );
    for (const path of paths) expect(existsSync(join(work, 'first', path)), path).toBe(true);
    expect(readFileSync(join(work, 'first/agents/helper.md'), 'utf8')).toBe(fileWith('description: Helps.'));
    const record = recordSchema.parse(JSON.parse(readFileSync(join(work, 'first/agents/helper.json'), 'utf8')));
    const codex = record.install.find(({ tool }) => tool === 'codex');
    expect(codex?.url).toMatch(/\/agents\/helper\/codex\.toml$/);
    expect(codex).toMatchObject({ path: '.codex/agents/helper.toml', lost: [] });
  });

  test('have a page for each twenty versions, made from what git has', async () => {
    const repository = makeRepository(join(work, 'agents'));
    for (let number = 0; number < 21; number += 1) {
      repository.write('helper.md', fileWith(`description: Helps ${number}.`));
      repository.commit(DATES[0] ?? '', `Change ${number}`);
    }
    const [past] = await pastIn(join(work, 'agents'), ['helper.md'], join(work, 'cache'));
    const entry = { ...agent('helper', fileWith('description: Helps 20.')), ...past };
    await writeAgents([entry], { ...site('first'), repositories: [{ folder: join(work, 'agents'), prefix: '' }] });
    const first = readFileSync(join(work, 'first/agents/helper/history/index.html'), 'utf8');
    expect(first).toContain('<title>History of helper</title>');
    expect(first).toContain('href="/agents/helper/history/"');
    expect(first).toContain('Change 20');
    expect(first).toContain('data-line="removed"');
    const second = readFileSync(join(work, 'first/agents/helper/history/2/index.html'), 'utf8');
    expect(second).toContain('<title>History of helper, page 2</title>');
    expect(second).toContain('href="/agents/helper/history/2/"');
    expect(second).toContain('The first version.');
    for (const placeholder of Object.values(SHELL)) expect(first + second).not.toContain(placeholder);
  });

  test('are not made from a file that changed after it was read', async () => {
    const entry = agent('helper', fileWith('description: Helps.'));
    writeFileSync(join(work, 'agents/helper.md'), 'changed');
    await expect(writeAgents([entry], site('first'))).rejects.toThrow('"helper.md" has changed since the build began.');
  });

  test('that cannot be made are reported with the path of its file', async () => {
    const entry = agent('helper', fileWith('description: Helps.'));
    const broken = {
      ...entry.agent,
      get summary(): string {
        throw new RangeError('too deep');
      },
    };
    await expect(writeAgents([{ ...entry, agent: broken }], site('first'))).rejects.toThrow('"helper.md": too deep');
  });

  test('are the same whether written by one thread or by several', async () => {
    const many = Array.from({ length: 120 }, (_, number) =>
      agent(`helper-${number}`, fileWith(`description: Helps ${number}.`)),
    );
    const written = await writeAgents(many, site('first'));
    const [, one] = [...(await writeAgents(many.slice(7, 8), site('second')))][0] ?? [];
    expect(written.size).toBe(120);
    for (const [path] of one?.files ?? []) {
      expect(readFileSync(join(work, 'first', path)).equals(readFileSync(join(work, 'second', path))), path).toBe(true);
    }
  }, 20_000);
});

describe('files of the previous site', () => {
  test('are reused if nothing has changed', async () => {
    const entry = agent('helper', fileWith('description: Helps.'));
    await publish([entry]);
    const made = statSync(join(work, 'first/agents/helper.json')).ino;
    await writeAgents([entry], { ...site('second'), previous: await previous() });
    expect(statSync(join(work, 'second/agents/helper.json')).ino).toBe(made);
  });

  test('are not reused for an agent that has changed', async () => {
    await publish([agent('helper', fileWith('description: Helps.'))]);
    const changed = agent('helper', fileWith('description: Helps a lot.'));
    await writeAgents([changed], { ...site('second'), previous: await previous() });
    expect(readFileSync(join(work, 'second/agents/helper.md'), 'utf8')).toContain('Helps a lot.');
  });

  test('are not reused if the code or the settings have changed', async () => {
    const entry = agent('helper', fileWith('description: Helps.'));
    await publish([entry]);
    await writeAgents([entry], {
      ...site('second'),
      key: 'other',
      siteUrl: 'https://other.example',
      previous: await previous(),
    });
    expect(readFileSync(join(work, 'second/agents/helper.json'), 'utf8')).toContain('https://other.example/');
  });

  test.each([
    [
      'longer',
      (path: string) => {
        writeFileSync(path, 'x'.repeat(90_000));
      },
    ],
    [
      'gone',
      (path: string) => {
        rmSync(path);
      },
    ],
    [
      'rewritten with the same length',
      (path: string) => {
        writeFileSync(path, 'x'.repeat(statSync(path).size));
        utimesSync(path, new Date(), new Date(Date.now() + 60_000));
      },
    ],
  ])('are not reused if one of them is %s', async (_, spoil) => {
    const entry = agent('helper', fileWith('description: Helps.'));
    await publish([entry]);
    spoil(join(work, 'first/agents/helper.md'));
    await writeAgents([entry], { ...site('second'), previous: await previous() });
    expect(readFileSync(join(work, 'second/agents/helper.md'), 'utf8')).toBe(fileWith('description: Helps.'));
  });

  test('are unknown if another site replaced the previous one', async () => {
    await publish([agent('helper', fileWith('description: Helps.'))]);
    expect(await readPreviousSite(openCache(join(work, 'cache')), join(work, 'second'))).toBeUndefined();
  });

  test('are unknown if the notes end after the first line', async () => {
    await publish([agent('helper', fileWith('description: Helps.'))]);
    const [note = ''] = readdirSync(join(work, 'cache'));
    writeFileSync(join(work, 'cache', note), readFileSync(join(work, 'cache', note), 'utf8').split('\n')[0] ?? '');
    expect(await previous()).toBeUndefined();
  });
});

/** An agent whose file is named after its slug. */
function agent(slug: string, text: string): AgentEntry {
  writeFileSync(join(work, `agents/${slug}.md`), text);
  return { ...entryOf(read(text), slug), file: `${slug}.md` };
}

async function publish(agents: readonly AgentEntry[]): Promise<void> {
  const written = { agents: await writeAgents(agents, site('first')), pages: new Map() };
  await noteSite(openCache(join(work, 'cache')), join(work, 'first'), written);
}

function previous(): ReturnType<typeof readPreviousSite> {
  return readPreviousSite(openCache(join(work, 'cache')), join(work, 'first'));
}

function site(folder: string): WritingSite {
  return {
    outDir: join(work, folder),
    agentsDir: [join(work, 'agents')],
    siteUrl: 'https://agents.example',
    basePath: '/',
    vocabulary: [],
    historyShell: `<title>History of ${SHELL.name}</title><link href="/agents/${SHELL.slug}/history/${SHELL.rest}"><main>${SHELL.content}</main>`,
    repositories: [],
    key: 'code',
    previous: undefined,
  };
}
