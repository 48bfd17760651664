import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Capability } from '../../src/vocabulary/capability.ts';
import { Chance } from './chance.ts';
import { madeBody } from './made-body.ts';
import { madeChineseBody } from './made-chinese.ts';
import { madeHeader, SHARE_WITH_EXAMPLES } from './made-header.ts';
import { Prose } from './prose.ts';

/**
 * Writes a synthetic collection into a folder, replacing its content. Sizes, folder depth and quirks follow those of 3,493
 * public agent files; the texts are about the vocabulary's capabilities; no file has an error.
 * @param shape what its files are like
 * @param seed the same seed, count, vocabulary and shape give the same bytes
 */
export async function writeCollection(
  folder: string,
  count: number,
  vocabulary: readonly Capability[],
  shape: Shape = PLAIN,
  seed = 1,
): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  for (const { path, text } of madeAgents(count, vocabulary, shape, seed)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}

/** Files of Claude Code in English, of usual length. */
export const PLAIN: Shape = { stretch: 1, ofOtherTools: 0, inChinese: 0 };

/** A large collection of many authors: long prompts, files of other tools, and some in Chinese. */
export const MIXED: Shape = { stretch: 2.2, ofOtherTools: 0.15, inChinese: 0.08 };

/** The files of a synthetic collection, one at a time; see {@link writeCollection}. */
function* madeAgents(
  count: number,
  vocabulary: readonly Capability[],
  shape: Shape,
  seed: number,
): Generator<MadeAgent> {
  const plan = new Chance(seed);
  const order = plan.shuffled(Array.from({ length: count }, (_, index) => index));
  const paths = new Set<string>();
  const names = new Map<string, string>();
  for (const [number, rank] of order.entries()) {
    const chance = new Chance(seed, number + 1);
    const subjects = chance.shuffled(vocabulary).slice(0, chance.between(2, 5));
    const size = Math.round(sizeAt((rank + 0.5) / count) * shape.stretch);
    const taken = chance.happens(SHARE_OF_DUPLICATE_NAMES) ? chance.pick([...names.keys(), '']) : '';
    const slug = taken === '' ? freeName(chance, subjects, names) : taken;
    const folder = folderOf(chance, subjects);
    const tool = chance.happens(shape.ofOtherTools) ? chance.pick(OTHER_TOOLS) : undefined;
    const path = freePath(chance, tool === undefined ? folder : `${folder}${tool.folder}`, slug, paths);
    const name = names.get(slug) ?? (chance.happens(SHARE_OF_NAMES_IN_WORDS) ? inWords(slug) : slug);
    names.set(slug, name);
    paths.add(path);
    const prose = new Prose(chance, subjects, vocabulary);
    // A small file has no room for dialogues in its header.
    const header = madeHeader(
      chance,
      prose,
      name,
      size > MIN_SIZE_FOR_EXAMPLES && chance.happens(SHARE_WITH_EXAMPLES / SHARE_WITH_ROOM),
    );
    const length = Math.max(200, size - Buffer.byteLength(header));
    const body = chance.happens(shape.inChinese)
      ? madeChineseBody(chance, subjects, length)
      : madeBody(chance, prose, slug, length);
    const lead = tool === undefined ? header : tool.header(name, prose.sentence());
    yield { path, text: lead + (chance.happens(0.6) ? '\n' : '') + body };
  }
}

/** The share of names that another file already has, and of names written as words. */
const SHARE_OF_DUPLICATE_NAMES = 0.01;
const SHARE_OF_NAMES_IN_WORDS = 0.07;
/** Larger files may have dialogues in the header, in bytes; and the share of files that are larger. */
const MIN_SIZE_FOR_EXAMPLES = 2500;
const SHARE_WITH_ROOM = 0.66;

/** Quantiles of real file sizes: the share of files that are smaller, and the size in bytes. */
const SIZES: readonly (readonly [share: number, bytes: number])[] = [
  [0, 420],
  [0.05, 1089],
  [0.25, 1536],
  [0.5, 6469],
  [0.75, 12_182],
  [0.95, 26_684],
  [0.99, 52_826],
  [1, 80_000],
];

/** The size below which a share of all files is, interpolated geometrically between {@link SIZES}. */
function sizeAt(share: number): number {
  const above = Math.max(
    1,
    SIZES.findIndex(([known]) => known >= share),
  );
  const [low, smaller] = SIZES[above - 1] ?? [0, 1];
  const [high, larger] = SIZES[above] ?? [1, 1];
  return Math.round(smaller * (larger / smaller) ** ((share - low) / (high - low)));
}

function freeName(chance: Chance, subjects: readonly Capability[], taken: ReadonlyMap<string, string>): string {
  for (let parts = 1; ; parts += 1) {
    const about = subjects.slice(0, Math.min(parts, 2)).map(({ slug }) => slug);
    const name = [...about, chance.pick(ROLES)].join('-');
    if (!taken.has(name)) return name;
    if (parts > 8) return `${name}-${taken.size}`;
  }
}

/** Some files are at the top level, more in a topic's folder, and some in a topic's folder below a team's. */
function folderOf(chance: Chance, [first]: readonly Capability[]): string {
  const topic = first?.group ?? '';
  return chance.pickByShare([
    ['', 3],
    [`${topic}/`, 5],
    [`${chance.pick(TEAMS)}/${topic}/`, 2],
  ]);
}

function freePath(chance: Chance, folder: string, name: string, taken: ReadonlySet<string>): string {
  const plain = `${folder}${chance.happens(0.1) ? `${String(chance.between(1, 30)).padStart(2, '0')}-` : ''}${name}`;
  for (let copy = 1; ; copy += 1) {
    const path = copy === 1 ? `${plain}.md` : `${plain}-${copy}.md`;
    if (!taken.has(path)) return path;
  }
}

function inWords(slug: string): string {
  return slug.replace(/(?:^|-)(\w)/g, (_, letter: string) => ` ${letter.toUpperCase()}`).trim();
}

const ROLES =
  'specialist expert engineer reviewer architect auditor planner analyst helper advisor tester writer coach developer researcher strategist optimizer debugger manager guide'.split(
    ' ',
  );
const TEAMS = ['core', 'growth', 'platform', 'studio', 'labs'] as const;

/** Where files of other tools are, below any folder, and what their headers are like. */
const OTHER_TOOLS: readonly OtherTool[] = [
  {
    folder: '.opencode/agents/',
    header: (name, about) =>
      `---\ndescription: ${JSON.stringify(`${name}: ${about}`)}\nmode: subagent\npermission:\n  bash: deny\n---\n`,
  },
  {
    folder: '.gemini/agents/',
    header: (name, about) =>
      `---\nname: ${name.toLowerCase().replaceAll(' ', '-')}\ndescription: ${JSON.stringify(about)}\ntools:\n  - read_file\n  - grep_search\nmax_turns: 20\n---\n`,
  },
  {
    folder: '.cursor/agents/',
    header: (name, about) => `---\nname: ${name}\ndescription: ${JSON.stringify(about)}\nreadonly: true\n---\n`,
  },
];

interface OtherTool {
  folder: string;
  /** @param about a sentence for the description */
  header: (name: string, about: string) => string;
}

/** What the files of a synthetic collection are like. */
export interface Shape {
  /** How much longer they are than usual. */
  stretch: number;
  /** The share of files in the form of other tools. */
  ofOtherTools: number;
  /** The share of prompts in Chinese. */
  inChinese: number;
}

/** One file of a synthetic collection. */
export interface MadeAgent {
  /** Relative to the collection's folder, with forward slashes. */
  path: string;
  text: string;
}
