import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { readPassages } from '../../../src/vocabulary/passages.ts';
import { groupOf, type Capability } from '../../../src/vocabulary/capability.ts';
import { coverageReader, sharesOf, type Coverage } from '../../../src/vocabulary/coverage.ts';
import { GROUPS } from '../../../src/vocabulary/groups.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';

const VOCABULARY: Capability[] = [
  capability('caching', 'performance', ['cache', 'redis cache']),
  capability('redis', 'data', ['redis']),
  capability('go', 'languages', ['Go', 'golang']),
  capability('load-testing', 'performance', ['load testing']),
  capability('testing', 'testing', ['testing']),
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
    expect(claimed('', 'Helps.', 'cache-keeper')).toEqual(['caching']);
  });

  test('the description', () => {
    expect(claimed('', 'Tends the cache.')).toEqual(['caching']);
  });

  test('a heading and two other lines', () => {
    expect(claimed('## Caches\n\nUse a Redis cache.\n\nKeep caches warm.\n')).toEqual(['caching']);
  });

  test('two lines, if the agent is introduced with something of the same group', () => {
    const body = '## Caches\n\n- use a Redis cache\n';
    expect(claimed(body)).toEqual([]);
    expect(claimed(body, 'Runs load testing.')).toEqual(['load-testing', 'caching']);
  });

  test('the sentence of the prompt that says who the agent is, if the agent is introduced with more of the same group', () => {
    const body = 'You are an expert in caches.\n';
    expect(claimed(body)).toEqual([]);
    expect(claimed(body, 'Runs load testing.')).toEqual(['load-testing', 'caching']);
  });

  test('an item in a list of skills and another line, if the agent is introduced with something of the same group', () => {
    const skills = '- Caching\n\nWarm the cache at night.\n';
    expect(claimed(`## Core skills\n\n${skills}`)).toEqual([]);
    expect(claimed(`## Core skills\n\n${skills}`, 'Runs load testing.')).toEqual(['load-testing', 'caching']);
    expect(claimed(`## Core skills\n\n### Speed\n\n${skills}`, 'Runs load testing.')).toContain('caching');
    expect(claimed('## Core skills\n\n- Caching\n', 'Runs load testing.')).toEqual(['load-testing']);
  });

  test('several list items', () => {
    expect(claimed('- cache pages\n- warm the cache at night\n- a redis cache\n- cached answers\n')).toContain(
      'caching',
    );
  });
});

describe('a capability is not proved by', () => {
  test('one passing mention', () => {
    expect(claimed('Mind the cache.\n')).toEqual([]);
  });

  test('what the agent only looks for', () => {
    const body = '## Stack detection\n\n### Redis\n\n- redis.conf\n- Redis keys\n- a Redis client\n- Redis ports\n';
    expect(claimed(body)).toEqual([]);
    expect(claimed('- Detect the framework, Redis or Redis Cache\n', 'Runs load testing.')).toEqual(['load-testing']);
  });

  test('an occasion to call the agent', () => {
    expect(claimed('', 'Runs load testing. Use after filling the cache.')).toEqual(['load-testing']);
    expect(claimed('', 'Runs load testing. Also fills the cache.')).toEqual(['load-testing', 'caching']);
  });

  test('code', () => {
    expect(claimed('```\ncache\ncache.get()\ncache.set()\nnew Cache()\n```\n')).toEqual([]);
  });

  test('what is left to other agents', () => {
    expect(claimed('## Collaborates with\n- cache-keeper for the cache\n- cache tuner\n- cache warmer\n')).toEqual([]);
  });

  test('one heading alone', () => {
    expect(claimed('## Caches\n')).toEqual([]);
  });

  test('a heading that any prompt may have', () => {
    expect(claimed('## Testing\n- testing of a load\n- load testing\n', 'Helps.')).toEqual([]);
  });

  test('a few lines that repeat one word in a long file', () => {
    const others = '- something else\n'.repeat(80);
    expect(claimed(`- mind the cache\n- warm the cache\n- no cold caches\n${others}`)).toEqual([]);
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
  const { claims, mentions } = coverage('- mind the cache\n');
  expect(claims).toEqual([]);
  expect(mentions.map(({ capability }) => capability)).toEqual(['caching']);
});

test('a claim names the line that proves most', () => {
  const [claim] = coverage('A Redis cache.\n\n## Cache rules\n- cache\n').claims;
  expect(claim).toMatchObject({ capability: 'caching', line: 8, lines: 3 });
});

test('a claim names a line of the body rather than the description', () => {
  expect(coverage('- cache\n', 'Tends the cache.').claims[0]?.line).toBe(6);
});

test('repeated words prove less each time', () => {
  const strengths = [2, 4, 8].map((times) => coverage('## Cache\n'.repeat(times)).claims[0]?.strength ?? 0);
  const [two = 0, four = 0, eight = 0] = strengths;
  expect(four).toBeGreaterThan(two);
  expect(eight - four).toBeLessThan(2 * (four - two));
});

test('the strongest claim comes first', () => {
  expect(claimed('## Cache\n## The cache\n', 'Uses Redis and a cache.')).toEqual(['caching', 'redis']);
});

test('the share of the strongest group is 1, and other groups have a part of that', () => {
  const shares = sharesOf(
    [
      { capability: 'caching', strength: 0.8, line: 1, lines: 1 },
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
