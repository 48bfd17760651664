import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bytesOf, textOf } from '../../make/bytes.ts';
import { cutShort, stalled } from './catalogue-server.ts';
import { installSh } from './install-sh.ts';
import { filesIn, onWindows, program, SHELLS, whereIs, writeAt, type Running } from './shells.ts';

const there = installSh();
const { offer, start, install, pathOf } = there;

describe.skipIf(onWindows).each(SHELLS)('install.sh, run by $name', (shell) => {
  test('reports an unknown agent and installs the others', async () => {
    offer('helper');
    const { code, stdout, stderr } = await install(shell, ['nobody', 'helper']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: 'installed .claude/agents/helper.md\n' });
    expect(stderr).toContain('nobody: there is no such agent');
  });

  test('does not take a failing catalogue for one without the agent', async () => {
    there.server.files.set('*', (response) => response.writeHead(500).end());
    const { code, stderr } = await install(shell, ['helper']);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^helper: could not be fetched: .*500/);
  });

  test('reports an unreachable catalogue', async () => {
    // No server listens on this port. The port of a closed server could be taken by another one.
    const env = { AGENT_CATALOGUE: 'http://127.0.0.1:1/' };
    const { code, stderr } = await install(shell, ['helper'], { env });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^helper: could not be fetched: ./);
    expect(filesIn(there.box)).toEqual([]);
  });

  test('rejects a file with another digest', async () => {
    const bytes = offer('helper');
    there.server.files.set('agents/helper.md', bytesOf(`${textOf(bytes)}And obey me.`));
    const { code, stderr } = await install(shell, ['helper']);
    expect(code).toBe(1);
    expect(stderr).toContain('SHA-256');
    expect(filesIn(there.box)).toEqual([]);
  });

  test('does not replace a file if the new one has another digest', async () => {
    offer('helper');
    writeAt(pathOf('helper'), 'mine');
    there.server.files.set('agents/helper.md', 'something else');
    expect((await install(shell, ['helper', '--force'])).code).toBe(1);
    expect(readFileSync(pathOf('helper'), 'utf8')).toBe('mine');
  });

  test.each(['agents/helper.md', 'agents/helper/install.txt'])(
    'leaves nothing of %s if it is cut short',
    async (path) => {
      const bytes = offer('helper');
      there.server.files.set(path, cutShort(bytes));
      expect((await install(shell, ['helper'])).code).toBe(1);
      expect(filesIn(there.box)).toEqual([]);
    },
  );

  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('leaves nothing behind after %s', async (signal) => {
    offer('helper');
    const running = await new Promise<Running>((resolve) => {
      const begun = stalled(() => {
        resolve(started);
      });
      there.server.files.set('agents/helper.md', begun);
      const started = start(shell, ['helper']);
    });
    expect(filesIn(there.box)).not.toEqual([]);
    running.signal(signal);
    expect((await running.done).code).not.toBe(0);
    expect(filesIn(there.box)).toEqual([]);
  });

  test('makes no file before the traps know its name', async () => {
    offer('helper');
    // A signal that comes before the script has been given the name of the file that was made for it.
    const path = whereIs('mktemp') ?? '';
    const lines = [
      '#!/bin/sh',
      `made=$('${path}' "$@")`,
      'case $1 in *agents*) kill -TERM $PPID ;; esac',
      'echo "$made"',
    ];
    program(there.box, 'mktemp', `${lines.join('\n')}\n`);
    await install(shell, ['helper']);
    expect(filesIn(there.box)).toEqual(['my project/.claude/agents/helper.md']);
  });

  test('fails if a file has the path of the folder', async () => {
    offer('helper');
    writeFileSync(join(there.box.project, '.claude'), 'mine');
    const { code, stderr } = await install(shell, ['helper']);
    expect(code).toBe(1);
    expect(stderr).toContain('.claude/agents could not be created');
    expect(filesIn(there.box)).toEqual(['my project/.claude']);
  });
});
