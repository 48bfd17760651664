import { describe, expect, test } from 'vitest';
import { bundlesOf } from '../../../../src/catalogue/bundles.ts';
import { marketplaceFile, marketplaceName, servesArchives } from '../../../../src/install/archives/marketplace.ts';
import { pluginsOf } from '../../../../src/install/archives/plugins.ts';
import { fileWith, read } from '../../make/agent-file.ts';
import { entryOf } from '../../make/entry.ts';
import { marketplaceSchema } from './marketplace-schema.ts';

const NAMELESS = { isOwn: false, title: 'Agent Catalogue' };
const HOME = 'https://agents.example/base/';

test('the file follows the rules of Claude Code', async () => {
  const agents = ['a', 'b'].map((slug) => ({
    ...entryOf(read(fileWith('description: Helps.')), slug),
    file: `${slug}/${slug}.md`,
  }));
  const name = marketplaceName(HOME);
  const plugins = pluginsOf(bundlesOf(agents), agents, name);
  const file = await marketplaceFile(name, plugins, HOME, NAMELESS, () => Promise.resolve('0'.repeat(64)));
  expect(marketplaceSchema.parse(file)).toEqual(file);
  expect(file.plugins.map(({ source }) => source.url)).toEqual(
    ['all-agents', 'a-agents', 'b-agents', 'a', 'b'].map((plugin) => `${HOME}plugins/${plugin}.zip`),
  );
});

test.each([
  [{ isOwn: false, title: 'Agent Catalogue' }, 'agents.example'],
  [{ isOwn: true, title: 'Harbour Agents' }, 'Harbour Agents'],
])('its owner is the host, or the catalogue that says its name', async (identity, owner) => {
  const file = await marketplaceFile('agents-example', [], HOME, identity, () => Promise.resolve(''));
  expect(file.owner.name).toBe(owner);
});

describe('the name of a marketplace', () => {
  test.each([
    ['https://agents.example/', 'agents-example'],
    ['https://www.agents.example/', 'agents-example'],
    ['https://someone.github.io/agent-catalogue/', 'someone-github-io-agent-catalogue'],
    ['https://agents.example:8443/a/b/', 'agents-example-8443-a-b'],
    ['https://claude.example/', 'agents-of-claude-example'],
    ['https://life.sciences/', 'agents-of-life-sciences'],
    [`https://${'x'.repeat(60)}.example/`, `${'x'.repeat(60)}-exa`],
  ])('of %s is %s', (home, name) => {
    expect(marketplaceName(home)).toBe(name);
  });
});

test.each([
  ['https://agents.example/', true],
  ['http://agents.example/', false],
  ['https://localhost:4321/', false],
  ['https://127.0.0.1/', false],
  ['https://[::1]/', false],
  ['https://169.254.1.1/', false],
  ['https://localhost.example/', true],
])('whether Claude Code accepts archives from %s: %s', (home, takes) => {
  expect(servesArchives(home)).toBe(takes);
});
