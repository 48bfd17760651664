import { MAX_COMPARED } from '../catalogue/chosen.ts';
import { pickedInWords } from './picked.ts';
import { collisionInWords, collisionsOf } from '../catalogue/collisions.ts';
import { element } from '../components/element.ts';
import { loadRecord } from '../components/record-client.ts';
import { keepPicked, pickedAgents, type Picked } from './picked-store.ts';

/**
 * Shows the picked agents in the tray and ticks their boxes on this page, including those of rows added later.
 * @param host the element around the tray, as Tray.astro writes it
 */
export function showTray(host: HTMLElement): void {
  draw(host);
  if (watched.has(host)) return;
  watched.add(host);
  new MutationObserver(tick).observe(document.body, { childList: true, subtree: true });
}

const MORE = 'Other names clash too.';

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
  compare.disabled = picked.length < 2 || picked.length > MAX_COMPARED;
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
  // Writing the same text again would announce it again.
  const announced = lines.map(({ textContent }) => textContent).join('');
  if (words.textContent !== announced) words.replaceChildren(...lines);
  for (const agent of picked) if (agent.tokens === undefined) void loadTokens(agent, host);
}

function tick(): void {
  const slugs = new Set(pickedAgents().map(({ slug }) => slug));
  for (const box of document.querySelectorAll<HTMLInputElement>('input[form="tray"]')) {
    box.checked = slugs.has(box.value);
  }
}

/** Loads how many tokens an agent's description takes. An agent that no longer exists is removed from the picks. */
async function loadTokens({ slug }: Picked, host: HTMLElement): Promise<void> {
  if (requested.has(slug)) return;
  requested.add(slug);
  const record = await loadRecord(slug);
  const others = pickedAgents().filter((each) => each.slug !== slug);
  if (record === 'unreadable' || others.length === pickedAgents().length) return;
  if (record === 'unknown') {
    keepPicked(others);
  } else {
    const { name, size } = record;
    const known = { slug, name, tokens: size.description.tokens };
    keepPicked(pickedAgents().map((each) => (each.slug === slug ? known : each)));
  }
  draw(host);
}

/** Slugs whose records were requested on this page. */
const requested = new Set<string>();
