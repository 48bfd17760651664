import { slug as slugOf } from 'github-slugger';
import { finding, type Finding } from '../agent/findings/finding.ts';
import type { AgentEntry, CatalogueFile } from '../catalogue/entry.ts';

/** Findings about a file that come from its neighbours; every scan makes them anew. */
const SHARED_CODES: ReadonlySet<string> = new Set(['name-duplicate', 'slug-taken']);
/** Longer slugs are cut, in bytes, so that file names stay within what every disk takes. */
const MAX_SLUG = 120;
/** Hosts show a list of the folder in the place of `index`, and to Windows the others are devices, whatever their ending. */
const RESERVED = /^(?:index|con|prn|aux|nul|(?:com|lpt)[0-9])$/;

/**
 * Gives every agent its slug, and the findings about names that occur more than once. The slug is the name made safe for
 * an address; when two agents would share it, each has its folder put before it.
 * @param files in the order of their paths, which decides ties
 */
export function assignSlugs(files: readonly CatalogueFile[]): CatalogueFile[] {
  const agents = files.filter((file) => file.status === 'agent');
  const bases = new Map(agents.map((entry) => [entry.file, baseSlug(entry)]));
  const sharing = Map.groupBy(agents, (entry) => folded(bases.get(entry.file) ?? ''));
  const taken = new Set([...sharing].filter(([, group]) => group.length === 1).map(([slug]) => slug));

  return files.map((file) => {
    const findings = file.findings.filter(({ code }) => !SHARED_CODES.has(code));
    if (file.status !== 'agent') return { ...file, findings };
    const base = bases.get(file.file) ?? '';
    const group = sharing.get(folded(base)) ?? [];
    if (group.length === 1) return { ...file, findings, slug: base };
    const slug = free(inFolder(file.file, base), taken);
    return { ...file, findings: [...findings, sharedFinding(file, group, slug)], slug };
  });
}

function baseSlug({ file, agent }: AgentEntry): string {
  const stem = file.slice(file.lastIndexOf('/') + 1).replace(/\.md$/i, '');
  const slug = safe(agent.name) || safe(stem) || 'agent';
  return RESERVED.test(slug) ? `${slug}-agent` : slug;
}

function safe(text: string): string {
  const bytes = new TextEncoder().encode(slugOf(text.normalize('NFC'))).subarray(0, MAX_SLUG);
  // A character that the cut went through comes out as U+FFFD, and so does half a character that was there before.
  return new TextDecoder()
    .decode(bytes)
    .replace(/[\uFFFD\p{Noncharacter_Code_Point}]/gu, '')
    .replace(/^-+|(?<!-)-+$/g, '');
}

function inFolder(file: string, base: string): string {
  const folder = file.split('/').slice(0, -1).join(' ');
  return folder === '' ? base : safe(`${folder} ${base}`);
}

function free(wanted: string, taken: Set<string>): string {
  let slug = wanted;
  for (let number = 2; taken.has(folded(slug)); number += 1) slug = `${wanted}-${number}`;
  taken.add(folded(slug));
  return slug;
}

/** What is the same for all names that are one file on a disk where case does not count. */
function folded(slug: string): string {
  return slug.toUpperCase().toLowerCase().replaceAll('ς', 'σ');
}

function sharedFinding(entry: AgentEntry, group: readonly AgentEntry[], slug: string): Finding {
  const field = entry.agent.fields.find(({ key }) => key === 'name');
  const place = { file: entry.file, line: field?.valueLine ?? 1, column: field?.valueColumn ?? 1 };
  const [written = ''] = (field?.written ?? '').split('\n');
  const excerpt = { excerpt: 'name:'.padEnd(place.column - 1) + written };
  const twins = group.filter((other) => other.file !== entry.file && other.agent.name === entry.agent.name);
  if (twins.length > 0) {
    const where = twins.length === 1 ? `"${twins[0]?.file ?? ''}"` : `${twins.length} other files`;
    return finding(
      'name-duplicate',
      place,
      `The name "${entry.agent.name}" is also used in ${where}; of two agents with one name, Claude Code loads either. The page is at "${slug}".`,
      'Give each agent a name of its own.',
      excerpt,
    );
  }
  return finding(
    'slug-taken',
    place,
    `Another agent's name makes the same address, so this page is at "${slug}".`,
    'Nothing has to be done; a more different name would have the shorter address.',
    excerpt,
  );
}
