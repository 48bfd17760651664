import type { Finding } from '../agent/findings/finding.ts';
import { fixLabel } from '../agent/findings/fix-label.ts';
import { customElement, element } from '../components/element.ts';
import { revealHidden } from '../components/reveal-hidden.ts';
import { langOf } from '../vocabulary/text-language.ts';

/**
 * A finding as a list item, made in the browser. It matches FindingItem.astro except for the link to the guide: that page
 * would be prefetched on hover, which would reveal to the server that a visitor's file has this finding.
 */
export function findingItem(finding: Finding): HTMLLIElement {
  const { code, severity, file, line, column, message, fix, excerpt = '', corrected } = finding;
  const start = excerpt.length <= WIDTH ? 0 : Math.max(0, column - 1 - WIDTH / 2);
  const head = start > 0 ? '…' : '';
  const tail = excerpt.length > start + WIDTH ? '…' : '';
  const shown = head + excerpt.slice(start, start + WIDTH).replaceAll('\t', ' ') + tail;
  const caret = `${' '.repeat(Math.max(0, column - 1 - start + head.length))}^`;
  const item = element(
    'li',
    { class: severity, 'data-finding': code },
    element(
      'p',
      { class: 'facts' },
      element('strong', {}, severity),
      ' ',
      element('span', { class: 'quiet' }, ...revealHidden(file), `, line ${line}, column ${column}`),
      ' ',
      element('code', { class: 'quiet' }, code),
    ),
    element('p', {}, ...revealHidden(message)),
  );
  if (shown.trim() !== '')
    item.append(element('pre', { tabindex: '0', lang: langOf(excerpt) }, ...revealHidden(shown), `\n${caret}`));
  item.append(element('p', { class: 'small' }, fixLabel(fix), ...revealHidden(fix)));
  if (corrected !== undefined) {
    const line = corrected.replace(/\s+/g, ' ').trim();
    item.append(
      element(
        'pre',
        { tabindex: '0', lang: langOf(corrected) },
        ...revealHidden(line.length > 160 ? `${line.slice(0, 160)}…` : line),
      ),
      copyButton('line', corrected, 'Copy the corrected line'),
    );
  }
  return item;
}

/** A button that copies `value`. @param main whether it is styled as the main action */
export function copyButton(kind: string, value: string, label: string, main = false): HTMLElement {
  const made = customElement('copy-button', { 'data-value': value });
  made.append(
    element('button', { type: 'button', 'data-copy': kind, class: main ? 'main' : undefined }, label),
    element('span', { class: 'small', 'aria-live': 'polite' }),
  );
  return made;
}

/** How many characters of a long line are shown, around the finding's column. */
const WIDTH = 90;
