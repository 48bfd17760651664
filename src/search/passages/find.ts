import type { MarkedText } from '../query/snippet.ts';
import { isAboutSite, type GroupFits } from './about-site.ts';
import { bestAnchor, excerptOf, type Anchor } from './excerpt.ts';
import { PASSAGE_GROUPS, type PassageGroup } from './group.ts';
import { planPassages } from './plan.ts';
import { mergeHits, type Hit, type Ranked } from './rank.ts';
import { unspaced } from './unspaced.ts';

/**
 * Finds the passages that fit a need best, in the order of the groups.
 * @param engine answers one ask at a time
 * @throws what the engine throws
 */
export async function findPassages(need: string, engine: PassageEngine): Promise<FoundPassages> {
  const asks = planPassages(need);
  if (asks.length === 0) return { passages: [], isAboutSite: false };
  const sizes = await engine.sizes();
  await engine.preload(asks.map(({ query }) => query));
  const fits: GroupFits = {};
  const ranked = new Map<PassageGroup, Ranked<EngineHit>[]>();
  for (const group of PASSAGE_GROUPS) {
    const size = sizes[group] ?? 0;
    if (size === 0) continue;
    const found = [];
    for (const ask of asks) found.push({ ask, hits: await engine.search(ask.query, group, ask.kind === 'characters') });
    const merged = mergeHits(found, size);
    fits[group] = merged[0]?.fit ?? 0;
    ranked.set(group, merged);
  }
  const aboutSite = isAboutSite(need, fits);
  const shown = [...ranked].flatMap(([group, records]) =>
    selected(records, (aboutSite ? MAX_SHOWN_ABOUT_SITE : MAX_SHOWN)[group]).map((each) => ({ group, each })),
  );
  const passages = await Promise.all(shown.map(({ group, each }) => passageOf(group, each)));
  return { passages, isAboutSite: aboutSite };
}

/** How many passages of a group are shown. Each is a request of its own. */
const MAX_SHOWN: Readonly<Record<PassageGroup, number>> = { guide: 2, capability: 1, agent: 2 };
const MAX_SHOWN_ABOUT_SITE: Readonly<Record<PassageGroup, number>> = { guide: 3, capability: 1, agent: 1 };
/** A passage that fits less has only the common words of a need. */
const MIN_FIT = 0.3;
/** A passage below this share of its group's best score is not shown. */
const MIN_SHARE = 0.5;

function selected(records: readonly Ranked<EngineHit>[], max: number): Ranked<EngineHit>[] {
  const least = MIN_SHARE * (records[0]?.score ?? 0);
  return records.filter(({ score, fit }) => fit >= MIN_FIT && score >= least).slice(0, max);
}

async function passageOf(group: PassageGroup, { hit, places }: Ranked<EngineHit>): Promise<Passage> {
  const { url, title, content, anchors } = await hit.read();
  // A section can be found by words that its text does not have.
  const anchor = bestAnchor(anchors, places) ?? (url.includes('#') ? anchors[0] : undefined);
  const next = anchors[anchor === undefined ? 0 : anchors.indexOf(anchor) + 1];
  return {
    group,
    url: `${url.replace(/#.*/s, '')}${anchor === undefined ? '' : `#${encodeURIComponent(anchor.id)}`}`,
    title: unspaced(title),
    heading: unspaced(anchor?.text ?? ''),
    excerpt: excerptOf(content, { anchor, next }, places),
  };
}

/** What answers asks: Pagefind, or a test's own. */
export interface PassageEngine {
  /** Everything that one ask finds in a group. @param exact whether accents count */
  search(query: string, group: PassageGroup, exact: boolean): Promise<EngineHit[]>;
  /** Loads what is needed to answer some asks, all at once rather than one after another. */
  preload(queries: readonly string[]): Promise<void>;
  /** How many records each group has. */
  sizes(): Promise<Readonly<Record<string, number>>>;
}

/** A record that the engine found. */
export interface EngineHit extends Hit {
  /** Loads its text. */
  read(): Promise<PassageText>;
}

/** The text of a record. */
export interface PassageText {
  /** The page's path below the base path, with or without a section's id. */
  url: string;
  title: string;
  /** Words with one space between them. */
  content: string;
  anchors: readonly Anchor[];
}

/** A passage to show. */
export interface Passage {
  group: PassageGroup;
  /** Below the base path, with the heading's id. */
  url: string;
  title: string;
  /** The heading of its section; empty when it comes before any. */
  heading: string;
  excerpt: MarkedText;
}

/** What was found for a need. */
export interface FoundPassages {
  /** In the order of the groups, and in each group best first. */
  passages: Passage[];
  /** Whether the need is a question about the site or the format of agent files: its guides then come first. */
  isAboutSite: boolean;
}
