import { slug as slugOf } from 'github-slugger';
import { finding, type Finding } from '../agent/findings/finding.ts';
import type { AgentEntry, CatalogueFile } from '../catalogue/entry.ts';

/** Findings that depend on other files, so every scan computes them afresh. */
const SHARED_CODES: ReadonlySet<string> = new Set(['name-duplicate', 'slug-taken']);
/** In bytes. Longer slugs are cut, so that every file system accepts the file names. */
const MAX_SLUG = 120;
/** Hosts serve `index` as the folder's own page; the others are device names on Windows, with any extension. */
const RESERVED = /^(?:index|con|prn|aux|nul|(?:com|lpt)[0-9])$/;

/**
 * Gives every agent its slug, and adds findings about names that occur more than once. A slug is the name made safe for a
 * URL; agents that would share one get their folder put before it.
 * @param files ordered by path, which decides ties
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
  // A character cut in half decodes as U+FFFD, and so does a lone surrogate in the name.
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

/** Folds names together that are the same file on a case-insensitive disk. */
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
      `The name "${entry.agent.name}" is also used in ${where}. Claude Code loads only one of the agents with the same name. The page is at "${slug}".`,
      'Give each agent a different name.',
      excerpt,
    );
  }
  return finding(
    'slug-taken',
    place,
    `Another agent's name gives the same address, so this page is at "${slug}".`,
    'No action is needed; a more distinct name would get a shorter address.',
    excerpt,
  );
}
