import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { readPassages } from '../../../src/vocabulary/passages.ts';
import { groupOf, type Capability } from '../../../src/vocabulary/capability.ts';
import { coverageReader, sharesOf, type Coverage } from '../../../src/vocabulary/coverage.ts';
import { GROUPS } from '../../../src/vocabulary/groups.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';

const VOCABULARY: Capability[] = [
  capability('indexing', 'performance', ['index', 'redis index']),
  capability('redis', 'data', ['redis']),
  capability('go', 'languages', ['Go', 'golang']),
  capability('load-testing', 'performance', ['load testing']),
  capability('testing', 'testing', ['testing']),
  capability('linting', 'testing', ['lint', 'linter', 'eslint']),
  capability('audio', 'front-end', ['DASH', 'audio streaming']),
];

function capability(slug: string, group: Capability['group'], aliases: string[]): Capability {
  return { slug, title: slug, group, aliases, needs: [], shared: {}, covers: '' };
}

function coverage(body: string, description = 'Helps.', name = 'helper'): Coverage {
  const text = fileWith(`description: ${JSON.stringify(description)}`, body).replace('name: helper', `name: ${name}`);
  const file = read(text);
  return coverageReader(VOCABULARY)(agentOf(file), readPassages(agentOf(file), bodyOf(file.bytes, agentOf(file))));
}

function claimed(body: string, description?: string, name?: string): string[] {
  return coverage(body, description, name).claims.map(({ capability }) => capability);
}

describe('a capability is proved by', () => {
  test('the name', () => {
    expect(claimed('', 'Helps.', 'index-keeper')).toEqual(['indexing']);
  });

  test('the description', () => {
    expect(claimed('', 'Tends the index.')).toEqual(['indexing']);
  });

  test('a heading and two other lines', () => {
    expect(claimed('## Indexes\n\nUse a Redis index.\n\nKeep indexes warm.\n')).toEqual(['indexing']);
  });

  test('two lines, if the agent is introduced with something of the same group', () => {
    const body = '## Indexes\n\n- use a Redis index\n';
    expect(claimed(body)).toEqual([]);
    expect(claimed(body, 'Runs load testing.')).toEqual(['load-testing', 'indexing']);
  });

  test('the sentence of the prompt that says who the agent is, if the agent is introduced with more of the same group', () => {
    const body = 'You are an expert in indexes.\n';
    expect(claimed(body)).toEqual([]);
    expect(claimed(body, 'Runs load testing.')).toEqual(['load-testing', 'indexing']);
  });

  test('an item in a list of skills and another line, if the agent is introduced with something of the same group', () => {
    const skills = '- Indexing\n\nWarm the index at night.\n';
    expect(claimed(`## Core skills\n\n${skills}`)).toEqual([]);
    expect(claimed(`## Core skills\n\n${skills}`, 'Runs load testing.')).toEqual(['load-testing', 'indexing']);
    expect(claimed(`## Core skills\n\n### Speed\n\n${skills}`, 'Runs load testing.')).toContain('indexing');
    expect(claimed('## Core skills\n\n- Indexing\n', 'Runs load testing.')).toEqual(['load-testing']);
  });

  test('several list items', () => {
    expect(claimed('- index pages\n- warm the index at night\n- a redis index\n- indexed answers\n')).toContain(
      'indexing',
    );
  });
});

describe('a capability is not proved by', () => {
  test('one passing mention', () => {
    expect(claimed('Mind the index.\n')).toEqual([]);
  });

  test('what the agent only looks for', () => {
    const body = '## Stack detection\n\n### Redis\n\n- redis.conf\n- Redis keys\n- a Redis client\n- Redis ports\n';
    expect(claimed(body)).toEqual([]);
    expect(claimed('- Detect the framework, Redis or Redis Index\n', 'Runs load testing.')).toEqual(['load-testing']);
  });

  test('an occasion to call the agent', () => {
    expect(claimed('', 'Runs load testing. Use after filling the index.')).toEqual(['load-testing']);
    expect(claimed('', 'Runs load testing. Also fills the index.')).toEqual(['load-testing', 'indexing']);
  });

  test('code', () => {
    expect(claimed('```\nindex\nindex.get()\nindex.set()\nnew Index()\n```\n')).toEqual([]);
  });

  test('what is left to other agents', () => {
    expect(claimed('## Collaborates with\n- index-keeper for the index\n- index tuner\n- index warmer\n')).toEqual([]);
  });

  test('one heading alone', () => {
    expect(claimed('## Indexes\n')).toEqual([]);
  });

  test('a heading that any prompt may have', () => {
    expect(claimed('## Testing\n- testing of a load\n- load testing\n', 'Helps.')).toEqual([]);
  });

  test('one line of the prompt that is not about who the agent is, even in its field', () => {
    expect(claimed('## Core skills\n\n- Redis\n', 'Runs SQL queries on MongoDB.')).not.toContain('redis');
  });

  test('habits of prompts, without other words', () => {
    const habits = '- lint the code\n- fix what the linter says\n- lint again\n';
    expect(claimed(habits)).toEqual([]);
    expect(claimed(`${habits}- eslint rules\n- eslint plugins\n`)).toEqual(['linting']);
  });

  test('a few lines that repeat one word in a long file', () => {
    const others = '- something else\n'.repeat(80);
    expect(claimed(`- mind the index\n- warm the index\n- no cold indexes\n${others}`)).toEqual([]);
  });
});

