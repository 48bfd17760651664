import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digest } from '../../../../src/agent/header/source.ts';
import { shellScript } from '../../../../src/install/commands/install-script.ts';
import { TARGETS } from '../../../../src/install/tools/targets.ts';
import { fuzzRuns } from '../../fuzz.ts';
import { bytesOf } from '../../make/bytes.ts';
import { installSh } from './install-sh.ts';
import { filesIn, onWindows, SHELLS } from './shells.ts';

const there = installSh();
const { offer, offerLine, install } = there;

describe.skipIf(onWindows).each(SHELLS)('install.sh, run by $name', (shell) => {
  test('rejects names that cannot be slugs without requesting them', async () => {
    const names = [
      '',
      '.',
      '..',
      '.hidden',
      'a/b',
      '../a',
      'a..b',
      'a b',
      'a\nb',
      'a\tb',
      'a\\b',
      '\u001B[2J',
      '/etc/passwd',
    ];
    const { code, stderr } = await install(shell, ['--', ...names]);
    expect(code).toBe(1);
    expect(stderr.match(/not a valid agent name/g)).toHaveLength(names.length);
    expect(stderr).not.toContain('\u001B');
    expect(there.server.requests).toEqual([]);
  });

  test('rejects a catalogue that makes no sense', async () => {
    const sha256 = 'a'.repeat(64);
    const offers = [
      ['a file name that leads out of the folder', sha256, 'agents/helper.md', '../helper.md'],
      ['a file name with a folder', sha256, 'agents/helper.md', 'folder/helper.md'],
      ['an absolute file name', sha256, 'agents/helper.md', '/tmp/helper.md'],
      ['a hidden file name', sha256, 'agents/helper.md', '.helper.md'],
      ['a file name that looks like an option', sha256, 'agents/helper.md', '-rf'],
      ['a file name with a backslash', sha256, 'agents/helper.md', 'folder\\helper.md'],
      ['a file name with a control character', sha256, 'agents/helper.md', 'helper\u001B[2J.md'],
      ['a file name with a C1 control', sha256, 'agents/helper.md', 'helper\u009B2J.md'],
      ['a file name with a bidi control', sha256, 'agents/helper.md', 'helper\u202Edm.md'],
      ['a path with a C1 control', sha256, 'agents/\u009B2J.md', 'helper.md'],
      ['a file name that ends in a carriage return', sha256, 'agents/helper.md', 'helper.md\r'],
      ['a field too many', sha256, 'agents/helper.md', 'helper.md\tmore'],
      ['no file name', sha256, 'agents/helper.md'],
      ['nothing', ''],
      ['a digest that is too short', 'a'.repeat(63), 'agents/helper.md', 'helper.md'],
      ['a digest that is too long', 'a'.repeat(65), 'agents/helper.md', 'helper.md'],
      ['a digest that is not hexadecimal', 'g'.repeat(64), 'agents/helper.md', 'helper.md'],
      ['a digest that would match everything', '*'.repeat(64), 'agents/helper.md', 'helper.md'],
      ['a path elsewhere on the site', sha256, 'secrets/helper.md', 'helper.md'],
      ['a path that leads out of the agents', sha256, 'agents/../secrets/helper.md', 'helper.md'],
      ['a path on another host', sha256, 'https://evil.example/agents/helper.md', 'helper.md'],
      ['an absolute path', sha256, '/agents/helper.md', 'helper.md'],
    ];
    const answers = [
      '',
      '\n',
      '<!doctype html><title>Not found</title>',
      `notepad\t${sha256}\tagents/a.md\ta.md`,
      '\0\0\t\t\n',
    ];
    for (const [what = '', ...fields] of offers) offerLine(what.replaceAll(' ', '-'), ...fields);
    answers.forEach((answer, index) => there.server.files.set(`agents/answer-${index}/install.txt`, answer));
    const slugs = [...there.server.files.keys()].map((path) => path.split('/')[1] ?? '');

    const { code, stdout, stderr } = await install(shell, [...slugs, '--force']);
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.split('\n').map((line) => line.replace(/: the catalogue has no valid entry.*/, ''))).toEqual([
      ...slugs,
      '',
    ]);
    expect(there.server.requests).toEqual(slugs.map((slug) => `agents/${slug}/install.txt`));
    expect(filesIn(there.box)).toEqual([]);
  });

  test('prints no control of the terminal from the list of agents', async () => {
    const controls = [
      '\u001B[2J',
      '\u0080',
      '\u009B2J',
      '\u009F',
      '\u061C',
      '\u200E',
      '\u202A',
      '\u202E',
      '\u2066',
      '\u2069',
    ];
    there.server.files.set('agents.txt', `größe 世界 –\n${controls.join('a')}\n\u00C2\u009B\n`);
    const { code, stdout } = await install(shell, ['--list']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^größe 世界 –\n/);
    expect(stdout).not.toMatch(/[^\n\P{Cc}]|[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
  });

  test('prints no control of the terminal from the names it is given', async () => {
    const { code, stderr } = await install(shell, ['a\u009B2J', 'a\u202Eb']);
    expect(code).toBe(1);
    expect(stderr.match(/not a valid agent name/g)).toHaveLength(2);
    expect(stderr).not.toMatch(/[\u0080-\u009F\u202A-\u202E]/);
  });

  test('runs nothing and writes nothing elsewhere, whatever the names', async () => {
    const bytes = bytesOf('Anything.');
    there.server.files.set('*', (response, path) => {
      const line = ['claude-code', digest(bytes), 'agents/x.md', `${path.split('/')[1] ?? ''}.md`].join('\t');
      response.end(path.endsWith('/install.txt') ? `${line}\n` : bytes);
    });
    await fc.assert(
      fc.asyncProperty(fc.array(hostileText(), { minLength: 1, maxLength: 8 }), async (names) => {
        await install(shell, ['--', ...names]);
        const expected = names.map((name) => `my project/.claude/agents/${name}.md`);
        for (const file of filesIn(there.box)) {
          expect(expected).toContain(file);
          unlinkSync(join(there.box.root, file));
        }
      }),
      { numRuns: fuzzRuns(12, 3) },
    );
  });

  test('runs nothing and writes nothing elsewhere, whatever the catalogue says', async () => {
    const bytes = bytesOf('Anything.');
    const sha256 = fc.constantFrom(digest(bytes), digest(bytes), 'a'.repeat(64));
    const path = fc.oneof(
      hostileText(),
      hostileText().map((text) => `agents/${text}`),
    );
    there.server.files.set('*', bytes);
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(sha256, path, hostileText()), { minLength: 1, maxLength: 8 }),
        async (lines) => {
          lines.forEach((fields, index) => {
            offerLine(`agent-${index}`, ...fields);
          });
          await install(shell, ['--force', ...lines.map((_, index) => `agent-${index}`)]);
          for (const file of filesIn(there.box)) {
            expect(file).toMatch(/^my project\/\.claude\/agents\/[^/]+$/);
            unlinkSync(join(there.box.root, file));
          }
        },
      ),
      { numRuns: fuzzRuns(12, 3) },
    );
  });

  test('prints its own address unchanged, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        const address = `https://agents.example/${text.replaceAll('\r', '')}/`;
        const { code, stdout } = await install(shell, ['--help'], {
          input: shellScript(address, TARGETS, 'Agent Catalogue'),
        });
        expect(code).toBe(0);
        expect(stdout).toContain(`Agent Catalogue at ${address} for`);
        expect(filesIn(there.box)).toEqual([]);
      }),
      { numRuns: fuzzRuns(10, 3) },
    );
  });

  test('does nothing if its end is missing', async () => {
    offer('helper');
    const script = shellScript(there.server.address, TARGETS, 'Agent Catalogue');
    const lines = [...script.matchAll(/\n/g)].map(({ index }) => index + 1).filter((end) => end < script.length);
    const withinTheLast = Array.from('main "$@"', (_, index) => script.lastIndexOf('main "$@"') + index);
    const ends = [...lines.filter((_, index) => index % 40 === 0), ...withinTheLast];
    for (const end of ends) await install(shell, ['helper', '--force'], { input: script.slice(0, end) });
    expect(there.server.requests).toEqual([]);
    expect(filesIn(there.box)).toEqual([]);
  });
});

/** Text that means something to a shell or in a path. */
function hostileText(): fc.Arbitrary<string> {
  const pieces = fc.constantFrom(
    ...['$(touch pwned)', '`touch pwned`', ';touch pwned;', '|touch pwned', '&touch pwned&', '>pwned', '<pwned'],
    ...['../', '..', '/', '\\', '~', '~/', '*', '?', '[a]', '{a,b}', "'", '"', '$HOME', '%2e%2e%2f', '%s', '%n', '%00'],
    ...['#', '!', '-rf', '--force', ' ', '\n', '\t', '\r', '\u001B[2J', '\u007F', 'é', '世', '🧵', '\u0081', 'a'],
    ...['x.md'],
  );
  return fc
    .oneof(
      { weight: 3, arbitrary: fc.array(pieces, { minLength: 1, maxLength: 5 }).map((all) => all.join('')) },
      { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
    )
    .map((text) => text.replaceAll('\0', '').toWellFormed());
}
