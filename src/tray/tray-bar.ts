import { MOST_COMPARED } from '../catalogue/chosen.ts';
import { pickedInWords } from './picked.ts';
import { collisionInWords, collisionsOf } from '../catalogue/collisions.ts';
import { element } from '../components/element.ts';
import { keepPicked, pickedAgents, type Picked } from './picked-store.ts';

/**
 * Shows in the tray what is picked, and ticks its boxes on this page, also those of rows that come later.
 * @param host the element around the tray, as Tray.astro writes it
 */
export function showTray(host: HTMLElement): void {
  draw(host);
  if (watched.has(host)) return;
  watched.add(host);
  new MutationObserver(tick).observe(document.body, { childList: true, subtree: true });
}

const MORE = 'And there are more such names.';

const watched = new WeakSet<HTMLElement>();

function draw(host: HTMLElement): void {
  const picked = pickedAgents();
  tick();
  const tray = host.querySelector<HTMLElement>('.tray');
  const words = host.querySelector('[aria-live]');
  const compare = host.querySelector<HTMLButtonElement>('button.main');
  const hint = host.querySelector<HTMLElement>('.small');
  if (tray === null || words === null || compare === null || hint === null) return;
  tray.toggleAttribute('data-picked', picked.length > 0);
  compare.disabled = picked.length < 2 || picked.length > MOST_COMPARED;
  hint.hidden = !compare.disabled;

  const costs = picked.flatMap(({ tokens }) => tokens ?? []);
  const tokens = costs.length === picked.length ? costs.reduce((sum, cost) => sum + cost, 0) : undefined;
  const [first, ...others] = collisionsOf(picked);
  const lines = [
    element('p', {}, picked.length === 0 ? 'Nothing is picked.' : pickedInWords(picked.length, tokens)),
    ...(first === undefined
      ? []
      : [element('p', { class: 'warn' }, [collisionInWords(first), ...(others.length > 0 ? [MORE] : [])].join(' '))]),
  ];
  // The same words again would be read out again.
  const said = lines.map(({ textContent }) => textContent).join('');
  if (words.textContent !== said) words.replaceChildren(...lines);
  for (const agent of picked) if (agent.tokens === undefined) void learn(agent, host);
}

function tick(): void {
  const slugs = new Set(pickedAgents().map(({ slug }) => slug));
  for (const box of document.querySelectorAll<HTMLInputElement>('input[form="tray"]')) {
    box.checked = slugs.has(box.value);
  }
}

/** Finds out what an agent's description takes up. An agent that is no longer there is taken back. */
async function learn({ slug }: Picked, host: HTMLElement): Promise<void> {
  if (asked.has(slug)) return;
  asked.add(slug);
  const response = await fetch(`${import.meta.env.BASE_URL}agents/${encodeURIComponent(slug)}.json`).catch(
    () => undefined,
  );
  if (response === undefined) return;
  const others = (): Picked[] => pickedAgents().filter((each) => each.slug !== slug);
  if (response.status === 404) {
    keepPicked(others());
    draw(host);
    return;
  }
  const record: unknown = await response.json().catch(() => undefined);
  const known = knownOf(record);
  if (known === undefined || others().length === pickedAgents().length) return;
  keepPicked(pickedAgents().map((each) => (each.slug === slug ? { slug, ...known } : each)));
  draw(host);
}

/** Agents that were asked about on this page. */
const asked = new Set<string>();

function knownOf(record: unknown): Omit<Picked, 'slug'> | undefined {
  if (typeof record !== 'object' || record === null || !('name' in record) || !('size' in record)) return undefined;
  const { name, size } = record;
  if (typeof name !== 'string' || typeof size !== 'object' || size === null || !('description' in size))
    return undefined;
  const { description } = size;
  if (typeof description !== 'object' || description === null || !('tokens' in description)) return undefined;
  return typeof description.tokens === 'number' ? { name, tokens: description.tokens } : undefined;
}
