import { escapeHtml, visibleHtml } from '../agent/hidden/html.ts';
import { asLine } from '../agent/hidden/plain-line.ts';
import { colorOf } from '../catalogue/agent-color.ts';
import type { AgentEntry } from '../catalogue/entry.ts';
import { pageNumbers } from '../catalogue/paging.ts';
import {
  historyPath,
  SHORT_DIGEST,
  versionId,
  VERSIONS_PER_PAGE,
  type HistoryReach,
  type Version,
} from '../catalogue/version.ts';
import { bytesInWords, counted, dateInWords } from '../catalogue/words.ts';
import { langOf } from '../vocabulary/text-language.ts';
import { differenceHtml } from './difference-html.ts';

/** How many pages an agent's history has; none where no version is known. */
export function historyPages({ versions }: Pick<AgentEntry, 'versions'>): number {
  return Math.ceil(versions.length / VERSIONS_PER_PAGE);
}

/**
 * The content of a page of an agent's history. It is not a component because a catalogue of ten thousand agents has ten
 * thousand of these pages.
 * @param page from 1
 * @param contents what git has, by blob id; a difference whose versions are not among them is left out, and said so
 * @param current the agent's file
 */
export function historyHtml(
  entry: AgentEntry,
  page: number,
  contents: ReadonlyMap<string, Uint8Array>,
  current: Uint8Array,
  address: (path: string) => string,
): string {
  const { agent, slug, versions, history } = entry;
  const first = (page - 1) * VERSIONS_PER_PAGE;
  const shown = versions.slice(first, first + VERSIONS_PER_PAGE);
  const room = { left: PAGE_ROOM };
  const own = page === 1 && !isCommitted(entry) ? uncommittedHtml(entry, contents, current, room) : '';
  const items = shown.map((_, index) => versionHtml(entry, first + index, contents, room)).join('\n');
  const start = versions.length - first;
  return `<article data-agent="${escapeHtml(asLine(agent.name))}" data-color="${colorOf(agent)}"><div class="head"><h1>History of <a class="tinted" href="${escapeHtml(address(`agents/${slug}/`))}">${visibleHtml(agent.name)}</a></h1>
<p class="lead">${leadOf(versions, page)}</p>${reachHtml(history)}</div>
${own}<ol class="versions" reversed start="${start}">
${items}
</ol>${pagesHtml(slug, page, historyPages(entry), address)}</article>`;
}

/** The blobs that a page of a history is made from. @param page from 1 */
export function blobsOf({ versions }: Pick<AgentEntry, 'versions'>, page: number): Version[] {
  const first = (page - 1) * VERSIONS_PER_PAGE;
  return versions.slice(first, first + VERSIONS_PER_PAGE + 1).filter(({ bytes }) => bytes <= MAX_COMPARED);
}

/** How long the HTML of a difference, and of all on a page, may be, in characters. */
const DIFFERENCE_ROOM = 40_000;
const PAGE_ROOM = 160_000;
/** Longer differences are folded, in rows. */
const MAX_OPEN = 40;
/** Larger files are not compared, in bytes. */
const MAX_COMPARED = 250_000;

function leadOf(versions: readonly Version[], page: number): string {
  const [newest, oldest] = [versions[0], versions.at(-1)];
  if (newest === undefined || oldest === undefined) return '';
  const pages = Math.ceil(versions.length / VERSIONS_PER_PAGE);
  const when =
    versions.length === 1
      ? `of ${dateInWords(newest.date)}`
      : `from ${dateInWords(oldest.date)} to ${dateInWords(newest.date)}, newest first`;
  return `${counted(versions.length, 'version')} ${when}${pages > 1 ? `; page ${page} of ${pages}` : ''}.`;
}

/** What is not known. */
function reachHtml(history: HistoryReach): string {
  if (history === 'newest') return '<p class="small quiet">There are earlier versions that are not kept here.</p>';
  if (history === 'cut') {
    return '<p class="small quiet">Git took too long to read the whole history, so there may be earlier versions.</p>';
  }
  return '';
}

function isCommitted({ versions, sha256 }: Pick<AgentEntry, 'versions' | 'sha256'>): boolean {
  return versions[0]?.sha256 === sha256;
}

/** What differs in the file from its last commit. */
function uncommittedHtml(
  entry: AgentEntry,
  contents: ReadonlyMap<string, Uint8Array>,
  current: Uint8Array,
  room: Room,
): string {
  const { sha256, versions } = entry;
  const before = contents.get(versions[0]?.blob ?? '');
  return `<section class="version" id="uncommitted" data-version="${sha256}"><h2>Not committed</h2>
<p>The file that is served here has changes that are not committed.</p>
<p class="facts small">${digestHtml(sha256)}<span>${bytesInWords(current.length)}</span></p>${before === undefined ? '' : differenceOf(before, current, '', room)}</section>
`;
}

