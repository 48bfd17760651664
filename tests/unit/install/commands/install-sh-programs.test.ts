import { existsSync, mkdirSync, readFileSync, unlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../make/bytes.ts';
import { cutShort } from './catalogue-server.ts';
import { installSh, SH } from './install-sh.ts';
import { filesIn, onlyPrograms, onWindows, program, whereIs } from './shells.ts';

const there = installSh();
const { offer, install, pathOf } = there;

describe.skipIf(onWindows)('install.sh with the programs of other machines', () => {
  const needed = ['cat', 'chmod', 'cut', 'ln', 'mkdir', 'mktemp', 'mv', 'od', 'printf', 'rm', 'sed', 'tr', 'umask'];
  const wgets = [
    [
      'one that takes only the options it is given',
      '#!/bin/sh\n[ "$1 $2 $3" = "-t 1 -O" ] && exec curl -fsSL -o "$4" "$5"\n',
    ],
    ...['wget', 'busybox'].flatMap((name) => {
      const path = whereIs(name);
      return path === undefined ? [] : [[name, `#!/bin/sh\nexec ${path}${name === 'wget' ? '' : ' wget'} "$@"\n`]];
    }),
  ];

  describe.each(wgets)('with wget instead of curl: %s', (which, text) => {
    /** The environment of a machine that has this wget and no curl. */
    function withWget(): Record<string, string> {
      const curl = which.startsWith('one') ? join(there.box.root, 'hidden') : undefined;
      if (curl !== undefined) {
        mkdirSync(curl);
        const real = whereIs('curl') ?? join(there.box.bin, 'curl');
        writeFileSync(join(curl, 'curl'), `#!/bin/sh\nexec '${real}' "$@"\n`, { mode: 0o755 });
      }
      const env = onlyPrograms(there.box, [...needed, 'sha256sum', 'shasum', 'openssl']);
      program(there.box, 'wget', text.replace('exec curl', `exec '${curl ?? ''}/curl'`));
      return env;
    }

    /** The written files, without those that replace programs. */
    function written(): string[] {
      return filesIn(there.box).filter((file) => !file.startsWith('hidden'));
    }

    test('installs', async () => {
      const bytes = offer('größe');
      const outcome = await install(SH, ['größe'], { env: withWget() });
      expect(outcome).toEqual({ code: 0, stdout: 'installed .claude/agents/größe.md\n', stderr: '' });
      expect(readFileSync(pathOf('größe'), 'utf8')).toBe(textOf(bytes));
      expect(written()).toEqual(['my project/.claude/agents/größe.md']);
    });

    test('reports an unknown agent', async () => {
      const { code, stderr } = await install(SH, ['nobody'], { env: withWget() });
      expect(code).toBe(1);
      expect(stderr).toContain('nobody: there is no such agent');
    });

    test('leaves nothing of a file that is cut short', async () => {
      there.server.files.set('agents/helper.md', cutShort(offer('helper')));
      expect((await install(SH, ['helper'], { env: withWget() })).code).toBe(1);
      expect(written()).toEqual([]);
    });
  });

  test.each(['sha256sum', 'shasum', 'openssl'].filter((name) => whereIs(name) !== undefined))(
    'checks files with %s',
    async (name) => {
      offer('helper');
      offer('tampered');
      there.server.files.set('agents/tampered.md', 'something else');
      const env = onlyPrograms(there.box, [...needed, 'curl', 'perl', name]);
      const { code, stdout, stderr } = await install(SH, ['helper', 'tampered'], { env });
      expect({ code, stdout }).toEqual({ code: 1, stdout: 'installed .claude/agents/helper.md\n' });
      expect(stderr).toContain('SHA-256');
    },
  );

  test.each([
    ['nothing that fetches', ['sha256sum'], 'this script needs curl or wget\n'],
    ['nothing that checks', ['curl'], 'this script needs sha256sum, shasum or openssl\n'],
  ])('says what is missing if there is %s', async (_, names, message) => {
    const env = onlyPrograms(there.box, [...needed, ...names]);
    if (names.includes('sha256sum')) unlinkIfThere(join(there.box.bin, 'curl'));
    expect(await install(SH, ['helper'], { env })).toMatchObject({ code: 1, stderr: message });
  });

  test('moves the file on a disk without links', async () => {
    offer('helper');
    program(there.box, 'ln', '#!/bin/sh\nexit 1\n');
    expect((await install(SH, ['helper'])).stdout).toBe('installed .claude/agents/helper.md\n');
    expect(filesIn(there.box)).toHaveLength(1);
  });

  test('does not replace a file that appears while it fetches', async () => {
    const bytes = offer('helper');
    there.server.files.set('agents/helper.md', (response) => {
      writeFileSync(pathOf('helper'), 'mine');
      response.end(bytes);
    });
    expect((await install(SH, ['helper'])).code).toBe(1);
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe('mine');
    expect(filesIn(there.box)).toHaveLength(1);
  });

  function unlinkIfThere(path: string): void {
    if (existsSync(path)) unlinkSync(path);
  }
});
