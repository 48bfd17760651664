import { SEVERITIES, type Finding } from '../agent/findings/finding.ts';
import type { AboutAgent, CorrectedFile, FileVerdict } from './verdict.ts';
import { stemOf } from './known-files.ts';
import { element } from '../components/element.ts';
import { inCatalogue, lead, note, type Checked } from './match-result.ts';
import { asIsInWords, groupReadings, type ToolReading } from '../catalogue/tool-reading.ts';
import { LOADING_WORDS, listed } from '../catalogue/words.ts';
import { copyButton, findingItem } from './finding-item.ts';
import type { DroppedFile } from './dropped-files.ts';
import { thousands } from '../components/thousands.ts';
import { revealHidden } from '../components/reveal-hidden.ts';

/**
 * The result for one file, to be opened. Its content is made on opening, so that many files cost little.
 * @param checked the outcome, or why there is none
 */
export function fileResult(dropped: DroppedFile, checked: Checked | { why: string }): HTMLDetailsElement {
  const verdict = 'why' in checked ? 'unread' : checked.match.kind;
  const reading = 'why' in checked ? undefined : checked.verdict.reading;
  const words = 'why' in checked ? 'not read' : inShort(checked);
  const result = element(
    'details',
    { class: 'checked', 'data-file': dropped.path, 'data-verdict': verdict, 'data-reading': reading },
    element('summary', {}, element('span', { class: 'path' }, ...revealHidden(dropped.path)), ' ', quiet(words)),
  );
  result.addEventListener(
    'toggle',
    () => {
      result.append(...('why' in checked ? [element('p', { class: 'warn' }, checked.why)] : parts(dropped, checked)));
    },
    { once: true },
  );
  return result;
}

function parts(dropped: DroppedFile, checked: Checked): HTMLElement[] {
  const { verdict } = checked;
  const made = [
    part('In the catalogue', ...inCatalogue(dropped, checked)),
    part('How tools read it', ...howItReads(verdict)),
    ...(verdict.about === undefined ? [] : [part('In each tool', toolTable(verdict.about.tools))]),
    part('Findings', ...findingList(verdict)),
  ];
  if (verdict.corrected !== undefined) {
    made.push(part('The corrected file', ...correctedFile(dropped, verdict.corrected, verdict.isText)));
  }
  return made;
}

function inShort({ verdict, match }: Checked): string {
  const where = {
    file: 'unchanged',
    portable: 'unchanged, as the portable copy',
    converted: 'unchanged, as another tool gets it',
    earlier: 'an earlier version',
    stored: 'the same text, stored differently',
    altered: 'altered',
    namesake: 'another agent of the same name',
    similar: 'nearly the same as another',
    unknown: 'not in the catalogue',
    unread: 'not compared',
  }[match.kind];
  const count = verdict.found;
  const found = count === 0 ? 'no findings' : `${thousands(count)} ${count === 1 ? 'finding' : 'findings'}`;
  return `${where} · ${READINGS[verdict.reading]} · ${found}`;
}

const READINGS: Readonly<Record<FileVerdict['reading'], string>> = {
  everywhere: 'every reader loads it',
  'claude-code': 'strict YAML readers skip it',
  'not-in-claude-code': 'Claude Code does not load it',
  'own-tool': 'written for another tool than Claude Code',
  error: 'does not load',
  'no-agent': 'not an agent file',
};

function howItReads({ reading, about, size, findings, name }: FileVerdict): Node[] {
  if (about === undefined) {
    const first = findings.find(({ severity }) => severity === SEVERITIES[0]) ?? findings[0];
    const problem =
      reading === 'no-agent'
        ? 'Not an agent: tools treat this file as documentation.'
        : 'No tool loads this file as an agent.';
    return [lead(element('span', { class: 'warn' }, problem)), ...(first === undefined ? [] : [fixFirst(first)])];
  }
  return [
    lead(
      reading === 'not-in-claude-code'
        ? element('span', { class: 'warn' }, LOADING_WORDS[reading])
        : LOADING_WORDS[about.loading],
    ),
    ...about.dropped.map((text) => element('p', { class: 'warn' }, 'Not loaded: ', ...revealHidden(text))),
    element('p', {}, 'It is called ', element('strong', {}, ...revealHidden(name ?? '')), `, and ${about.model}.`),
    element(
      'p',
      { class: about.everything ? 'warn' : undefined },
      `It ${about.access}${about.everything ? ': it may do everything that you may do where it runs' : ''}.`,
    ),
    abilities(about),
    note(`${about.size} The file has ${size}.`),
  ];
}

