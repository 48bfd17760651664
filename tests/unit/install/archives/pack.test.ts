import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { packFiles } from '../../../../src/install/archives/pack.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { pack } from '../../../../src/install/archives/zip.ts';
import { fileWith, read } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';
import { entryOf } from '../../make/entry.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

let agents = '';

beforeEach(() => {
  agents = temporaryFolder(onTestFinished);
});

test('threads pack many files as one thread packs a few, each with its digest', async () => {
  const few = Array.from({ length: 3 }, (_, number) => agent(number));
  const more = Array.from({ length: 1200 }, (_, number) => agent(few.length + number));
  const here = await packFiles(few, [agents]);
  const there = await packFiles([...few, ...more], [agents]);
  expect(here).toEqual(new Map(few.map((entry, number) => [entry.sha256, pack(bytesOf(textOf(number)))])));
  expect(there.size).toBe(few.length + more.length);
  for (const [digest, packed] of here) expect(there.get(digest)).toEqual(packed);
});

test('a file that changed after it was read is not packed', async () => {
  const entry = agent(1);
  writeFileSync(join(agents, entry.file), 'changed');
  await expect(packFiles([entry], [agents])).rejects.toThrow(`"${entry.file}" has changed since the build began.`);
});

function agent(number: number): AgentEntry {
  const file = `helper-${number}.md`;
  writeFileSync(join(agents, file), textOf(number));
  return { ...entryOf(read(textOf(number)), `helper-${number}`), file };
}

function textOf(number: number): string {
  return fileWith(`description: Helps with ${number}.`);
}
