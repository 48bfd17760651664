import { lstatSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '../../../../src/agent/header/source.ts';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';
import {
  carefulCurlCommand,
  curlCommand,
  destinationOf,
  type Destination,
} from '../../../../src/install/commands/command.ts';
import type { Scope } from '../../../../src/install/tools/target.ts';
import { fuzzRuns } from '../../fuzz.ts';
import { bytesOf } from '../../make/bytes.ts';
import { cutShort, stalled } from './catalogue-server.ts';
import { machineForEach } from './machine.ts';
import { filesIn, onWindows, run, SHELLS, writeAt, type Outcome, type Running } from './shells.ts';

const NEW = bytesOf('---\r\nname: helper\r\ndescription: Helps. 🧵\r\n---\r\n\r\nDo the work.');

const there = machineForEach();

/** Puts the new file into the catalogue under the address of a slug, and returns the address. */
function offer(slug: string): string {
  there.server.files.set(`agents/${slug}.md`, NEW);
  return `${there.server.address}agents/${encodeURIComponent(slug)}.md`;
}

/** The path of an installed file in the sandbox. */
function pathOf({ inHome, path }: Destination): string {
  return join(inHome ? there.box.home : there.box.project, path);
}

/** Names that mean something to a shell and that a disk accepts. */
const slugs = fc
  .oneof(
    fc
      .array(
        fc.constantFrom(
          ...['$(touch pwned)', '`touch pwned`', ';touch pwned;', '&touch pwned&', '>pwned', '"', "'", '\\'],
          ...['$HOME', '~', '*', '?', '[a]', '{a,b}', '#', '!', '-n', '.', '%', ' ', '\n', 'é', '世', '🧵', 'a', 'b-c'],
        ),
        { minLength: 1, maxLength: 4 },
      )
      .map((pieces) => pieces.join('')),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 12 }),
  )
  .map((text) => text.replace(/[\0/]/g, '').toWellFormed())
  .filter((text) => text !== '');

const scopes = fc.constantFrom<Scope>('project', 'user');

describe.skipIf(onWindows).each(SHELLS)('the careful command, run by $name', (shell) => {
  function start(command: string): Running {
    return run(shell, ['-c', command], there.box);
  }

  function careful(destination: Destination, url: string, sha256 = digest(NEW)): Promise<Outcome> {
    return start(carefulCurlCommand(destination, url, sha256)).done;
  }

  /** Checks many names, each in an empty sandbox. */
  async function onMany(check: (destination: Destination, url: string) => Promise<void>): Promise<void> {
    await fc.assert(
      fc.asyncProperty(slugs, scopes, async (slug, scope) => {
        for (const folder of [there.box.project, there.box.home])
          rmSync(join(folder, '.claude'), { recursive: true, force: true });
        await check(destinationOf(claudeCode, scope, slug), offer(slug));
      }),
      { numRuns: fuzzRuns(12, 3) },
    );
  }

  test('writes the bytes of the file to its path and nothing anywhere else, whatever the name', async () => {
    await onMany(async (destination, url) => {
      expect(await careful(destination, url)).toEqual({ code: 0, stdout: '', stderr: '' });
      expect(readFileSync(pathOf(destination)).equals(NEW)).toBe(true);
      expect(filesIn(there.box)).toHaveLength(1);
    });
  });

  test('rejects a file other than the one reviewed, and leaves nothing of it', async () => {
    await onMany(async (destination, url) => {
      const { code, stderr } = await careful(destination, url, digest(bytesOf('what was reviewed')));
      expect(code).not.toBe(0);
      expect(stderr).toContain('nothing is installed');
      expect(filesIn(there.box)).toEqual([]);
    });
  });

  test('replaces nothing, and does not even request the file', async () => {
    await onMany(async (destination, url) => {
      writeAt(pathOf(destination), 'mine');
      there.server.requests.length = 0;
      const { code, stderr } = await careful(destination, url);
      expect(code).not.toBe(0);
      expect(stderr).toContain('already exists');
      expect(readFileSync(pathOf(destination), 'utf8')).toBe('mine');
      expect(filesIn(there.box)).toHaveLength(1);
      expect(there.server.requests).toEqual([]);
    });
  });

  const destination = destinationOf(claudeCode, 'project', 'helper');

  test('does not replace a broken symbolic link', async () => {
    mkdirSync(join(pathOf(destination), '..'), { recursive: true });
    symlinkSync(join(there.box.project, 'nowhere'), pathOf(destination));
    expect((await careful(destination, offer('helper'))).code).not.toBe(0);
    expect(lstatSync(pathOf(destination)).isSymbolicLink()).toBe(true);
    expect(filesIn(there.box)).toHaveLength(1);
  });

  test('does not replace a file that appears while it fetches', async () => {
    const url = offer('helper');
    there.server.files.set('agents/helper.md', (response) => {
      writeAt(pathOf(destination), 'mine');
      response.end(NEW);
    });
    expect((await careful(destination, url)).code).not.toBe(0);
    expect(readFileSync(pathOf(destination), 'utf8')).toBe('mine');
    expect(filesIn(there.box)).toHaveLength(1);
  });

  test('leaves nothing of a file that is cut short', async () => {
    const url = offer('helper');
    there.server.files.set('agents/helper.md', cutShort(NEW));
    expect((await careful(destination, url)).code).not.toBe(0);
    expect(filesIn(there.box)).toEqual([]);
  });

  test('leaves nothing of a file that does not exist', async () => {
    expect((await careful(destination, `${there.server.address}agents/nobody.md`)).code).not.toBe(0);
    expect(filesIn(there.box)).toEqual([]);
  });

  test('fails if a file has the path of the folder', async () => {
    writeFileSync(join(there.box.project, '.claude'), 'mine');
    expect((await careful(destination, offer('helper'))).code).not.toBe(0);
    expect(filesIn(there.box)).toEqual(['my project/.claude']);
  });

  test('installs no wrong file in a shell that ignores failures', async () => {
    const url = offer('helper');
    const command = carefulCurlCommand(destination, url, digest(bytesOf('what was reviewed')));
    expect((await start(`if\n${command}\nthen echo yes; else echo no; fi`).done).stdout).toBe('no\n');
    expect(filesIn(there.box)).toEqual([]);
  });

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind after %s', async (signal) => {
    const url = offer('helper');
    const running = await new Promise<Running>((resolve) => {
      const begun = stalled(() => {
        resolve(started);
      });
      there.server.files.set('agents/helper.md', begun);
      const started = start(carefulCurlCommand(destination, url, digest(NEW)));
    });
    expect(filesIn(there.box)).toHaveLength(1);
    running.signal(signal);
    expect((await running.done).code).not.toBe(0);
    expect(filesIn(there.box)).toEqual([]);
  });

  test('does not change the shell it runs in', async () => {
    const command = carefulCurlCommand(destination, offer('helper'), digest(NEW));
    const { stdout } = await start(
      `file=mine part=mine\n${command}\necho "$file $part $-" >after; trap\nfalse\necho on`,
    ).done;
    expect(stdout).toBe('on\n');
    expect(readFileSync(join(there.box.project, 'after'), 'utf8')).toMatch(/^mine mine (?!.*[eu])/);
  });

  test('the short command writes the bytes of the file to its path too', async () => {
    await onMany(async (where, url) => {
      expect((await start(curlCommand(where, url)).done).code).toBe(0);
      expect(readFileSync(pathOf(where)).equals(NEW)).toBe(true);
      expect(filesIn(there.box)).toHaveLength(1);
    });
  });
});
