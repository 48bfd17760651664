import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/read-agent.ts';
import type { AgentEntry, CatalogueFile } from '../../../src/catalogue/entry.ts';
import { assignSlugs } from '../../../src/collection/slugs.ts';
import { codesOf, findingOf, placeOf } from '../findings.ts';
import { agentOf } from '../make/agent-file.ts';
import { bytesOf } from '../make/bytes.ts';
import { entryOf } from '../make/entry.ts';

function entry(file: string, name: string): AgentEntry {
  const text = `---\nname: ${JSON.stringify(name)}\ndescription: Helps.\n---\nBody.\n`;
  return entryOf(readAgent(bytesOf(text), file));
}

function slugsOf(files: readonly CatalogueFile[]): string[] {
  return assignSlugs(files).map((file) => (file.status === 'agent' ? file.slug : ''));
}

function second(files: readonly CatalogueFile[]): CatalogueFile {
  const file = assignSlugs(files)[1];
  if (file === undefined) throw new Error('no second file');
  return file;
}

test('the slug is the name', () => {
  expect(slugsOf([entry('folder/file.md', 'helper')])).toEqual(['helper']);
});

test.each([
  ['My Helper', 'my-helper'],
  ['a"b\'c$(touch pwned)<script>', 'a-bc-touch-pwned-script'],
  ['../../etc/passwd', 'etc-passwd'],
  ['Größe', 'größe'],
  ['Gro\u0308ße', 'größe'],
  ['--helper--', 'helper'],
  ['世界', '世界'],
])('the slug of "%s" is safe', (name, slug) => {
  const written = entry('file.md', 'helper');
  expect(slugsOf([{ ...written, agent: { ...written.agent, name } }])).toEqual([slug]);
});

test('a name without letters is replaced by the file name', () => {
  expect(slugsOf([entry('team/my file.md', '???')])).toEqual(['my-file']);
});

test('a name and a file name without letters are replaced by a word', () => {
  expect(slugsOf([entry('!!!.md', '???')])).toEqual(['agent']);
});

test.each(['index', 'con', 'NUL', 'aux', 'com1', 'LPT9'])(
  '"%s", which means something to hosts or Windows, does not become a slug',
  (name) => {
    expect(slugsOf([entry('file.md', name)])).toEqual([`${name.toLowerCase()}-agent`]);
  },
);

test.each(['x\udc00', 'x\udc00\ud800', '\ufffdx', 'x\ufffe'])(
  'an incomplete character is left out of the slug: %j',
  (name) => {
    const written = entry('file.md', 'helper');
    expect(slugsOf([{ ...written, agent: { ...written.agent, name } }])).toEqual(['x']);
  },
);

test.each([
  ['straße', 'strasse'],
  ['ſame', 'same'],
  ['λόγος', 'λόγοσ'],
])('"%s" and "%s", which differ only in case, get different slugs', (one, other) => {
  const slugs = slugsOf([entry('a/x.md', one), entry('b/x.md', other)]);
  expect(slugs).toEqual([`a-${one}`, `b-${other}`]);
});

test('a long name is cut', () => {
  expect(slugsOf([entry('file.md', 'x'.repeat(300))])[0]?.length).toBeLessThanOrEqual(120);
});

test.each(['x', 'ü', '世', '𠮷'])('a long name of "%s" gives file names that a disk accepts', (letter) => {
  const [slug = ''] = slugsOf([entry('file.md', letter.repeat(300))]);
  expect(bytesOf(`${slug}.json`).length).toBeLessThanOrEqual(255);
});

