import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';
import { curlCommand, destinationOf, type Destination } from '../../../../src/install/commands/command.ts';
import type { Scope } from '../../../../src/install/tools/target.ts';
import { fuzzRuns } from '../../fuzz.ts';
import { bytesOf } from '../../make/bytes.ts';
import { machineForEach } from './machine.ts';
import { filesIn, onWindows, run, SHELLS } from './shells.ts';

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

describe.skipIf(onWindows).each(SHELLS)('the command without a script, run by $name', (shell) => {
  test('writes the bytes of the file to its path and nothing anywhere else, whatever the name', async () => {
    await fc.assert(
      fc.asyncProperty(slugs, scopes, async (slug, scope) => {
        for (const folder of [there.box.project, there.box.home])
          rmSync(join(folder, '.claude'), { recursive: true, force: true });
        const destination = destinationOf(claudeCode, scope, slug);
        const command = curlCommand(destination, offer(slug));
        expect(await run(shell, ['-c', command], there.box).done).toEqual({ code: 0, stdout: '', stderr: '' });
        expect(readFileSync(pathOf(destination)).equals(NEW)).toBe(true);
        expect(filesIn(there.box)).toHaveLength(1);
      }),
      { numRuns: fuzzRuns(12, 3) },
    );
  });
});
