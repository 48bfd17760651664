import { SEVERITIES, type Finding } from '../agent/finding.ts';
import type { AboutAgent, CorrectedFile, FileVerdict } from '../catalogue/file-verdict.ts';
import { stemOf, type KnownFile } from '../catalogue/known-files.ts';
import { storedText } from '../catalogue/stored-text.ts';
import { diffTable } from './diff-table.ts';
import { element } from './element.ts';
import type { Changed, Place } from './file-place.ts';
import { copyButton, findingItem } from './finding-item.ts';
import type { GivenFile } from './given-files.ts';
import { thousands } from './thousands.ts';
import { visibleNodes } from './visible-nodes.ts';

/**
 * What came out for one file, to be opened. What it holds is made when it is opened, so that many files cost little.
 * @param checked the outcome, or why there is none
 */
export function fileResult(given: GivenFile, checked: Checked | { why: string }, base: string): HTMLDetailsElement {
  const verdict = 'why' in checked ? 'unread' : checked.place.kind;
  const reading = 'why' in checked ? undefined : checked.verdict.reading;
  const words = 'why' in checked ? 'not read' : inShort(checked);
  const result = element(
    'details',
    { class: 'checked', 'data-file': given.path, 'data-verdict': verdict, 'data-reading': reading },
    element('summary', {}, element('span', { class: 'path' }, ...visibleNodes(given.path)), ' ', quiet(words)),
  );
  result.addEventListener(
    'toggle',
    () => {
      result.append(
        ...('why' in checked ? [element('p', { class: 'warn' }, checked.why)] : parts(given, checked, base)),
      );
    },
    { once: true },
  );
  return result;
}

function parts(given: GivenFile, checked: Checked, base: string): HTMLElement[] {
  const { verdict } = checked;
  const made = [
    part('In the catalogue', ...inCatalogue(given, checked, base)),
    part('How it reads', ...howItReads(verdict)),
    part('What was found', ...whatWasFound(verdict)),
  ];
  if (verdict.corrected !== undefined) {
    made.push(part('The corrected file', ...correctedFile(given, verdict.corrected, verdict.isText)));
  }
  return made;
}

function inShort({ verdict, place }: Checked): string {
  const where = {
    file: 'unchanged',
    portable: 'unchanged, as the portable copy',
    stored: 'the same text, stored differently',
    altered: 'altered',
    namesake: 'another agent of the same name',
    similar: 'nearly the same as another',
    unknown: 'not in the catalogue',
    unread: 'not compared',
  }[place.kind];
  const count = verdict.found;
  const found = count === 0 ? 'nothing found' : `${thousands(count)} ${count === 1 ? 'finding' : 'findings'}`;
  return `${where} · ${READINGS[verdict.reading]} · ${found}`;
}

const READINGS: Readonly<Record<FileVerdict['reading'], string>> = {
  strict: 'every reader loads it',
  tolerant: 'strict YAML readers skip it',
  error: 'does not load',
  'no-agent': 'no agent file',
};

function inCatalogue(given: GivenFile, { verdict, place, bytes }: Checked, base: string): (Node | string)[] {
  if (place.kind === 'unread') {
    const link = place.known === undefined ? [] : [' ', agentLink(place.known, base)];
    return [element('p', { class: 'warn' }, place.why, ...link)];
  }
  if (place.kind === 'unknown') return unknown(verdict, base);
  const link = agentLink(place.known, base);
  const others = place.others.length === 0 ? [] : [alsoNamed(place.others, base)];
  if ('difference' in place) return [...changed(given, place, bytes, link), ...others];
  if (place.kind === 'file') {
    return [loud('Unchanged: this is the catalogue’s file of ', link, ', byte for byte.'), digest(verdict), ...others];
  }
  return [
    loud('Unchanged: this is the portable copy of ', link, ', byte for byte.'),
    element('p', {}, 'It says the same as the catalogue’s file, with a header that every reader loads.'),
    digest(verdict),
    ...others,
  ];
}

