import type { FileVerdict } from './verdict.ts';
import type { KnownFile } from './known-files.ts';
import { storedText } from './line-endings.ts';
import { diffTable } from './diff-table.ts';
import { element } from '../components/element.ts';
import type { Changed, Place } from './find-match.ts';
import type { GivenFile } from './dropped-files.ts';
import { thousands } from '../components/thousands.ts';
import { revealHidden } from '../components/reveal-hidden.ts';

/** Says which of the catalogue's agents a file is or is like, and what is different. */
export function inCatalogue(given: GivenFile, { verdict, place, bytes }: Checked): (Node | string)[] {
  if (place.kind === 'unread') {
    const link = place.known === undefined ? [] : [' ', agentLink(place.known)];
    return [element('p', { class: 'warn' }, place.why, ...link)];
  }
  if (place.kind === 'unknown') return unknown(verdict);
  const link = agentLink(place.known);
  const others = place.others.length === 0 ? [] : [alsoNamed(place.others)];
  if ('difference' in place) return [...changed(given, place, bytes, link), ...others];
  if (place.kind === 'file') {
    return [lead('Unchanged: this is the catalogue’s file of ', link, ', byte for byte.'), digest(verdict), ...others];
  }
  return [
    lead('Unchanged: this is the portable copy of ', link, ', byte for byte.'),
    element('p', {}, 'It says the same as the catalogue’s file, with a header that every reader loads.'),
    digest(verdict),
    ...others,
  ];
}

/** The sentence that matters most. */
export function lead(...children: (Node | string)[]): HTMLElement {
  return element('p', { class: 'loud' }, ...children);
}

/** A sentence in small print. */
export function note(words: string): HTMLElement {
  return element('p', { class: 'small quiet' }, words);
}

function changed(given: GivenFile, place: Changed, bytes: Uint8Array, link: Node): (Node | string)[] {
  const { kind, difference } = place;
  const stored = difference.stored.map((sentence) => element('p', {}, sentence));
  const pasted =
    given.pasted === true && difference.stored.length > 0
      ? [note('Pasting changes line endings. Drop the file itself to compare its bytes.')]
      : [];
  if (kind === 'stored') {
    return [lead('The text of ', link, ', word for word; only how it is stored differs.'), ...stored, ...pasted];
  }
  const sentence = {
    altered: ['This is ', link, ', altered or of another time.'],
    namesake: ['The catalogue has another agent of this name, ', link, ', with hardly a line in common.'],
    similar: ['Nearly the same as ', link, ', under another name.'],
  }[kind];
  const count = `${counted(difference.added, 'line')} stand only in this file, ${counted(difference.removed, 'line')} only in the catalogue’s.`;
  const table = diffTable(storedText(place.original).lines, storedText(bytes).lines, difference.edits);
  return [
    lead(...sentence),
    element('p', {}, count.replace(/^1 line stand /, '1 line stands ')),
    ...stored,
    ...pasted,
    kind === 'namesake' ? element('details', {}, element('summary', {}, 'Show the difference'), table) : table,
  ];
}

function unknown({ summary, reading }: FileVerdict): Node[] {
  const outcome = lead('Not in the catalogue: no file here has this content, this name, or nearly the same wording.');
  if (summary === '') {
    const search = element('a', { href: `${import.meta.env.BASE_URL}search/` }, 'Search the catalogue');
    return reading === 'no-agent' ? [outcome] : [outcome, element('p', {}, search, ' for what it should do.')];
  }
  const words = summary.replace(/\s+/g, ' ').trim().slice(0, MAX_SEARCHED).toWellFormed();
  const search = element(
    'a',
    { href: `${import.meta.env.BASE_URL}search/?q=${encodeURIComponent(words)}`, rel: 'nofollow' },
    'Search for agents that do what it says it does',
  );
  return [
    outcome,
    element('p', {}, search, '.'),
    note('Only if you follow this link does the file’s description leave the page, as part of an address.'),
  ];
}

/** More of a description says no more to a search. */
const MAX_SEARCHED = 240;

function agentLink({ slug, name }: KnownFile): HTMLElement {
  return element(
    'a',
    { href: `${import.meta.env.BASE_URL}agents/${encodeURIComponent(slug)}/`, 'data-agent': name },
    ...revealHidden(name),
  );
}

function alsoNamed(others: readonly KnownFile[]): HTMLElement {
  const links = others
    .slice(0, MAX_OTHERS)
    .flatMap((known, index): (Node | string)[] => [
      index === 0 ? '' : ', ',
      element('a', { href: `${import.meta.env.BASE_URL}agents/${encodeURIComponent(known.slug)}/` }, known.slug),
    ]);
  return element('p', { class: 'small quiet' }, 'The same may be said of ', ...links, '.');
}

const MAX_OTHERS = 5;

function digest({ sha256 }: FileVerdict): HTMLElement {
  return element('p', { class: 'small digest' }, 'SHA-256 ', element('code', {}, sha256));
}

function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** What was found out about a file. */
export interface Checked {
  verdict: FileVerdict;
  place: Place;
  bytes: Uint8Array;
}
