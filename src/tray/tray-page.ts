import { listed } from '../catalogue/words.ts';
import { MAX_PICKED, pickedInWords, pickedQuery, readPicked } from './picked.ts';
import { collisionInWords, collisionsOf } from '../catalogue/collisions.ts';
import { element } from '../components/element.ts';
import { notLoaded, offerRetry, withdrawRetry } from '../components/failure/failure.ts';
import { keepPicked, pickedAgents } from './picked-store.ts';
import { pickedRow } from './picked-row.ts';
import { loadRecord, type LoadedRecord } from '../components/record-client.ts';
import { installPanel } from './install-panel.ts';

/**
 * Shows the agents in the address, or the picked ones if it has none, and how to get all of them.
 * @param host the element around the page's static content
 */
export async function openTrayPage(host: HTMLElement): Promise<void> {
  const status = host.querySelector<HTMLElement>('[data-status]');
  const place = host.querySelector('[data-place]');
  const without = host.querySelector<HTMLElement>('[data-without]');
  if (status === null || place === null || without === null) return;
  const panelFor = installPanel(host.dataset.home ?? '', host.dataset.targets ?? '[]');
  let latest = 0;

  const remove = async (slug: string): Promise<void> => {
    keepPicked(pickedAgents().filter((each) => each.slug !== slug));
    const { picked } = readPicked(new URLSearchParams(location.search));
    goTo(picked.filter((each) => each !== slug));
    await show();
    host.querySelector<HTMLElement>('h1')?.focus();
  };

  const show = async (): Promise<void> => {
    latest += 1;
    const current = latest;
    const { picked, left } = readPicked(new URLSearchParams(location.search));
    without.hidden = picked.length > 0;
    if (picked.length === 0) {
      status.textContent = 'Nothing is picked yet.';
      place.replaceChildren();
      return;
    }
    withdrawRetry(status);
    status.textContent = 'Loading…';
    const loaded = await Promise.all(picked.map(loadRecord));
    if (current !== latest) return;
    const agents = loaded.flatMap((each) => (typeof each === 'string' ? [] : [each]));
    const failed = (why: 'unknown' | 'unreadable'): string[] => picked.filter((_, index) => loaded[index] === why);
    const collisions = collisionsOf(agents);
    const rows = agents.map((agent) => {
      const isOneOfSeveral = collisions.some(({ name }) => name === agent.name);
      return pickedRow(agent, isOneOfSeveral, () => void remove(agent.slug));
    });
    const list = element('ul', { class: 'rows picked' }, ...rows);
    place.replaceChildren(
      ...notes(failed('unknown'), agents.length === 0 ? [] : failed('unreadable'), left),
      ...collisions.map((collision) => note(collisionInWords(collision))),
      ...(agents.length === 0 ? [] : [list, panelFor(agents)]),
    );
    const tokens = agents.reduce((sum, { size }) => sum + size.description.tokens, 0);
    const areMissing = failed('unreadable').length > 0;
    if (agents.length > 0) status.textContent = `${pickedInWords(agents.length, tokens)}.`;
    else if (areMissing) status.textContent = notLoaded('The picked agents');
    else status.textContent = 'None of these agents is in this catalogue.';
    if (areMissing) offerRetry(status, () => void show());
    without.hidden = agents.length > 0;
    refresh(agents);
  };

  addEventListener('popstate', () => void show());
  const { picked } = readPicked(new URLSearchParams(location.search));
  // Every spelling of the address becomes one form.
  const first =
    picked.length > 0 ? [...picked, ...readPicked(new URLSearchParams(location.search)).left] : pickedSlugs();
  history.replaceState(null, '', addressOf(first));
  await show();
}

function pickedSlugs(): string[] {
  return pickedAgents().map(({ slug }) => slug);
}

function goTo(slugs: readonly string[]): void {
  history.pushState(null, '', addressOf(slugs));
}

/** The page's address for some agents, with its other parameters, such as the tool. */
function addressOf(slugs: readonly string[]): string {
  const others = new URLSearchParams(location.search);
  others.delete('agents');
  const query = [pickedQuery(slugs).slice(1), others.toString()].filter((part) => part !== '').join('&');
  return `${import.meta.env.BASE_URL}tray/${query === '' ? '' : `?${query}`}`;
}

function notes(unknown: readonly string[], unreadable: readonly string[], left: readonly string[]): HTMLElement[] {
  const quoted = (slugs: readonly string[]): string =>
    listed(
      slugs.map((slug) => `“${shortened(slug)}”`),
      MAX_NAMED,
    );
  return [
    ...(unknown.length > 0 ? [note(`Not in this catalogue: ${quoted(unknown)}.`)] : []),
    ...(unreadable.length > 0 ? [note(`Could not be loaded: ${quoted(unreadable)}.`)] : []),
    ...(left.length > 0
      ? [note(`You can get at most ${MAX_PICKED} agents at a time; left out: ${quoted(left)}.`)]
      : []),
  ];
}

const MAX_NAMED = 5;

/** Cuts a long text: an address may hold anything. */
function shortened(text: string): string {
  return text.length <= 80 ? text : `${text.slice(0, 79)}…`;
}

function note(text: string): HTMLElement {
  return element('p', { class: 'warn' }, text);
}

/** Updates the stored names and tokens of picked agents. */
function refresh(agents: readonly LoadedRecord[]): void {
  const known = new Map(agents.map((agent) => [agent.slug, agent]));
  const picked = pickedAgents();
  if (!picked.some(({ slug }) => known.has(slug))) return;
  keepPicked(
    picked.map((each) => {
      const agent = known.get(each.slug);
      return agent === undefined ? each : { slug: agent.slug, name: agent.name, tokens: agent.size.description.tokens };
    }),
  );
}
