import { SEVERITIES, type Finding } from '../agent/findings/finding.ts';
import type { AboutAgent, CorrectedFile, FileVerdict } from './verdict.ts';
import { stemOf } from './known-files.ts';
import { element } from '../components/element.ts';
import { inCatalogue, lead, note, type Checked } from './match-result.ts';
import { copyButton, findingItem } from './finding-item.ts';
import type { GivenFile } from './dropped-files.ts';
import { thousands } from '../components/thousands.ts';
import { revealHidden } from '../components/reveal-hidden.ts';

/**
 * What came out for one file, to be opened. What it holds is made when it is opened, so that many files cost little.
 * @param checked the outcome, or why there is none
 */
export function fileResult(given: GivenFile, checked: Checked | { why: string }): HTMLDetailsElement {
  const verdict = 'why' in checked ? 'unread' : checked.place.kind;
  const reading = 'why' in checked ? undefined : checked.verdict.reading;
  const words = 'why' in checked ? 'not read' : inShort(checked);
  const result = element(
    'details',
    { class: 'checked', 'data-file': given.path, 'data-verdict': verdict, 'data-reading': reading },
    element('summary', {}, element('span', { class: 'path' }, ...revealHidden(given.path)), ' ', quiet(words)),
  );
  result.addEventListener(
    'toggle',
    () => {
      result.append(...('why' in checked ? [element('p', { class: 'warn' }, checked.why)] : parts(given, checked)));
    },
    { once: true },
  );
  return result;
}

function parts(given: GivenFile, checked: Checked): HTMLElement[] {
  const { verdict } = checked;
  const made = [
    part('In the catalogue', ...inCatalogue(given, checked)),
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

function howItReads({ reading, about, size, findings, name }: FileVerdict): Node[] {
  if (about === undefined) {
    const first = findings.find(({ severity }) => severity === SEVERITIES[0]) ?? findings[0];
    const problem =
      reading === 'no-agent'
        ? 'No agent: tools take this file for documentation.'
        : 'No tool loads this file as an agent.';
    return [lead(element('span', { class: 'warn' }, problem)), ...(first === undefined ? [] : [mendFirst(first)])];
  }
  return [
    lead(
      reading === 'strict'
        ? 'Every reader loads it.'
        : 'Claude Code loads it; readers that hold to strict YAML skip it.',
    ),
    element('p', {}, 'It is called ', element('strong', {}, ...revealHidden(name ?? '')), `, and ${about.model}.`),
    element(
      'p',
      { class: about.everything ? 'warn' : undefined },
      `It ${about.access}${about.everything ? ': everything that you may do where it runs' : ''}.`,
    ),
    abilities(about),
    note(`${about.size} The file has ${size}.`),
  ];
}

function abilities(about: AboutAgent): HTMLElement {
  const items = about.abilities.map(({ label, detail, allowed }) =>
    element('li', { class: allowed ? undefined : 'no' }, label, ' ', element('span', {}, ...revealHidden(detail))),
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
    ...revealHidden(fix),
    ' Then check it again.',
  );
}

function whatWasFound({ findings, found }: FileVerdict): Node[] {
  if (found === 0) return [element('p', {}, 'Nothing: it reads as it should in every tool.')];
  const list = element('ul', { class: 'notes' }, ...findings.map(findingItem));
  if (found === findings.length) return [list];
  return [list, note(`${thousands(found - findings.length)} more findings are not shown.`)];
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
  const header = element('pre', { tabindex: '0' }, ...revealHidden(headerOf(bytes)));
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
    ...(isText ? [] : [note('Its bytes are not all UTF-8, so it cannot be copied as text without loss.')]),
  ];
}

/** In milliseconds; a download has begun by then. */
const REVOKED_AFTER = 30_000;

/** The header of a corrected file, cut where it is very long. */
function headerOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_SHOWN));
  const end = text.indexOf('\n---\n');
  return end === -1 ? `${text}…` : text.slice(0, end + '\n---'.length);
}

const MAX_SHOWN = 4000;

function part(title: string, ...children: (Node | string)[]): HTMLElement {
  return element('section', { class: 'part' }, element('h3', {}, title), element('div', {}, ...children));
}

function quiet(words: string): HTMLElement {
  return element('span', { class: 'quiet small' }, words);
}

/** Titles within a sentence. */
function listed(titles: readonly string[]): string {
  return titles.map((title) => title.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())).join('; ');
}