function changed(given: GivenFile, place: Changed, bytes: Uint8Array, link: Node): (Node | string)[] {
  const { kind, difference } = place;
  const stored = difference.stored.map((sentence) => element('p', {}, sentence));
  const pasted =
    given.pasted === true && difference.stored.length > 0
      ? [quietly('Pasting changes line endings. Drop the file itself to compare its bytes.')]
      : [];
  if (kind === 'stored') {
    return [loud('The text of ', link, ', word for word; only how it is stored differs.'), ...stored, ...pasted];
  }
  const lead = {
    altered: ['This is ', link, ', altered or of another time.'],
    namesake: ['The catalogue has another agent of this name, ', link, ', with hardly a line in common.'],
    similar: ['Nearly the same as ', link, ', under another name.'],
  }[kind];
  const count = `${counted(difference.added, 'line')} stand only in this file, ${counted(difference.removed, 'line')} only in the catalogue’s.`;
  const table = diffTable(storedText(place.original).lines, storedText(bytes).lines, difference.edits);
  return [
    loud(...lead),
    element('p', {}, count.replace(/^1 line stand /, '1 line stands ')),
    ...stored,
    ...pasted,
    kind === 'namesake' ? element('details', {}, element('summary', {}, 'Show the difference'), table) : table,
  ];
}

function unknown({ summary, reading }: FileVerdict, base: string): Node[] {
  const lead = loud('Not in the catalogue: no file here has this content, this name, or nearly the same wording.');
  if (summary === '') {
    const search = element('a', { href: `${base}search/` }, 'Search the catalogue');
    return reading === 'no-agent' ? [lead] : [lead, element('p', {}, search, ' for what it should do.')];
  }
  const words = summary.replace(/\s+/g, ' ').trim().slice(0, MOST_SEARCHED).toWellFormed();
  const search = element(
    'a',
    { href: `${base}search/?q=${encodeURIComponent(words)}`, rel: 'nofollow' },
    'Search for agents that do what it says it does',
  );
  return [
    lead,
    element('p', {}, search, '.'),
    quietly('Only if you follow this link does the file’s description leave the page, as part of an address.'),
  ];
}

/** More of a description says no more to a search. */
const MOST_SEARCHED = 240;

function howItReads({ reading, about, size, findings, name }: FileVerdict): Node[] {
  if (about === undefined) {
    const first = findings.find(({ severity }) => severity === SEVERITIES[0]) ?? findings[0];
    const lead =
      reading === 'no-agent'
        ? 'No agent: tools take this file for documentation.'
        : 'No tool loads this file as an agent.';
    return [loud(element('span', { class: 'warn' }, lead)), ...(first === undefined ? [] : [mendFirst(first)])];
  }
  return [
    loud(
      reading === 'strict'
        ? 'Every reader loads it.'
        : 'Claude Code loads it; readers that hold to strict YAML skip it.',
    ),
    element('p', {}, 'It is called ', element('strong', {}, ...visibleNodes(name ?? '')), `, and ${about.model}.`),
    element(
      'p',
      { class: about.everything ? 'warn' : undefined },
      `It ${about.access}${about.everything ? ': everything that you may do where it runs' : ''}.`,
    ),
    abilities(about),
    quietly(`${about.size} The file has ${size}.`),
  ];
}

function abilities(about: AboutAgent): HTMLElement {
  const items = about.abilities.map(({ label, detail, allowed }) =>
    element('li', { class: allowed ? undefined : 'no' }, label, ' ', element('span', {}, ...visibleNodes(detail))),
  );
  return element('ul', { class: 'may' }, ...items);
}

/** What has to be done before anything else about the file can be told. */
function mendFirst({ line, column, fix }: Finding): HTMLElement {
  return element(
    'p',
    { 'data-mend': '' },
    element('strong', {}, 'Mend this first'),
    `, line ${line}, column ${column}: `,
    ...visibleNodes(fix),
    ' Then check it again.',
  );
}