function versionHtml(
  { versions, sha256, history }: AgentEntry,
  index: number,
  contents: ReadonlyMap<string, Uint8Array>,
  room: Room,
): string {
  const version = versions[index];
  if (version === undefined) return '';
  const before = versions[index + 1];
  const id = versionId(versions, index);
  const lang = langOf(version.subject);
  const subject = version.subject === '' ? '<span class="quiet">no message</span>' : visibleHtml(version.subject);
  const facts = [
    digestHtml(version.sha256),
    ...(version.sha256 === sha256 ? ['<strong>what is served now</strong>'] : []),
    `<span>${sizeInWords(version, before)}</span>`,
    ...tokensInWords(version, before).map((words) => `<span>${words}</span>`),
    ...(before !== undefined && before.file !== version.file
      ? [`<span>was <code>${visibleHtml(before.file)}</code></span>`]
      : []),
    `<span>commit <code>${version.commit.slice(0, SHORT_DIGEST)}</code></span>`,
  ];
  return `<li class="version" id="${id}" data-version="${version.sha256}"><h2><a href="#${id}"><time datetime="${escapeHtml(version.date)}">${dateInWords(version.date)}</time></a> <span${lang === undefined ? '' : ` lang="${lang}"`}>${subject}</span></h2>
<p class="facts small">${facts.join('')}</p>${changesHtml(version)}${changeOf(version, before, history, contents, room)}</li>`;
}

function changesHtml({ changes }: Version): string {
  if (changes.length === 0) return '';
  const items = changes.map(({ text, gains }) => `<li${gains ? ' class="warn"' : ''}>${visibleHtml(text)}</li>`);
  return `<ul class="changes" aria-label="Changes of the header">${items.join('')}</ul>`;
}

/** What made a version of the one before. */
function changeOf(
  version: Version,
  before: Version | undefined,
  history: HistoryReach,
  contents: ReadonlyMap<string, Uint8Array>,
  room: Room,
): string {
  if (before === undefined) return history === 'whole' ? '<p class="small quiet">The first version.</p>' : '';
  if (before.blob === version.blob) return '<p class="small quiet">Moved or renamed; its content is the same.</p>';
  const [old, now] = [contents.get(before.blob), contents.get(version.blob)];
  const command = `git show -M ${version.commit.slice(0, SHORT_DIGEST)}`;
  if (old === undefined || now === undefined) {
    const why = Math.max(before.bytes, version.bytes) > MAX_COMPARED ? 'is too long to show' : 'could not be read';
    return `<p class="small">The difference ${why}. <code>${command}</code> shows it.</p>`;
  }
  return differenceOf(old, now, command, room);
}

function differenceOf(old: Uint8Array, now: Uint8Array, command: string, room: Room): string {
  const { added, removed, rows, left, html } = differenceHtml(old, now, Math.min(DIFFERENCE_ROOM, room.left));
  room.left = Math.max(0, room.left - html.length);
  if (html === '') return '<p class="small quiet">Only its line endings differ, or characters that cannot be seen.</p>';
  const rest = [
    left > 0 && `${counted(left, 'changed line')} more ${left === 1 ? 'is' : 'are'} not shown.`,
    left > 0 && command !== '' && `<code>${command}</code> shows all of them.`,
  ].filter((each) => each !== false);
  const more = rest.length === 0 ? '' : `<p class="small">${rest.join(' ')}</p>`;
  return `<details${rows <= MAX_OPEN ? ' open' : ''}><summary>${counted(added, 'line')} added, ${removed} removed</summary>${html}${more}</details>`;
}

function digestHtml(sha256: string): string {
  return `<span>SHA-256 <code title="${sha256}">${sha256.slice(0, SHORT_DIGEST)}</code></span>`;
}

function sizeInWords({ bytes }: Version, before: Version | undefined): string {
  return `${bytesInWords(bytes)}${before === undefined ? '' : differenceInWords(bytes - before.bytes, 'byte')}`;
}

/** What it costs in context, where that changed. */
function tokensInWords({ tokens }: Version, before: Version | undefined): string[] {
  if (tokens === undefined || before?.tokens === undefined) return [];
  const more = tokens.description - before.tokens.description;
  return more === 0 ? [] : [`always costs about ${counted(tokens.description, 'token')}${differenceInWords(more, '')}`];
}

function differenceInWords(more: number, noun: string): string {
  if (more === 0) return '';
  const size = noun === '' ? String(Math.abs(more)) : counted(Math.abs(more), noun);
  return ` (${more > 0 ? '+' : '−'}${size})`;
}

function pagesHtml(slug: string, page: number, pages: number, address: (path: string) => string): string {
  if (pages < 2) return '';
  const link = (to: number, label: string, rest: string): string =>
    `<a href="${escapeHtml(address(historyPath(slug, to)))}"${rest}>${label}</a>`;
  const numbers = pageNumbers(page, pages).map((number) => {
    if (number === undefined) return '<span aria-hidden="true">…</span>';
    return link(number, String(number), `${number === page ? ' aria-current="page"' : ''} aria-label="Page ${number}"`);
  });
  return `<nav class="pages" aria-label="Pages">${page > 1 ? link(page - 1, 'Previous', ' rel="prev"') : ''}${numbers.join('')}${page < pages ? link(page + 1, 'Next', ' rel="next"') : ''}</nav>`;
}

/** How many characters of differences still fit on a page. */
interface Room {
  left: number;
}