test('a name that occurs twice gets its folder as a prefix', () => {
  expect(slugsOf([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')])).toEqual(['a-helper', 'b-helper']);
});

test('a name that occurs twice gets every folder of its path as a prefix', () => {
  expect(slugsOf([entry('a/b/x.md', 'helper'), entry('a/c/x.md', 'helper')])).toEqual(['a-b-helper', 'a-c-helper']);
});

test('a name that occurs twice is prefixed at the top of the collection too, so that no new file there takes its address', () => {
  expect(slugsOf([entry('a/helper.md', 'helper'), entry('helper.md', 'helper')])).toEqual(['a-helper', 'top-helper']);
});

test('a name that occurs twice at the top gets the names of the files', () => {
  expect(slugsOf([entry('gsd.compact.md', 'gsd-helper'), entry('gsd.md', 'gsd-helper')])).toEqual([
    'gsd-helper-gsd-compact',
    'gsd-helper-gsd',
  ]);
});

test('a name that occurs twice in one folder gets the names of the files too', () => {
  expect(slugsOf([entry('a/x.md', 'helper'), entry('a/y.md', 'helper')])).toEqual(['a-helper-x', 'a-helper-y']);
});

test('files that nothing else tells apart get a digest of their paths', () => {
  const [one, other] = slugsOf([entry('a/b/helper.md', 'helper'), entry('a b/helper.md', 'helper')]);
  expect([one, other]).toEqual([
    expect.stringMatching(/^helper-[0-9a-f]{6}$/),
    expect.stringMatching(/^helper-[0-9a-f]{6}$/),
  ]);
});

test('a folder that is too long for an address is replaced by a digest of the path', () => {
  const folder = 'x'.repeat(150);
  expect(slugsOf([entry(`${folder}/a/helper.md`, 'helper'), entry('b/helper.md', 'helper')])).toEqual([
    expect.stringMatching(/^helper-[0-9a-f]{6}$/),
    'b-helper',
  ]);
});

test('a slug with a prefix that is also a name belongs to neither', () => {
  const slugs = slugsOf([entry('a/x.md', 'helper'), entry('b/x.md', 'helper'), entry('z.md', 'a-helper')]);
  expect(slugs).toEqual(['a-helper-x', 'b-helper', 'a-helper-claude-code']);
});

describe('the same name in files for different tools', () => {
  const claude = entry('.claude/agents/helper.md', 'helper');
  const copilot = entry('.github/agents/helper.agent.md', 'helper');

  test('gets the tool with it', () => {
    expect(slugsOf([claude, copilot])).toEqual(['helper-claude-code', 'helper-copilot']);
  });

  test('is a slug without the tool where no other file has it', () => {
    expect([...slugsOf([claude]), ...slugsOf([copilot])]).toEqual(['helper', 'helper']);
  });

  test('gets its folder only where two files for one tool have it', () => {
    expect(slugsOf([claude, copilot, entry('b/.claude/agents/helper.md', 'helper')])).toEqual([
      'claude-agents-helper',
      'helper-copilot',
      'b-claude-agents-helper',
    ]);
  });

  test('leaves the slug that both would have to neither, so that its address lists them', () => {
    const files = assignSlugs([claude, copilot]);
    expect(files.map((file) => (file.status === 'agent' ? file.sharedSlugs : []))).toEqual([['helper'], ['helper']]);
  });

  test('is no finding', () => {
    const codes = assignSlugs([claude, copilot]).flatMap(codesOf);
    expect(codes.filter((code) => code === 'name-duplicate' || code === 'slug-taken')).toEqual([]);
  });

  test('is not a name of which Claude Code loads only one', () => {
    const files = assignSlugs([claude, copilot]);
    expect(files.map((file) => (file.status === 'agent' ? file.sameNamed : []))).toEqual([[], []]);
  });

  test('is a finding where two files for another tool have it, in that tool’s words', () => {
    const file = second([claude, copilot, entry('b/.github/agents/helper.agent.md', 'helper')]);
    expect(findingOf(file, 'name-duplicate').message).toContain(
      'is also used in "b/.github/agents/helper.agent.md". The name alone does not tell GitHub Copilot which of them is meant.',
    );
  });

  test('with a name so long that it is cut, still gets the tool with it', () => {
    const name = 'x'.repeat(300);
    const slugs = slugsOf([entry('.claude/agents/x.md', name), entry('.github/agents/x.agent.md', name)]);
    expect(slugs.map((slug) => slug.replace(/^x+/, ''))).toEqual(['-claude-code', '-copilot']);
  });
});

test('an agent lists the addresses that would fit others too', () => {
  const files = assignSlugs([entry('a/x.md', 'helper'), entry('b/x.md', 'helper'), entry('z.md', 'a-helper')]);
  expect(files.map((file) => (file.status === 'agent' ? file.sharedSlugs : []))).toEqual([
    ['helper', 'a-helper'],
    ['helper'],
    ['a-helper'],
  ]);
});

test('an agent lists others of its name', () => {
  const files = assignSlugs([entry('a/x.md', 'helper'), entry('b/x.md', 'helper'), entry('c.md', 'Helper')]);
  expect(files.map((file) => (file.status === 'agent' ? file.sameNamed : []))).toEqual([
    ['b-helper'],
    ['a-helper'],
    [],
  ]);
});

test('of very many agents of one name, each lists a few', () => {
  const files = assignSlugs(Array.from({ length: 1000 }, (_, at) => entry(`${at}/x.md`, 'helper')));
  expect(files.map((file) => (file.status === 'agent' ? file.sameNamed.length : 0))).toEqual(Array(1000).fill(5));
});

/** Agents of few names in few folders, so that many share one. */
const files = fc.uniqueArray(
  fc.record({
    folder: fc.constantFrom('', 'a/', 'a/b/', 'A/', 'a-b/', 'top/', '日本/', 'a/.github/agents/', '.gemini/agents/'),
    file: fc.constantFrom('x', 'helper', 'Helper', 'a-helper', '日本', 'é', 'e\u0301'),
    name: fc.constantFrom(
      'helper',
      'Helper',
      'a/helper',
      'A-B-helper',
      '代码',
      '日本',
      '???',
      'C',
      'C++',
      'top-helper',
      'helper-copilot',
      'helper-claude-code',
      'con',
    ),
  }),
  { selector: ({ folder, file }) => folder + file, minLength: 1, maxLength: 10 },
);

function entriesOf(given: readonly { folder: string; file: string; name: string }[]): AgentEntry[] {
  return given.map(({ folder, file, name }) => entry(`${folder}${file}.md`, name));
}

test('no agent gets the slug of another one when a file comes or goes', () => {
  fc.assert(
    fc.property(files, ([first, ...others]) => {
      if (first === undefined) return;
      const without = bySlug(entriesOf(others));
      const withIt = bySlug(entriesOf([first, ...others]));
      for (const [slug, file] of without) expect(withIt.get(slug) ?? file).toBe(file);
    }),
  );
});

test('the order in which files are read does not matter', () => {
  const shuffled = files.chain((given) =>
    fc.tuple(fc.constant(given), fc.shuffledSubarray(given, { minLength: given.length })),
  );
  fc.assert(
    fc.property(shuffled, ([given, other]) => {
      expect(bySlug(entriesOf(other))).toEqual(bySlug(entriesOf(given)));
    }),
  );
});

/** The file of each slug. */
function bySlug(given: readonly AgentEntry[]): Map<string, string> {
  const agents = assignSlugs(given).flatMap((file) => (file.status === 'agent' ? [file] : []));
  return new Map(agents.map(({ slug, file }) => [slug, file]));
}

test('all slugs are different', () => {
  const names = ['helper', 'Helper', 'helper-2', 'helper', 'helper!', 'a helper', 'a-helper'];
  const slugs = slugsOf(names.flatMap((name, at) => [entry(`a/${at}.md`, name), entry(`${at}.md`, name)]));
  expect(new Set(slugs).size).toBe(slugs.length);
});

test('both files with the same name have a finding', () => {
  const files = assignSlugs([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  expect(files.map(codesOf)).toEqual([['name-duplicate'], ['name-duplicate']]);
});

test('the finding about a duplicate name names the other file', () => {
  const file = second([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  expect(findingOf(file, 'name-duplicate').message).toContain('"a/x.md"');
});

test('the finding about a duplicate name says how many other files there are', () => {
  const file = second([entry('a/x.md', 'helper'), entry('b/y.md', 'helper'), entry('c/z.md', 'helper')]);
  expect(findingOf(file, 'name-duplicate').message).toContain('2 other files');
});

test('the finding about a duplicate name gives the address', () => {
  const file = second([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  expect(findingOf(file, 'name-duplicate').message).toContain('"b-helper"');
});

test('the finding about a duplicate name is at the name', () => {
  const file = second([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  expect(placeOf(findingOf(file, 'name-duplicate'))).toBe('2:7');
});

test('the excerpt of the finding about a duplicate name is the line as written', () => {
  const read = readAgent(bytesOf('---\nname:   "helper" # mine\ndescription: Helps.\n---\nBody.\n'), 'b/y.md');
  const written: AgentEntry = { ...entry('b/y.md', 'helper'), agent: agentOf(read) };
  const file = second([entry('a/x.md', 'helper'), written]);
  const { excerpt = '', column } = findingOf(file, 'name-duplicate');
  expect(excerpt.slice(column - 1)).toMatch(/^"helper"/);
});

test('two names that would give the same address are reported', () => {
  expect(codesOf(second([entry('a/x.md', 'helper'), entry('b/y.md', 'Helper')]))).toContain('slug-taken');
});

test('two names that would give the same address are not reported as one name', () => {
  expect(codesOf(second([entry('a/x.md', 'helper'), entry('b/y.md', 'Helper')]))).not.toContain('name-duplicate');
});

test('agents whose name has no letters are told of each other', () => {
  expect(assignSlugs([entry('a.md', '???'), entry('b.md', '???')]).map(codesOf)).toEqual([
    ['name-unusual', 'name-duplicate'],
    ['name-unusual', 'name-duplicate'],
  ]);
});

test('findings of an earlier scan about other files are dropped', () => {
  const [first] = assignSlugs([entry('a/x.md', 'helper'), entry('b/y.md', 'helper')]);
  if (first === undefined) throw new Error('no file');
  expect(assignSlugs([first]).flatMap(codesOf)).toEqual([]);
});

test('findings about the file itself are kept', () => {
  expect(assignSlugs([entry('a/x.md', 'My Helper')]).flatMap(codesOf)).toEqual(['name-unusual']);
});

test('files that are not agents keep their places', () => {
  const rejected: CatalogueFile = { file: 'b.md', status: 'rejected', findings: [], stamp: undefined };
  expect(assignSlugs([entry('a.md', 'helper'), rejected, entry('c.md', 'other')])[1]).toEqual(rejected);
});

test('the files passed in are not changed', () => {
  const given = entry('a.md', 'helper');
  assignSlugs([given, entry('b.md', 'helper')]);
  expect(given.slug).toBe('');
});
