import { describe, expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { portableForm } from '../../../src/agent/portable.ts';
import { fileVerdict } from '../../../src/verify/verdict.ts';
import { agentOf, fileWith } from '../make/agent-file.ts';
import { bytesOf } from '../make/bytes.ts';
import { fixtureBytes, readFixture } from '../make/fixture.ts';

function verdictOn(path: string): ReturnType<typeof fileVerdict> {
  return fileVerdict(fixtureBytes(path), path);
}

test.each([
  ['agents/no-tools.md', 'everywhere'],
  ['agents/unquoted-colon.md', 'claude-code'],
  ['agents/column-zero-examples.md', 'not-in-claude-code'],
  ['agents/no-header.md', 'no-agent'],
  ['broken/header-unclosed.md', 'error'],
  ['broken/javascript-engine.md', 'error'],
])('%s reads as %s', (path, reading) => {
  expect(verdictOn(path).reading).toBe(reading);
});

test.each(['agents/unquoted-colon.md', 'agents/hidden-characters.md', 'broken/name-with-colon.md'])(
  'the findings in %s are the findings of the build',
  (path) => {
    const { findings } = readFixture(path);
    expect(verdictOn(path)).toMatchObject({ findings, found: findings.length });
  },
);

test('some of very many findings are shown, and all are counted', () => {
  const fields = Array.from({ length: 300 }, (_, at) => `field${at}: 1\n`).join('');
  const verdict = fileVerdict(bytesOf(fileWith(`description: Helps.\n${fields}`)), 'many.md');
  expect(verdict.findings).toHaveLength(100);
  expect(verdict.found).toBeGreaterThanOrEqual(300);
});

describe('the corrected file', () => {
  test('is the portable copy if strict readers skip the file', () => {
    const file = readFixture('agents/unquoted-colon.md');
    const { corrected } = verdictOn('agents/unquoted-colon.md');
    expect(corrected?.bytes).toEqual(portableForm(file.bytes, agentOf(file)));
    expect(corrected?.fixed).toEqual(['Strict YAML readers reject the header']);
  });

  test.each(['byte-order-mark', 'double-escaped'])('is there when it fixes something: %s', (name) => {
    expect(verdictOn(`agents/${name}.md`).corrected?.fixed).not.toEqual([]);
  });

  test('does not exist if it would fix nothing', () => {
    expect(verdictOn('agents/no-tools.md').corrected).toBeUndefined();
    expect(verdictOn('agents/hidden-characters.md').corrected).toBeUndefined();
  });

  test('does not exist if the file does not load', () => {
    expect(verdictOn('broken/header-unclosed.md').corrected).toBeUndefined();
  });
});

test('the name is found in a header that cannot be read', () => {
  const verdict = fileVerdict(bytesOf('---\nname: "helper"\ndescription: Helps.\n\nNo end.\n'), 'a.md');
  expect(verdict).toMatchObject({ reading: 'error', name: 'helper' });
  expect(fileVerdict(bytesOf('name: helper\n'), 'a.md').name).toBeUndefined();
});

test('access is described in words', () => {
  const { about } = verdictOn('agents/no-tools.md');
  expect(about).toMatchObject({ everything: true, access: 'inherits every tool' });
});

test('the verdict can be sent by a worker', () => {
  for (const path of ['agents/odd-values.md', 'agents/unquoted-colon.md', 'broken/not-a-mapping.md']) {
    expect(structuredClone(verdictOn(path))).toEqual(verdictOn(path));
  }
});

test('bytes that are not UTF-8 are reported', () => {
  expect(fileVerdict(new Uint8Array([...bytesOf(fileWith('description: Helps.')), 0xff]), 'a.md').isText).toBe(false);
});

test.each([
  ['a hash', 'description: Fixes issue #12 and later.', 'Fixes issue #12 and later.'],
  ['a tag', 'description: !important Use it first.', '!important Use it first.'],
  ['lines of a dialogue', 'description: Helps.\nuser: Hi\nassistant: Ho', 'Helps.\nuser: Hi\nassistant: Ho'],
])('the corrected file has the whole of a value that is cut by %s', (_, header, whole) => {
  const { corrected } = fileVerdict(bytesOf(fileWith(header)), 'cut.md');
  const again = agentOf(readAgent(corrected?.bytes ?? new Uint8Array(), 'cut.md'));
  expect(again).toMatchObject({ description: whole, dropped: [] });
});
