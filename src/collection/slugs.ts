import { compareText } from '../agent/compare-text.ts';
import { finding, type Finding } from '../agent/findings/finding.ts';
import { slugOf } from '../agent/slug.ts';
import type { AgentEntry, CatalogueFile } from '../catalogue/entry.ts';
import { markOf, uniqueNames } from '../catalogue/unique-names.ts';
import { withholdSuggestions } from './suggestions.ts';

/** Findings that depend on other files, so every scan computes them afresh. */
const SHARED_CODES: ReadonlySet<string> = new Set(['name-duplicate', 'slug-taken']);
/** In bytes. Longer slugs are cut, so that every file system accepts the file names. */
const MAX_SLUG = 120;
/** How many other agents of the same name an agent lists. */
const MAX_TWINS = 5;
/** Hosts serve `index` as the folder's own page; the others are device names on Windows, with any extension. */
const RESERVED = /^(?:index|con|prn|aux|nul|(?:com|lpt)[0-9])$/;

/**
 * Gives every agent its slug, and adds findings about names that occur more than once. A slug is the name made safe for a
 * URL. If it would fit several agents, none of them gets it, because whoever uses the address of one must never be given
 * another. They get their folder or their file's name with it, and if that does not tell them apart, a digest of the path.
 */
export function assignSlugs(files: readonly CatalogueFile[]): CatalogueFile[] {
  const agents = files.filter((file) => file.status === 'agent');
  const slugs = uniqueNames(agents, slugAt);
  const sameName = Map.groupBy(agents, ({ agent }) => agent.name);
  for (const group of sameName.values()) group.sort((a, b) => compareText(a.file, b.file));

  return withholdSuggestions(files).map((file, index) => {
    const findings = file.findings.filter(({ code }) => !SHARED_CODES.has(code));
    const given = files[index];
    if (file.status !== 'agent' || given?.status !== 'agent') return { ...file, findings };
    const { name: slug, lost } = slugs.get(given) ?? { name: '', lost: [] };
    const all = sameName.get(file.agent.name) ?? [];
    const twins = all.slice(0, MAX_TWINS + 1).filter((other) => other !== given);
    const sameNamed = twins.slice(0, MAX_TWINS).map((other) => slugs.get(other)?.name ?? '');
    const shared = lost.length === 0 && all.length === 1 ? [] : [sharedFinding(file, twins, all.length - 1, slug)];
    return { ...file, findings: [...findings, ...shared], slug, sharedSlugs: lost, sameNamed };
  });
}

/** The slugs to try for an agent, from the shortest. */
function slugAt(entry: AgentEntry, level: number): string {
  const base = baseSlug(entry);
  const folder = entry.file.split('/').slice(0, -1).join(' ');
  const stem = stemOf(entry);
  const isNamedAlike = safe(stem) === base || safe(stem) === '';
  const inFolder = folder === '' ? (isNamedAlike ? `top ${base}` : `${base} ${stem}`) : `${folder} ${base}`;
  const longer = [inFolder, ...(isNamedAlike ? [] : [`${folder} ${base} ${stem}`])].map(slugOf);
  // Cut to the limit, a path would no longer tell anything apart.
  const ways = [base, ...longer.filter((slug) => safe(slug) === slug)];
  return ways[level] ?? `${safe(base, MAX_SLUG - 7)}-${markOf(entry.file, level - ways.length)}`;
}

function baseSlug(entry: AgentEntry): string {
  const slug = safe(entry.agent.name) || safe(stemOf(entry)) || 'agent';
  return RESERVED.test(slug) ? `${slug}-agent` : slug;
}

/** The name of an agent's file without its ending. */
function stemOf({ file }: AgentEntry): string {
  return file.slice(file.lastIndexOf('/') + 1).replace(/(?:\.agent)?\.(?:md|toml|json)$/i, '');
}

function safe(text: string, max = MAX_SLUG): string {
  const bytes = new TextEncoder().encode(slugOf(text)).subarray(0, max);
  // A character that is cut in half decodes as U+FFFD.
  return new TextDecoder()
    .decode(bytes)
    .replaceAll('\uFFFD', '')
    .replace(/(?<!-)-+$/, '');
}

/** @param twins some of the other agents of the same name @param count how many there are */
function sharedFinding(entry: AgentEntry, twins: readonly AgentEntry[], count: number, slug: string): Finding {
  const field = entry.agent.fields.find(({ key }) => key === 'name');
  const place = { file: entry.file, line: field?.valueLine ?? 1, column: field?.valueColumn ?? 1 };
  const [written = ''] = (field?.written ?? '').split('\n');
  const excerpt = { excerpt: 'name:'.padEnd(place.column - 1) + written };
  if (count > 0) {
    const where = count === 1 ? `"${twins[0]?.file ?? ''}"` : `${count} other files`;
    return finding(
      'name-duplicate',
      place,
      `The name "${entry.agent.name}" is also used in ${where}. Claude Code loads only one of the agents with the same name. The page is at "${slug}".`,
      'Give each agent a different name.',
      excerpt,
    );
  }
  return finding(
    'slug-taken',
    place,
    `Another agent's name gives the same address, so none of them has it; this page is at "${slug}".`,
    'No action is needed; a more distinct name would get a shorter address.',
    excerpt,
  );
}
