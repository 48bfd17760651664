import { expect, test } from 'vitest';
import type { Agent } from '../../../src/agent/agent-file.ts';
import { aliasTable } from '../../../src/vocabulary/aliases.ts';
import { evidenceOf, evidenceReader, withShownLines, type Evidence } from '../../../src/vocabulary/evidence.ts';
import type { ProofMention } from '../../../src/vocabulary/proof.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';

test('the line is shown with the alias marked', () => {
  expect(shown('description: Helps.', 'Cache with Redis first.\n', 6, ['redis'])).toBe('6: Cache with [Redis] first.');
});

test('an alias is found in another form of its words', () => {
  expect(shown('description: Helps.', '- Slow queries\n', 6, ['slow query'])).toBe('6: - [Slow queries]');
});

test('the longest alias is marked', () => {
  expect(shown('description: Helps.', 'REST API design.\n', 6, ['rest', 'rest api'])).toBe('6: [REST API] design.');
});

test('an alias that is matched by case is marked only in that case', () => {
  expect(shown('description: Helps.', 'Go and go.\n', 6, ['Go'])).toBe('6: [Go] and go.');
});

test('case does not matter in the name of the agent', () => {
  expect(shown('description: Helps.', 'Text.\n', 2, ['Helper'])).toBe('2: name: [helper]');
});

test('the line of a long description that has the words is shown', () => {
  const header = 'description: >\n  Helps a lot\n  with caching of pages.';
  expect(shown(header, 'Text.\n', 3, ['caching'])).toBe('5: with [caching] of pages.');
});

test('a line of the body is shown even if the next line matches', () => {
  expect(shown('description: Helps.', 'Text.\n\nCaching.\n', 6, ['caching'])).toBe('6: Text.');
});

test('a long line is shown around the mark', () => {
  const body = `${'before '.repeat(60)}caching ${'after '.repeat(60)}\n`;
  const text = shown('description: Helps.', body, 6, ['caching']);
  expect(text).toMatch(/^6: … before .*\[caching\] after .* …$/);
  expect(text.length).toBeLessThan(230);
});

test('a long line without spaces is shown around the mark', () => {
  const text = shown('description: Helps.', `${'先理解需求，'.repeat(60)}代码审查${'，再动手'.repeat(60)}\n`, 6, [
    '代码审查',
  ]);
  expect(text).toMatch(/^6: … .{40,80}\[代码审查\].{100,} …$/);
  expect(text.length).toBeLessThan(230);
});

test('a long line is not cut inside a character', () => {
  const text = shown('description: Helps.', `${'𠮷'.repeat(301)}代码审查\n`, 6, ['代码审查']);
  expect(text).toContain('[代码审查]');
  expect(text.isWellFormed()).toBe(true);
});

test('a long word without a space is cut', () => {
  expect(shown('description: Helps.', `${'x'.repeat(900)}\n`, 6, ['caching']).length).toBeLessThan(230);
});

test('an escaped line break is not part of a word', () => {
  expect(shown('description: "One.\\nCaching."', 'Text.\n', 3, ['caching'])).toBe('3: description: "One. [Caching]."');
});

test('an alias without letters marks nothing', () => {
  expect(shown('description: Helps.', 'a — b\n', 6, ['—'])).toBe('6: a — b');
});

test('every claim has its lines, the best first, in the order of the claims', () => {
  const text = fileWith('description: Helps.', 'Caching.\nRedis.\nCaches.\n');
  const claims = ['redis', 'caching'].map((capability) => ({ capability, strength: 1, line: 1, lines: 1 }));
  const proofs = [[mention(7, 1)], [mention(6, 1), mention(8, 2)]];
  const read = evidenceReader(['caching', 'redis'].map((slug) => ({ slug, aliases: [slug] })));
  expect(read(agent(text), text.split('\n'), { claims, proofs }).map((each) => each.map(written))).toEqual([
    ['7: [Redis].'],
    ['8: [Caches].', '6: [Caching].'],
  ]);
});

function mention(line: number, telling: number): ProofMention {
  return { word: 'cach', weight: 1, line, telling, text: 'key' };
}

test('a claim gets the line that is shown for it', () => {
  const claim = { capability: 'caching', strength: 1, line: 3, lines: 1 };
  expect(withShownLines([claim], [{ line: 5, text: [] }])).toEqual([{ ...claim, line: 5 }]);
});

function shown(header: string, body: string, line: number, aliases: readonly string[]): string {
  const text = fileWith(header, body);
  return written(evidenceOf(agent(text), text.split('\n'), { line }, aliasTable([{ slug: 'any', aliases }])));
}

function written({ line, text }: Evidence): string {
  return `${line}: ${text.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join('')}`;
}

function agent(text: string): Agent {
  return agentOf(read(text));
}
