import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { agentDeriver } from '../../../../src/build/agents/derive.ts';
import type { AgentEntry } from '../../../../src/catalogue/entry.ts';
import { projectOf, withFamilies } from '../../../../src/catalogue/likeness/families.ts';
import type { FamilyMember } from '../../../../src/catalogue/likeness/family.ts';
import { fileReader } from '../../../../src/collection/read-file.ts';
import { scanFolder } from '../../../../src/collection/scan.ts';
import { assignSlugs } from '../../../../src/collection/slugs.ts';
import { codesOf } from '../../findings.ts';
import { agentOf } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';
import { entryOf } from '../../make/entry.ts';
import { fixturePath } from '../../make/fixture.ts';

const derive = agentDeriver([]);
const PROMPT =
  'Review every change with care. Report what is wrong first, then what could be better, and quote the line.\n';

/** An agent in the form of the tool whose folder it is in. */
function agent(file: string, { header = '', name = 'reviewer', prompt = PROMPT }: Written = {}): AgentEntry {
  const read = readAgent(bytesOf(`---\nname: ${name}\ndescription: Reviews.\n${header}---\n\n${prompt}`), file);
  return { ...entryOf(read, file), ...derive({ ...read, agent: agentOf(read) }) };
}

interface Written {
  header?: string;
  name?: string;
  prompt?: string;
}

/** The files that are the same agent as the first one. */
function relatives(given: readonly AgentEntry[], placeOf?: (file: string) => string): string[] {
  return family(given, placeOf).map(({ slug }) => slug);
}

function family(given: readonly AgentEntry[], placeOf?: (file: string) => string): FamilyMember[] {
  const [first] = withFamilies(given, placeOf);
  return first?.status === 'agent' ? first.family : [];
}

const OTHER_PROMPT =
  'Plan the work of a week, write down what depends on what, and say what is left out and for which reason.\n';

describe('the project of a file', () => {
  test.each([
    ['.claude/agents/a.md', ''],
    ['shop/.github/agents/team/a.agent.md', '/shop'],
    ['/home/me/shop/.opencode/agent/a.md', '/home/me/shop'],
    ['C:\\shop\\.codex\\agents\\a.toml', '/C:/shop'],
    ['/home/me/.config/opencode/agents/a.md', '/home/me'],
    ['/home/me/.claude/agents/kept/.github/agents/a.agent.md', '/home/me/.claude/agents/kept'],
    ['shop/agents/a.md', '/shop/agents'],
    ['a.md', ''],
  ])('of %s is "%s"', (place, project) => {
    expect(projectOf(place)).toBe(project);
  });
});

describe('agents for different tools are the same', () => {
  test('if they have the same name in the same project', () => {
    const other = agent('shop/.github/agents/a.agent.md', { prompt: OTHER_PROMPT });
    expect(relatives([agent('shop/.claude/agents/a.md'), other])).toEqual([other.file]);
  });

  test('if their tools spell the name differently', () => {
    const other = agent('.github/agents/a.agent.md', { name: 'Code Reviewer', prompt: OTHER_PROMPT });
    expect(relatives([agent('.claude/agents/a.md', { name: 'code-reviewer' }), other])).toEqual([other.file]);
  });

  test('if the catalogue has the folders of their project as several collections', () => {
    const given = [agent('.claude-agents/a.md'), agent('.github-agents/a.agent.md', { prompt: OTHER_PROMPT })];
    const placeOf = (file: string): string => `/home/me/shop/${file.replace('-agents', '/agents')}`;
    expect(relatives(given, placeOf)).toEqual(['.github-agents/a.agent.md']);
  });

  test('if they have nearly the same prompt under different names in different projects', () => {
    const other = agent('b/.github/agents/a.agent.md', { name: 'checker', prompt: `${PROMPT}Be brief.\n` });
    expect(relatives([agent('a/.claude/agents/a.md'), other])).toEqual([other.file]);
  });
});

describe('agents for different tools are not the same', () => {
  test('if only their names are, in different projects', () => {
    const other = agent('b/.github/agents/a.agent.md', { prompt: OTHER_PROMPT });
    expect(relatives([agent('a/.claude/agents/a.md'), other])).toEqual([]);
  });

  test('if only their project is', () => {
    const other = agent('.github/agents/a.agent.md', { name: 'planner', prompt: OTHER_PROMPT });
    expect(relatives([agent('.claude/agents/a.md'), other])).toEqual([]);
  });
});

test('agents for one tool are no family', () => {
  const copy = agent('.claude/agents/b.md');
  const other = agent('.github/agents/a.agent.md');
  expect(relatives([agent('.claude/agents/a.md'), copy, other])).toEqual([other.file]);
});

describe('of several for one tool, the family has', () => {
  test('the one in the same project', () => {
    const given = ['b', 'a', 'c'].map((project) => agent(`${project}/.github/agents/a.agent.md`));
    expect(relatives([agent('a/.claude/agents/a.md'), ...given])).toEqual(['a/.github/agents/a.agent.md']);
  });

  test('the one of the same name, if none is in the same project', () => {
    const given = ['another', 'reviewer', 'zealot'].map((name) => agent(`b/.github/agents/${name}.agent.md`, { name }));
    expect(relatives([agent('a/.claude/agents/a.md'), ...given])).toEqual(['b/.github/agents/reviewer.agent.md']);
  });

  test('the one of the same name, among many of one template', () => {
    const given = Array.from({ length: 50 }, (_, at) =>
      agent(`b/.github/agents/${at}.agent.md`, { name: `agent-${at}` }),
    );
    const own = agent('a/.claude/agents/a.md', { name: 'agent-40' });
    expect(relatives([own, ...given])).toEqual(['b/.github/agents/40.agent.md']);
  });

  test('the first by path, if nothing else tells them apart, in whatever order they are read', () => {
    const given = ['c', 'b'].map((project) => agent(`${project}/.github/agents/a.agent.md`));
    expect(relatives([agent('a/.claude/agents/a.md'), ...given])).toEqual(['b/.github/agents/a.agent.md']);
  });
});

