import { dialectLabel } from '../agent/dialects/dialects.ts';
import { compareText } from '../agent/compare-text.ts';
import { finding, type Finding } from '../agent/findings/finding.ts';
import { isReservedSlug, slugOf } from '../agent/slug.ts';
import type { AgentEntry, CatalogueFile } from '../catalogue/entry.ts';
import { folded, markOf, uniqueNames } from '../catalogue/unique-names.ts';
import { withholdSuggestions } from './suggestions.ts';

/** Findings that depend on other files, so every scan computes them afresh. */
const SHARED_CODES: ReadonlySet<string> = new Set(['name-duplicate', 'slug-taken']);
/** In bytes. Longer slugs are cut, so that every file system accepts the file names. */
const MAX_SLUG = 120;
/** How many other agents of the same name an agent lists. */
const MAX_TWINS = 5;

/**
 * Gives every agent its slug, and adds findings about names that occur more than once. A slug is the name made safe for a
 * URL. If it would fit several agents, none of them gets it, because whoever uses the address of one must never be given
 * another. They get the tool that they are written for with it; if that does not tell them apart, their folder or their
 * file's name; and in the end a digest of the path. Names are compared among the agents for one tool: the same name in
 * files for two tools is one agent for both.
 */
export function assignSlugs(files: readonly CatalogueFile[]): CatalogueFile[] {
  const agents = files.filter((file) => file.status === 'agent');
  const slugs = uniqueNames(agents, slugAt);
  const sameName = Map.groupBy(agents, nameKey);
  const dialects = new Map<string, Set<string>>();
  for (const entry of agents) {
    const key = folded(baseSlug(entry));
    dialects.set(key, (dialects.get(key) ?? new Set()).add(entry.agent.dialect));
  }
  for (const group of sameName.values()) group.sort((a, b) => compareText(a.file, b.file));

  return withholdSuggestions(files).map((file, index) => {
    const findings = file.findings.filter(({ code }) => !SHARED_CODES.has(code));
    const given = files[index];
    if (file.status !== 'agent' || given?.status !== 'agent') return { ...file, findings };
    const unique = slugs.get(given) ?? { name: '', lost: [] };
    const { name: slug } = unique;
    const forTool = slugAt(given, 1);
    // Among agents for one tool, none ever had that tool in its address.
    const isForOneTool = dialects.get(folded(baseSlug(given)))?.size === 1;
    const lost = isForOneTool ? unique.lost.filter((name) => name !== forTool) : unique.lost;
    const all = sameName.get(nameKey(given)) ?? [];
    const twins = all.slice(0, MAX_TWINS + 1).filter((other) => other !== given);
    const sameNamed = twins.slice(0, MAX_TWINS).map((other) => slugs.get(other)?.name ?? '');
    // The same address for another tool is what the tool's name in the slug is for.
    const isAlone = all.length === 1 && (lost.length === 0 || (slug === forTool && !isForOneTool));
    const shared = isAlone ? [] : [sharedFinding(file, twins, all.length - 1, slug)];
    return { ...file, findings: inOrder([...findings, ...shared]), slug, sharedSlugs: lost, sameNamed };
  });
}

/** Findings in the order of their places; those at the same place stay in the order that they are in. */
function inOrder(findings: readonly Finding[]): Finding[] {
  return findings.toSorted((a, b) => a.line - b.line || a.column - b.column);
}

/** What agents of the same name for the same tool have in common. */
function nameKey({ agent }: AgentEntry): string {
  return `${agent.dialect} ${agent.name}`;
}

/** The slugs to try for an agent, from the shortest; the second has the tool that it is written for. */
function slugAt(entry: AgentEntry, level: number): string {
  const base = baseSlug(entry);
  const folder = entry.file.split('/').slice(0, -1).join(' ');
  const stem = stemOf(entry);
  const isNamedAlike = safe(stem) === base || safe(stem) === '';
  const inFolder = folder === '' ? (isNamedAlike ? `top ${base}` : `${base} ${stem}`) : `${folder} ${base}`;
  const longer = [inFolder, ...(isNamedAlike ? [] : [`${folder} ${base} ${stem}`])].map(slugOf);
  // Cut to the limit, a path would no longer tell anything apart.
  const ways = [base, forToolSlug(base, entry), ...longer.filter((slug) => safe(slug) === slug)];
  return ways[level] ?? `${safe(base, MAX_SLUG - 7)}-${markOf(entry.file, level - ways.length)}`;
}

function forToolSlug(base: string, { agent }: AgentEntry): string {
  return `${safe(base, MAX_SLUG - agent.dialect.length - 1)}-${agent.dialect}`;
}

function baseSlug(entry: AgentEntry): string {
  const slug = safe(entry.agent.name) || safe(stemOf(entry)) || 'agent';
  return isReservedSlug(slug) ? `${slug}-agent` : slug;
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
    const { name, dialect } = entry.agent;
    const effect =
      dialect === 'claude-code'
        ? 'Claude Code loads only one of the agents with the same name.'
        : `The name alone does not tell ${dialectLabel(dialect)} which of them is meant.`;
    return finding(
      'name-duplicate',
      place,
      `The name "${name}" is also used in ${where}. ${effect} The page is at "${slug}".`,
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
