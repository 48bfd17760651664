import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { writeOwner } from '../../../../src/build/swap/owner.ts';
import { waitForTurn } from '../../../../src/build/swap/wait-for-turn.ts';
import { temporaryFolder } from '../../../temporary-folder.ts';

/** Greater than any process number. */
const NO_PROCESS = 2 ** 31 - 1;

let folder = '';
let waits: (number | undefined)[] = [];

beforeEach(() => {
  folder = temporaryFolder(onTestFinished);
  waits = [];
});

test('the first build does not wait', async () => {
  await turn();
  expect(readdirSync(folder)).toEqual(['build-1.json']);
  expect(waits).toEqual([]);
});

test('a build waits for one that runs, and says for which process', async () => {
  const done = writeOwner(join(folder, 'build-4.json'), 'turn');
  const waiting = turn();
  expect(await Promise.race([waiting, Promise.resolve('waits')])).toBe('waits');
  done();
  await waiting;
  expect(waits).toEqual([process.pid]);
  expect(readdirSync(folder)).toEqual(['build-5.json']);
});

test('a killed build is not waited for', async () => {
  writeFileSync(join(folder, 'build-1.json'), owner(NO_PROCESS));
  await turn();
  expect(waits).toEqual([]);
});

test('another process that got the number of a killed build is not waited for', async () => {
  writeFileSync(join(folder, 'build-1.json'), owner(process.pid));
  utimesSync(join(folder, 'build-1.json'), 1, 1);
  await turn();
  expect(waits).toEqual([]);
});

test('a file that was cut short does not stop builds for ever', async () => {
  writeFileSync(join(folder, 'build-1.json'), '');
  utimesSync(join(folder, 'build-1.json'), 1, 1);
  await turn();
  expect(waits).toEqual([]);
});

async function turn(): Promise<void> {
  await waitForTurn(folder, (pid) => waits.push(pid));
}

function owner(pid: number): string {
  return JSON.stringify({ program: 'agent-catalogue', host: hostname(), pid, name: 'turn' });
}