test('a family is in the order of the tools', () => {
  const given = ['.opencode/agents/reviewer.md', '.github/agents/a.agent.md'].map((file) => agent(file));
  expect(family([agent('.claude/agents/a.md'), ...given]).map(({ dialect }) => dialect)).toEqual([
    'copilot',
    'opencode',
  ]);
});

describe('what differs', () => {
  const differing = (own: Written, other: Written, file = '.github/agents/a.agent.md'): string[] =>
    family([agent('.claude/agents/a.md', own), agent(file, other)]).flatMap(({ differs }) => differs);

  test('is nothing, if each says the same in its own form', () => {
    const own = { header: 'tools: Read, Grep, Glob\nmodel: sonnet\n' };
    const other = { header: "tools: ['read', 'search']\nmodel: Claude Sonnet 4.5 (copilot)\n" };
    expect(differing(own, other)).toEqual([]);
  });

  test('is what they may do', () => {
    expect(differing({ header: 'tools: Read\n' }, { header: "tools: ['read', 'execute']\n" })).toEqual(['tools']);
  });

  test('is the model', () => {
    expect(differing({ header: 'model: sonnet\n' }, { header: 'model: Claude Opus 4.5\n' })).toEqual(['model']);
  });

  test('is the model, if one is not the current version of the same', () => {
    expect(differing({ header: 'model: claude-sonnet-4-0\n' }, { header: 'model: Claude Sonnet 4.5\n' })).toEqual([
      'model',
    ]);
  });

  test('is the effort', () => {
    expect(differing({ header: 'effort: high\n' }, {})).toEqual(['effort']);
  });

  test('is the prompt, if one word is another', () => {
    expect(differing({}, { prompt: PROMPT.replace('care', 'calm') })).toEqual(['prompt']);
  });

  test('is not the prompt, if only white space differs', () => {
    expect(differing({}, { prompt: `\n${PROMPT.replaceAll(' ', '  ')}` })).toEqual([]);
  });
});

test('the time for many agents of one prompt does not grow with its square', () => {
  const [own, other] = [agent('.claude/agents/a.md'), agent('.github/agents/a.agent.md')];
  let read = 0;
  const counting = (entry: AgentEntry, file: string): AgentEntry => ({
    ...entry,
    file,
    get minhash(): number[] {
      read += 1;
      return entry.minhash;
    },
  });
  const readFor = (count: number): number => {
    read = 0;
    withFamilies(
      Array.from({ length: count }, (_, at) => [counting(own, `${at}/a.md`), counting(other, `${at}/b.md`)]).flat(),
    );
    return read;
  };
  expect(readFor(400)).toBeLessThan(2.5 * readFor(200));
});

describe('a project with the folders of four tools', async () => {
  const folder = fixturePath('project');
  const files = await scanFolder(folder, fileReader(derive), () => undefined);
  const agents = withFamilies(assignSlugs(files), (file) => join(folder, file)).filter(
    (file) => file.status === 'agent',
  );
  const familyOf = (slug: string): FamilyMember[] => agents.find((entry) => entry.slug === slug)?.family ?? [];

  test('is read whole, folders that begin with a dot included', () => {
    expect(agents.map(({ slug }) => slug).sort()).toEqual([
      'accessibility-tester',
      'release-writer-claude-code',
      'release-writer-codex',
      'schema-reviewer-claude-code',
      'schema-reviewer-copilot',
      'schema-reviewer-opencode',
      'schema_reviewer',
    ]);
  });

  test('has no finding about names', () => {
    expect(agents.flatMap(codesOf).filter((code) => code === 'name-duplicate' || code === 'slug-taken')).toEqual([]);
  });

  test('shows an agent in four files as one family, with what differs', () => {
    expect(familyOf('schema-reviewer-claude-code')).toEqual([
      { slug: 'schema-reviewer-copilot', name: 'schema-reviewer', dialect: 'copilot', differs: ['tools'] },
      { slug: 'schema-reviewer-opencode', name: 'schema-reviewer', dialect: 'opencode', differs: ['tools', 'model'] },
      {
        slug: 'schema_reviewer',
        name: 'schema_reviewer',
        dialect: 'codex',
        differs: ['tools', 'model', 'effort', 'description', 'prompt'],
      },
    ]);
  });

  test('shows the same family from each of its members', () => {
    const members = ['schema-reviewer-copilot', 'schema-reviewer-opencode', 'schema_reviewer'];
    const whole = ['schema-reviewer-claude-code', ...members].sort();
    for (const slug of members) {
      expect([slug, ...familyOf(slug).map((member) => member.slug)].sort()).toEqual(whole);
    }
  });

  test('shows no family of an agent that one tool has', () => {
    expect(familyOf('accessibility-tester')).toEqual([]);
  });
});
