import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import type { AgentEntry } from '../../../src/catalogue/entry.ts';
import { bundlesOf } from '../../../src/catalogue/bundles.ts';
import { agentListTexts } from '../../../src/feeds/agent-list.ts';
import { ardManifests } from '../../../src/feeds/ard.ts';
import { llmsFullText, llmsText } from '../../../src/feeds/llms.ts';
import { feedItems } from '../../../src/feeds/rss.ts';
import { marketplaceFile } from '../../../src/install/archives/marketplace.ts';
import { pluginsOf } from '../../../src/install/archives/plugins.ts';
import { listTexts } from '../../../src/install/commands/install-script.ts';
import { versionTexts } from '../../../src/install/files/older-versions.ts';
import { earlierFilesTexts } from '../../../src/verify/earlier-files.ts';
import { knownFilesTexts } from '../../../src/verify/known-files.ts';
import { fileWith, read } from '../make/agent-file.ts';
import { bytesOf } from '../make/bytes.ts';
import { entryOf } from '../make/entry.ts';
import { versionWith } from '../make/version.ts';

const SYLLABLES = 'ba co di fe gu ha ke li mo nu pa re si to va we xy za sho thi'.split(' ');

// Every list that grows with the number of agents, as it is served for 10,000 of them.
const HOME = 'https://agents.example/catalogue/';
const url = (path: string): string => `${HOME}${path}`;
const FILE = bytesOf(fileWith('description: Helps.', 'Do the work as it should be done.\n'.repeat(20)));
const ENTRY = entryOf(read(fileWith('description: Helps.')));
const agents = Array.from({ length: 10_000 }, (_, index) => agentAt(index));
const capabilities = Array.from({ length: 500 }, (_, index) => ({
  slug: wordsAt(index, 3).replaceAll(' ', '-'),
  title: wordsAt(index, 3),
  count: index,
}));
const site = { title: 'Harbour Agents', agents, capabilities, guides: [], url };

/** Files that say less of more agents are longest for fewer. */
const eachCount = [100, 200, 300, 500, 700, 1000, 1500, 10_000].map((count) => agents.slice(0, count));

const LISTS: readonly [string, () => readonly string[] | Promise<readonly string[]>][] = [
  ['agents.json', () => agentListTexts(agents, url)],
  [
    'agents.txt',
    () =>
      listTexts(
        agents.map(({ slug, agent: { summary } }) => ({ slug, summary })),
        url,
      ),
  ],
  ['verify/agents.json', () => knownFilesTexts(agents)],
  ['verify/earlier-*.txt', () => earlierFilesTexts(agents)],
  [
    'versions/*.txt',
    () => {
      const { list, parts } = versionTexts('codex', agents);
      return [list, ...parts.values()];
    },
  ],
  ['llms.txt', () => eachCount.map((agents) => llmsText({ ...site, agents }))],
  ['llms-full.txt', () => eachCount.map((agents) => llmsFullText({ ...site, agents }, () => FILE))],
  [
    '.well-known/ard.json',
    () => ardManifests(agents, [], HOME, 'Harbour Agents').map((each) => JSON.stringify(each, null, 2)),
  ],
  [
    'marketplace.json',
    async () => {
      const plugins = pluginsOf(bundlesOf(agents), agents, 'site');
      const owner = { isOwn: false, title: 'Harbour Agents' };
      const file = await marketplaceFile('site', plugins, HOME, owner, ({ name }) => Promise.resolve(sha256Of(name)));
      return [JSON.stringify(file, null, 2)];
    },
  ],
  ['rss.xml', () => [JSON.stringify(feedItems(agents, url))]],
];

test.each(LISTS)('%s of 10,000 agents has no file of 100 kB or more over the wire', async (_, textsOf) => {
  const sizes = (await textsOf()).map((text) => gzipSync(text).length);
  expect(Math.max(...sizes)).toBeLessThan(100_000);
});

/** An agent with words and digests of its own; every tenth is in Chinese. */
function agentAt(index: number): AgentEntry {
  const slug = wordsAt(index, 2).replaceAll(' ', '-') + `-${index}`;
  const summary = index % 10 === 0 ? chineseAt(index, 120) : `${wordsAt(index + 1, 30)}.`;
  const sha256 = sha256Of(`${index}`);
  const tools = ['claude-code', 'codex'].map((tool) => ({
    ...({ tool, kind: 'converted', bytes: 1, losses: [] } as const),
    sha256: sha256Of(`${tool} ${index}`),
  }));
  const digest = sha256Of(`older ${index}`);
  return {
    ...ENTRY,
    slug,
    sha256,
    file: `folder-${index % 3000}/${slug}.md`,
    agent: { ...ENTRY.agent, name: slug, summary, description: `${summary} ${summary}` },
    claims: Array.from({ length: 8 }, (_, at) => ({
      capability: wordsAt((index * 7 + at) % 500, 3).replaceAll(' ', '-'),
      strength: 0.5,
      line: 9,
      lines: 2,
    })),
    minhash: [1, 2, 3, 4].map((at) => parseInt(sha256Of(`${index} ${at}`).slice(0, 8), 16)),
    files: tools,
    changed: '2026-01-01T00:00:00Z',
    versions: [sha256, digest].map((sha256) =>
      versionWith({
        sha256,
        date: '2026-01-01T00:00:00Z',
        commit: digest,
        digests: { codex: sha256Of(sha256) },
        tokens: { description: 1, prompt: 1 },
      }),
    ),
  };
}

/** Words of which no two agents have the same. */
function wordsAt(seed: number, count: number): string {
  const digits = Array.from({ length: Math.ceil(count / 16) }, (_, at) => sha256Of(`words ${seed} ${at}`)).join('');
  return Array.from({ length: count }, (_, at) => {
    const number = parseInt(digits.slice(at * 4, at * 4 + 4), 16) % 2000;
    return `${SYLLABLES[number % 20] ?? ''}${SYLLABLES[Math.floor(number / 20) % 10] ?? ''}${SYLLABLES[Math.floor(number / 200)] ?? ''}`;
  }).join(' ');
}

/** Any of 3,000 characters, as many as are common. */
function chineseAt(seed: number, count: number): string {
  const digits = Array.from({ length: Math.ceil(count / 16) }, (_, at) => sha256Of(`zh ${seed} ${at}`)).join('');
  return Array.from({ length: count }, (_, at) =>
    String.fromCharCode(0x4e00 + (parseInt(digits.slice(at * 4, at * 4 + 4), 16) % 3000)),
  ).join('');
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