/** What each tool does with the file as it is, and why it does not load all of it. */
function toolTable(tools: readonly ToolReading[]): HTMLElement {
  const rows = groupReadings(tools, ({ why }) => why).map((group) => {
    const [{ asIs, why }] = group;
    return element(
      'tr',
      { 'data-tool': group.map(({ tool }) => tool).join(' '), 'data-as-is': asIs },
      element('th', { scope: 'row' }, listed(group.map(({ label }) => label))),
      element('td', {}, asIsInWords(asIs, group.length), ...(why.length === 0 ? [] : [note(why.join(' '))])),
    );
  });
  return element('table', { class: 'tools' }, element('tbody', {}, ...rows));
}

function abilities(about: AboutAgent): HTMLElement {
  const items = about.abilities.map(({ label, detail, allowed }) =>
    element('li', { class: allowed ? undefined : 'no' }, label, ' ', element('span', {}, ...revealHidden(detail))),
  );
  return element('ul', { class: 'may' }, ...items);
}

/** The fix needed before anything else about the file is known. */
function fixFirst({ line, column, fix }: Finding): HTMLElement {
  return element(
    'p',
    { 'data-fix': '' },
    element('strong', {}, 'Fix this first'),
    `, line ${line}, column ${column}: `,
    ...revealHidden(fix),
    ' Then check it again.',
  );
}

function findingList({ findings, found }: FileVerdict): Node[] {
  if (found === 0) return [element('p', {}, 'None: every tool reads it as intended.')];
  const list = element('ul', { class: 'notes' }, ...findings.map(findingItem));
  if (found === findings.length) return [list];
  return [list, note(`${thousands(found - findings.length)} more findings are not shown.`)];
}

function correctedFile(dropped: DroppedFile, { bytes, fixed, left }: CorrectedFile, isText: boolean): Node[] {
  const corrections = fixed.length === 0 ? '' : ` This fixes: ${inSentence(fixed)}.`;
  const remaining = left.length === 0 ? '' : ` Left for you to decide: ${inSentence(left)}.`;
  const link = element(
    'a',
    { href: '#', download: `${stemOf(dropped.path)}.md`, 'data-download': 'corrected' },
    'Download',
  );
  // The object URL is made on click and revoked soon after.
  link.addEventListener('click', () => {
    const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)], { type: 'text/markdown' }));
    link.href = address;
    setTimeout(() => {
      URL.revokeObjectURL(address);
      link.href = '#';
    }, REVOKE_AFTER);
  });
  const header = element('pre', { tabindex: '0' }, ...revealHidden(headerOf(bytes)));
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const copy = isText ? [copyButton('text', text, 'Copy the corrected file', true)] : [];
  return [
    element(
      'p',
      {},
      `Only the header is rewritten, with every text in double quotes on one line; name, description, fields and prompt keep their values.${corrections}${remaining}`,
    ),
    header,
    element('div', { class: 'row' }, ...copy, link),
    ...(isText ? [] : [note('It is not all UTF-8, so copying it as text would lose some of it.')]),
  ];
}

/** In milliseconds; the download has begun by then. */
const REVOKE_AFTER = 30_000;

/** The header of a corrected file, cut if it is very long. */
function headerOf(bytes: Uint8Array): string {
  const text = new TextDecoder().decode(bytes.subarray(0, MAX_SHOWN));
  const end = text.indexOf('\n---\n');
  return end === -1 ? `${text}…` : text.slice(0, end + '\n---'.length);
}

/** In bytes. */
const MAX_SHOWN = 4000;

function part(title: string, ...children: (Node | string)[]): HTMLElement {
  return element('section', { class: 'part' }, element('h3', {}, title), element('div', {}, ...children));
}

function quiet(words: string): HTMLElement {
  return element('span', { class: 'quiet small' }, words);
}

/** Titles as part of a sentence. */
function inSentence(titles: readonly string[]): string {
  return titles.map((title) => title.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())).join('; ');
}
