import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { fileWith } from '../../make/agent-file.ts';
import { stalled } from './catalogue-server.ts';
import { installSh, SH } from './install-sh.ts';
import { filesIn, onWindows, program, SHELLS, whereIs, writeAt, type Running } from './shells.ts';

const there = installSh();
const { offerVersions, install, start, pathOf } = there;

const OLD = fileWith('description: Helps.', 'Help.\n');
const NOW = fileWith('description: Helps.', 'Help well.\n');
const CHANGED = fileWith('description: Helps.', 'Help.\nBe kind.\n');
const FILE = 'my project/.claude/agents/helper.md';

describe.skipIf(onWindows).each(SHELLS)('install.sh --update, run by $name', (shell) => {
  test.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'leaves the old file and nothing else after %s',
    async (signal) => {
      offerVersions('helper', NOW, OLD);
      writeAt(pathOf('helper'), OLD);
      const running = await new Promise<Running>((resolve) => {
        const begun = stalled(() => {
          resolve(started);
        });
        there.server.files.set('agents/helper.md', begun);
        const started = start(shell, ['--update']);
      });
      running.signal(signal);
      expect((await running.done).code).toBe({ SIGINT: 130, SIGTERM: 143, SIGHUP: 129 }[signal]);
      expect(filesIn(there.box)).toEqual([FILE]);
      expect(readFileSync(pathOf('helper'), 'utf8')).toBe(OLD);
    },
  );

  describe.each(['cp', 'cat', 'ln', 'mv'])('ended at each %s', (name) => {
    test.each(['before', 'after'])(
      'leaves a whole file, a copy only of one that is replaced, and nothing else: %s it',
      async (when) => {
        offerVersions('helper', NOW, OLD);
        const real = `'${whereIs(name) ?? name}' "$@"`;
        const end = 'case $* in *agents*) kill -TERM $PPID ;; esac';
        const lines = when === 'before' ? [end, `exec ${real}`] : [real, 'status=$?', end, 'exit $status'];
        program(there.box, name, `#!/bin/sh\n${lines.join('\n')}\n`);
        for (const before of [OLD, CHANGED]) {
          writeAt(pathOf('helper'), before);
          await install(shell, ['--update', '--force']);
          const now = readFileSync(pathOf('helper'), 'utf8');
          expect([before, NOW]).toContain(now);
          const isKept = before === CHANGED && now === NOW;
          expect(filesIn(there.box)).toEqual([FILE, ...(isKept ? [`${FILE}.mine`] : [])]);
          if (isKept) expect(readFileSync(`${pathOf('helper')}.mine`, 'utf8')).toBe(CHANGED);
        }
      },
    );
  });
});

test.skipIf(onWindows)('install.sh --update does not replace a file that is being changed', async () => {
  offerVersions('helper', NOW, OLD);
  writeAt(pathOf('helper'), OLD);
  there.server.files.set('agents/helper.md', (response) => {
    writeAt(pathOf('helper'), 'mine');
    response.end(NOW);
  });
  const { code, stderr } = await install(SH, ['--update', '--force']);
  expect(code).toBe(1);
  expect(stderr).toContain('left as it is');
  expect(readFileSync(pathOf('helper'), 'utf8')).toBe('mine');
  expect(filesIn(there.box)).toEqual([FILE]);
});

test.skipIf(onWindows)('install.sh --update copies a changed file on a disk without links', async () => {
  offerVersions('helper', NOW, OLD);
  writeAt(pathOf('helper'), CHANGED);
  program(there.box, 'ln', '#!/bin/sh\nexit 1\n');
  expect((await install(SH, ['--update', '--force'])).code).toBe(0);
  expect(readFileSync(`${pathOf('helper')}.mine`, 'utf8')).toBe(CHANGED);
  expect(readFileSync(pathOf('helper'), 'utf8')).toBe(NOW);
});
