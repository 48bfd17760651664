import { fingerprint } from '../components/agent-row.ts';
import { element } from '../components/element.ts';
import type { LoadedRecord } from '../components/record-client.ts';
import { thousands } from '../components/thousands.ts';
import { revealHidden } from '../components/reveal-hidden.ts';
import { langOf } from '../vocabulary/text-language.ts';

/**
 * A picked agent as a list item, with a button that removes it.
 * @param isOneOfSeveral whether another picked agent has the same name; the row then shows the file's path
 */
export function pickedRow(agent: LoadedRecord, isOneOfSeveral: boolean, onRemove: () => void): HTMLLIElement {
  const page = `${import.meta.env.BASE_URL}agents/${agent.slug}/`;
  const { tokens } = agent.size.description;
  const remove = element(
    'button',
    { type: 'button', 'aria-label': `Remove ${isOneOfSeveral ? agent.slug : agent.name}` },
    'Remove',
  );
  remove.addEventListener('click', onRemove);
  const text = element(
    'div',
    {},
    element('h2', {}, element('a', { href: page }, ...revealHidden(agent.name))),
    element('p', { class: 'summary', lang: langOf(agent.summary) }, ...revealHidden(agent.summary)),
    ...(isOneOfSeveral ? [element('p', { class: 'small' }, element('code', {}, agent.file.path))] : []),
  );
  const facts = element(
    'ul',
    { class: 'facts' },
    element('li', {}, `always costs about ${thousands(tokens)} token${tokens === 1 ? '' : 's'}`),
    ...(agent.access.everything ? [element('li', { class: 'warn' }, 'inherits every tool')] : []),
    element('li', {}, element('a', { href: `${page}install/` }, 'its own commands')),
    element('li', {}, remove),
  );
  return element('li', { 'data-agent': agent.name, 'data-color': agent.color }, fingerprint(agent.shares), text, facts);
}