function whatWasFound({ findings, found }: FileVerdict): Node[] {
  if (found === 0) return [element('p', {}, 'Nothing: it reads as it should in every tool.')];
  const list = element('ul', { class: 'notes' }, ...findings.map(findingItem));
  if (found === findings.length) return [list];
  return [list, quietly(`${thousands(found - findings.length)} more findings are not shown.`)];
}

function correctedFile(given: GivenFile, { bytes, mended, left }: CorrectedFile, isText: boolean): Node[] {
  const settled = mended.length === 0 ? '' : ` This settles: ${listed(mended)}.`;
  const stays = left.length === 0 ? '' : ` Still there, for you to decide: ${listed(left)}.`;
  const link = element(
    'a',
    { href: '#', download: `${stemOf(given.path)}.md`, 'data-download': 'corrected' },
    'Download',
  );
  // Made when it is asked for, and given back soon after.
  link.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/markdown' }));
    link.href = address;
    setTimeout(() => {
      URL.revokeObjectURL(address);
      link.href = '#';
    }, REVOKED_AFTER);
  });
  const header = element('pre', { tabindex: '0' }, ...visibleNodes(headerOf(bytes)));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const copy = isText ? [copyButton('text', text, 'Copy the corrected file', true)] : [];
  return [
    element(
      'p',
      {},
      `Only the header is written anew, every text in double quotes on one line; name, description, fields and prompt say the same.${settled}${stays}`,
    ),
    header,
    element('div', { class: 'row' }, ...copy, link),
    ...(isText ? [] : [quietly('Its bytes are not all UTF-8, so it cannot be copied as text without loss.')]),
  ];
}

/** In milliseconds; a download has begun by then. */
const REVOKED_AFTER = 30_000;

/** The header of a corrected file, cut where it is very long. */
function headerOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MOST_SHOWN));
  const end = text.indexOf('\n---\n');
  return end === -1 ? `${text}…` : text.slice(0, end + '\n---'.length);
}

const MOST_SHOWN = 4000;

function agentLink({ slug, name }: KnownFile, base: string): HTMLElement {
  return element(
    'a',
    { href: `${base}agents/${encodeURIComponent(slug)}/`, 'data-agent': name },
    ...visibleNodes(name),
  );
}

function alsoNamed(others: readonly KnownFile[], base: string): HTMLElement {
  const links = others
    .slice(0, MOST_OTHERS)
    .flatMap((known, index): (Node | string)[] => [
      index === 0 ? '' : ', ',
      element('a', { href: `${base}agents/${encodeURIComponent(known.slug)}/` }, known.slug),
    ]);
  return element('p', { class: 'small quiet' }, 'The same may be said of ', ...links, '.');
}

const MOST_OTHERS = 5;

function digest({ sha256 }: FileVerdict): HTMLElement {
  return element('p', { class: 'small digest' }, 'SHA-256 ', element('code', {}, sha256));
}

function part(title: string, ...children: (Node | string)[]): HTMLElement {
  return element('section', { class: 'part' }, element('h3', {}, title), element('div', {}, ...children));
}

function loud(...children: (Node | string)[]): HTMLElement {
  return element('p', { class: 'loud' }, ...children);
}

function quiet(words: string): HTMLElement {
  return element('span', { class: 'quiet small' }, words);
}

function quietly(words: string): HTMLElement {
  return element('p', { class: 'small quiet' }, words);
}

function counted(count: number, noun: string): string {
  return `${thousands(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** Titles within a sentence. */
function listed(titles: readonly string[]): string {
  return titles.map((title) => title.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())).join('; ');
}

/** What was found out about a file. */
export interface Checked {
  verdict: FileVerdict;
  place: Place;
  bytes: Uint8Array;
}