describe('in a vocabulary with companions', () => {
  function inCompany(companions: Record<string, string[]>, body: string, description: string): string[] {
    const vocabulary = ['paint', 'varnish', 'canvas', 'frames', 'ports'].map((slug) => ({
      ...capability(slug, 'data', [slug]),
      companions: companions[slug] ?? [],
    }));
    const file = read(fileWith(`description: ${JSON.stringify(description)}`, body));
    const passages = readPassages(agentOf(file), bodyOf(file.bytes, agentOf(file)));
    return coverageReader(vocabulary)(agentOf(file), passages).claims.map(({ capability: slug }) => slug);
  }

  test('the description is enough without any', () => {
    expect(inCompany({ paint: ['varnish'] }, '', 'Restores paint. Knows ports.')).toEqual(['paint', 'ports']);
  });

  test('lines of the prompt are too little for a capability without any', () => {
    const lines = '- ports of old pictures\n\nMind the ports.\n\n- more ports\n';
    expect(inCompany({}, lines, 'Restores paint. Knows canvas.')).toContain('ports');
    expect(inCompany({ paint: ['canvas'] }, lines, 'Restores paint. Knows canvas.')).not.toContain('ports');
  });

  test('the strongest claim needs none', () => {
    const lines = '- ports\n- more ports\n- old ports\n- new ports\n';
    expect(inCompany({ paint: ['canvas'] }, lines, 'Helps.')).toEqual(['ports']);
    expect(inCompany({ paint: ['canvas'] }, lines, 'Restores paint.')).toEqual(['paint']);
  });

  test('the fewer there are, the more lines are needed', () => {
    const description = 'Restores paint, canvas and frames.';
    const some = '- varnish\n- more varnish\n- old varnish\n';
    const more = `${some}\n## Varnish\n`;
    expect(inCompany({ varnish: ['paint', 'canvas', 'frames'] }, some, description)).toContain('varnish');
    expect(inCompany({ varnish: ['paint'] }, some, description)).not.toContain('varnish');
    expect(inCompany({ varnish: ['paint'] }, more, description)).toContain('varnish');
  });
});

describe('an alias whose case matters', () => {
  test('is not an ordinary word in lower case', () => {
    expect(claimed('', 'Knows where to go.')).toEqual([]);
    expect(claimed('', 'Writes services in Go.')).toEqual(['go']);
  });

  test('is no proof at the start of a sentence alone', () => {
    expect(claimed('', 'Go through the diff. Go on until it is short.')).toEqual([]);
  });

  test('is proof at the start of a sentence if another line has it too', () => {
    expect(claimed('Writes Go.\n', 'Go services.')).toEqual(['go']);
  });

  test.each(['go-expert', 'go-pro', 'senior-go-developer', 'golang-tuner'])('is proof in the name "%s"', (name) => {
    expect(claimed('', 'Helps.', name)).toEqual(['go']);
  });

  test.each(['go-getter', 'ready-to-go'])('is no proof in the name "%s"', (name) => {
    expect(claimed('', 'Helps.', name)).toEqual([]);
  });

  test('is proof in any name if another line has it', () => {
    expect(claimed('Writes Go.\n', 'Helps.', 'go-getter')).toEqual(['go']);
  });

  test('is no proof in a name if the capability is called something else', () => {
    expect(claimed('', 'Writes the smallest diff.', 'dash-closer')).toEqual([]);
    expect(claimed('', 'Writes the smallest diff.', 'dash-expert')).toEqual([]);
    expect(claimed('', 'Serves video as DASH.', 'dash-closer')).toEqual(['audio']);
  });
});

test('a passing mention counts as a mention', () => {
  const { claims, mentions } = coverage('- mind the index\n');
  expect(claims).toEqual([]);
  expect(mentions.map(({ capability }) => capability)).toEqual(['indexing']);
});

test('a claim names the line that proves most', () => {
  const [claim] = coverage('A Redis index.\n\n## Index rules\n- index\n').claims;
  expect(claim).toMatchObject({ capability: 'indexing', line: 8, lines: 3 });
});

test('a claim names a line of the body rather than the description', () => {
  expect(coverage('- index\n', 'Tends the index.').claims[0]?.line).toBe(6);
});

test('repeated words prove less each time', () => {
  const strengths = [2, 4, 8].map((times) => coverage('## Index\n'.repeat(times)).claims[0]?.strength ?? 0);
  const [two = 0, four = 0, eight = 0] = strengths;
  expect(four).toBeGreaterThan(two);
  expect(eight - four).toBeLessThan(2 * (four - two));
});

test('the strongest claim comes first', () => {
  expect(claimed('## Index\n## The index\n', 'Uses Redis and a index.')).toEqual(['indexing', 'redis']);
});

test('the share of the strongest group is 1, and other groups have a part of that', () => {
  const shares = sharesOf(
    [
      { capability: 'indexing', strength: 0.8, line: 1, lines: 1 },
      { capability: 'redis', strength: 0.4, line: 1, lines: 1 },
    ],
    new Map(VOCABULARY.map((each) => [each.slug, groupOf(each)])),
  );
  expect(Object.fromEntries(GROUPS.map(({ id }, index) => [id, shares[index]]))).toMatchObject({
    performance: 1,
    data: 0.5,
    testing: 0,
  });
});

test('an agent that covers nothing has no shares', () => {
  expect(sharesOf([], new Map())).toEqual(GROUPS.map(() => 0));
});
