import { escapeHtml } from '../../agent/hidden/html.ts';
import { asLine } from '../../agent/hidden/plain-line.ts';
import type { Capability } from '../../vocabulary/capability.ts';
import type { PassageGroup } from './group.ts';
import { sectionsOf, type Section } from './sections.ts';
import { spaceOut } from './unspaced.ts';

/**
 * The records of a guide, one for each section, so that each is ranked for what it says itself.
 * @param guide its path below the base path and its title
 * @param html its rendered text
 * @param asked what people ask about a section in other words than its own, by the section's id
 */
export function guideRecords(
  { path, title }: { path: string; title: string },
  html: string,
  asked: (id: string) => string = () => '',
): PassageRecord[] {
  return sectionsOf(html).map((section) => ({
    group: 'guide',
    url: `${path}${section.id === '' ? '' : `#${section.id}`}`,
    title,
    sections: [section],
    asked: asked(section.id),
  }));
}

/** The record of a capability's page: its words, without the agents that cover it. */
export function capabilityRecord({ slug, title, covers, aliases, needs }: Capability): PassageRecord {
  const blocks = [covers, `Also called: ${aliases.join(', ')}`];
  const sections = [{ id: '', heading: '', blocks }];
  return { group: 'capability', url: `capabilities/${slug}/`, title, sections, asked: needs.join(', ') };
}

/**
 * The record of an agent's prompt. All its sections are one record: an index has a line for each record, which a first
 * search loads.
 * @param prompt the prompt as its page shows it
 */
export function agentRecord({ slug, name }: { slug: string; name: string }, prompt: string): PassageRecord {
  const sections = sectionsOf(prompt).map((section) => (section.id === '' ? { ...section, id: 'prompt' } : section));
  return { group: 'agent', url: `agents/${slug}/`, title: asLine(name), sections, asked: '' };
}

/** A record as the HTML that Pagefind reads. Every text in it is escaped, and none is an instruction to Pagefind. */
export function recordHtml({ group, title, sections, asked }: PassageRecord): string {
  const about = `data-pagefind-meta="title" data-pagefind-filter="group:${group}" data-pagefind-ignore`;
  const words = asked === '' ? '' : `<p data-pagefind-meta="asked" data-pagefind-ignore>${plainText(asked)}</p>`;
  return `<html lang="en"><body><h1 ${about}>${plainText(title)}</h1>${words}${sections.map(sectionHtml).join('')}</body></html>`;
}

function sectionHtml({ id, heading, blocks }: Section): string {
  const start = id === '' ? '' : `<h2 id="${escapeHtml(id.toWellFormed())}">${plainText(heading)}</h2>`;
  return start + blocks.map((block) => `<p>${plainText(block)}</p>`).join('');
}

/** Pagefind marks places in its own text by words that have this. */
const MARKER = /(?<=_)PAGEFIND_/g;

function plainText(text: string): string {
  // Pagefind refuses half a surrogate pair.
  return escapeHtml(spaceOut(text.toWellFormed().replace(MARKER, 'PAGEFIND-')));
}

/** What Pagefind indexes as one. */
export interface PassageRecord {
  group: PassageGroup;
  /** The page's path below the base path, with the section's id if the record is a single section. */
  url: string;
  title: string;
  sections: readonly Section[];
  /** Words that it is found by and that no excerpt shows. */
  asked: string;
}
