import { dateInWords } from '../catalogue/words.ts';
import type { FileVerdict } from './verdict.ts';
import type { KnownFile } from './known-files.ts';
import { fileLines } from './line-endings.ts';
import { diffTable } from './diff-table.ts';
import { element } from '../components/element.ts';
import type { Changed, CatalogueMatch, Earlier } from './find-match.ts';
import type { DroppedFile } from './dropped-files.ts';
import { thousands } from '../components/thousands.ts';
import { revealHidden } from '../components/reveal-hidden.ts';

/** Says which agent of the catalogue a file matches, and how the two differ. */
export function inCatalogue(dropped: DroppedFile, { verdict, match, bytes }: Checked): (Node | string)[] {
  if (match.kind === 'unread') {
    const link = match.known === undefined ? [] : [' ', agentLink(match.known)];
    return [element('p', { class: 'warn' }, match.why, ...link)];
  }
  if (match.kind === 'unknown') return unknown(verdict);
  const link = agentLink(match.known);
  const others = match.others.length === 0 ? [] : [alsoMatching(match.others)];
  if (match.kind === 'earlier') return [...earlier(match, verdict, bytes, link), digest(verdict), ...others];
  if (match.kind === 'converted') {
    const tool = toolLabel(verdict, match.tool);
    return [lead('Unchanged: this is the catalogue’s file of ', link, ` for ${tool}, byte for byte.`), digest(verdict)];
  }
  if ('difference' in match) return [...changed(dropped, match, bytes, link), ...others];
  if (match.kind === 'file') {
    return [lead('Unchanged: this is the catalogue’s file of ', link, ', byte for byte.'), digest(verdict), ...others];
  }
  return [
    lead('Unchanged: this is the portable copy of ', link, ', byte for byte.'),
    element('p', {}, 'It has the same content as the catalogue’s file, with a header that every reader loads.'),
    digest(verdict),
    ...others,
  ];
}

/** A lead sentence. */
export function lead(...children: (Node | string)[]): HTMLElement {
  return element('p', { class: 'loud' }, ...children);
}

/** A note in small print. */
export function note(words: string): HTMLElement {
  return element('p', { class: 'small quiet' }, words);
}

function earlier(
  { day, path, tool, changed: now }: Earlier,
  verdict: FileVerdict,
  bytes: Uint8Array,
  link: Node,
): Node[] {
  const what =
    tool === undefined ? 'An earlier version of ' : `What ${toolLabel(verdict, tool)} got from an earlier version of `;
  const date = element('time', { datetime: day }, dateInWords(day));
  const history = element(
    'a',
    { href: encodeURI(`${import.meta.env.BASE_URL}${path}`) },
    'What made it, and what came after',
  );
  const made = [
    lead(what, link, ', of ', date, ': unchanged since, and no longer what is served.'),
    element('p', {}, history),
  ];
  if (now === undefined) return made;
  const { added, removed, edits } = now.difference;
  const count = `${counted(added, 'line')} only in this file, ${counted(removed, 'line')} only in what is served now.`;
  return [...made, element('p', {}, count), diffTable(fileLines(now.original).lines, fileLines(bytes).lines, edits)];
}

/** The name of a tool, for people. */
function toolLabel({ about }: FileVerdict, key: string): string {
  return about?.tools.find(({ tool }) => tool === key)?.label ?? key;
}

function changed(dropped: DroppedFile, match: Changed, bytes: Uint8Array, link: Node): (Node | string)[] {
  const { kind, difference } = match;
  const stored = difference.stored.map((sentence) => element('p', {}, sentence));
  const pasted =
    dropped.pasted === true && difference.stored.length > 0
      ? [note('Pasting changes line endings. Drop the file itself to compare its bytes.')]
      : [];
  if (kind === 'stored') {
    return [lead('The same text as ', link, ', but stored differently.'), ...stored, ...pasted];
  }
  const sentence = {
    altered: ['This is ', link, ', altered or in another version.'],
    namesake: ['The catalogue has a different agent of this name, ', link, ', with hardly a line in common.'],
    similar: ['Nearly the same as ', link, ', under another name.'],
  }[kind];
  const count = `${counted(difference.added, 'line')} only in this file, ${counted(difference.removed, 'line')} only in the catalogue’s.`;
  const table = diffTable(fileLines(match.original).lines, fileLines(bytes).lines, difference.edits);
  return [
    lead(...sentence),
    element('p', {}, count),
    ...stored,
    ...pasted,
    kind === 'namesake' ? element('details', {}, element('summary', {}, 'Show the difference'), table) : table,
  ];
}

function unknown({ summary, reading }: FileVerdict): Node[] {
  const outcome = lead('Not in the catalogue: no file here has this content, this name or similar wording.');
  if (summary === '') {
    const search = element('a', { href: `${import.meta.env.BASE_URL}search/` }, 'Search the catalogue');
    return reading === 'no-agent'
      ? [outcome]
      : [outcome, element('p', {}, search, ' for an agent that does what you need.')];
  }
  const words = summary.replace(/\s+/g, ' ').trim().slice(0, MAX_SEARCHED).toWellFormed();
  const search = element(
    'a',
    { href: `${import.meta.env.BASE_URL}search/?q=${encodeURIComponent(words)}`, rel: 'nofollow' },
    'Search for agents that do the same',
  );
  return [
    outcome,
    element('p', {}, search, '.'),
    note('Following this link sends the file’s description, as part of the address.'),
  ];
}

/** How much of a description is searched for, in characters. */
const MAX_SEARCHED = 240;

function agentLink({ slug, name }: KnownFile): HTMLElement {
  return element(
    'a',
    { href: `${import.meta.env.BASE_URL}agents/${encodeURIComponent(slug)}/`, 'data-agent': name },
    ...revealHidden(name),
  );
}

function alsoMatching(others: readonly KnownFile[]): HTMLElement {
  const links = others
    .slice(0, MAX_OTHERS)
    .flatMap((known, index): (Node | string)[] => [
      index === 0 ? '' : ', ',
      element('a', { href: `${import.meta.env.BASE_URL}agents/${encodeURIComponent(known.slug)}/` }, known.slug),
    ]);
  return element('p', { class: 'small quiet' }, 'It also matches ', ...links, '.');
}

const MAX_OTHERS = 5;

function digest({ sha256 }: FileVerdict): HTMLElement {
  return element('p', { class: 'small' }, 'SHA-256 ', element('code', {}, sha256));
}

function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** The outcome of checking a file. */
export interface Checked {
  verdict: FileVerdict;
  match: CatalogueMatch;
  bytes: Uint8Array;
}
