import { capabilitiesInUse, type Covered } from '../capabilities/covering.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { strengthInWords } from '../catalogue/words.ts';
import { searchPaths, type SearchFiles } from '../search/index/index-files.ts';
import { openIndex } from '../search/query/open-index.ts';
import { search } from '../search/query/search.ts';
import type { Capability } from '../vocabulary/capability.ts';

/**
 * Needs to try, short and in people's own words, which an agent of the catalogue answers well: what the vocabulary says that
 * people need who need what an agent covers strongly. Each is of another group and, as far as that goes, for another agent.
 * The search is asked whether it finds that without doubt.
 * @param vocabulary in the order of its groups and titles
 * @param made the files of the search; undefined where they are too much to make, so that it is not asked
 */
export async function needsToTry(
  agents: readonly AgentEntry[],
  vocabulary: readonly Capability[],
  made: SearchFiles | undefined,
): Promise<string[]> {
  const candidates = capabilitiesInUse(agents, vocabulary)
    .filter(isStrong)
    .map((covered) => ({ ...covered, needs: covered.capability.needs.filter(isShort).slice(0, AMONG) }))
    .sort((a, b) => strongCount(b) - strongCount(a) || strengthOf(b) - strengthOf(a));
  const isFound = made === undefined ? undefined : searchOf(made);
  const chosen: (Covered & { need: string })[] = [];
  for (const isWanted of [isForAnother, isOfAnotherGroup]) {
    for (const { needs, ...covered } of candidates) {
      if (chosen.length === MAX_NEEDS) break;
      if (!isOfAnotherGroup(covered, chosen) || !isWanted(covered, chosen)) continue;
      const need = await firstOf(needs, (each) => isFound === undefined || isFound(each, covered.capability));
      if (need !== undefined) chosen.push({ ...covered, need });
    }
  }
  return chosen.map(({ need }) => need);
}

const MAX_NEEDS = 4;
/** The vocabulary has the most usual needs first. */
const AMONG = 4;

/** Returns a function that says whether the search, asked for a need, is sure and finds an agent first that covers a capability. */
function searchOf(made: SearchFiles): (need: string, capability: Capability) => Promise<boolean> {
  const paths = searchPaths(made);
  const index = openIndex((path) => {
    const parsed: unknown = JSON.parse(paths.get(`search/${path}`) ?? 'null');
    return Promise.resolve(parsed);
  });
  return async (need, { slug }) => {
    const answer = await search(need, await index);
    const first = made.agents[answer.agents[0] ?? -1];
    return (
      !answer.doubtful &&
      answer.understood.some((capability) => capability.slug === slug) &&
      first?.claims.some(({ capability }) => capability === slug) === true
    );
  };
}

async function firstOf(
  needs: readonly string[],
  holds: (need: string) => boolean | Promise<boolean>,
): Promise<string | undefined> {
  for (const need of needs) if (await holds(need)) return need;
  return undefined;
}

/** Whether a need is as short as what people type, and in plain words: no names, signs or quotations. */
function isShort(need: string): boolean {
  const words = need.split(' ').length;
  return words >= MIN_WORDS && words <= MAX_WORDS && need.length <= MAX_LENGTH && /^[a-z ]+$/.test(need);
}

const MIN_WORDS = 3;
const MAX_WORDS = 7;
const MAX_LENGTH = 40;

function isStrong({ covering: [best] }: Covered): boolean {
  return best !== undefined && strengthInWords(best.claim.strength) === 'strong';
}

function strengthOf({ covering: [best] }: Covered): number {
  return best?.claim.strength ?? 0;
}

function strongCount({ covering }: Covered): number {
  return covering.filter(({ claim }) => strengthInWords(claim.strength) === 'strong').length;
}

function isOfAnotherGroup({ capability }: Covered, chosen: readonly Covered[]): boolean {
  return chosen.every((other) => other.capability.group !== capability.group);
}

function isForAnother({ covering: [best] }: Covered, chosen: readonly Covered[]): boolean {
  return chosen.every(({ covering: [other] }) => other?.entry !== best?.entry);
}
