import { MAX_COMPARED } from '../catalogue/chosen.ts';
import { listed } from '../catalogue/words.ts';
import { element } from '../components/element.ts';
import { notLoaded } from '../components/failure/failure.ts';
import { loadRecord, type LoadedRecord } from '../components/record-client.ts';
import { agentPicker } from './agent-picker.ts';
import { compareAgents, differenceInWords, nameAmong } from './comparison.ts';
import { comparePicture } from './picture.ts';
import { coverageTable, factsTable, ownLists } from './tables.ts';

/**
 * Loads agents and shows them side by side: the picture, the difference in words, the tables, and a box to add another.
 * Agents that cannot be loaded are named.
 * @param chosen the slugs of the agents
 * @param left the slugs of agents beyond the limit
 * @param onChange called with the remaining slugs when an agent is removed
 */
export async function comparisonView(
  chosen: readonly string[],
  left: readonly string[],
  onChange: (slugs: readonly string[]) => void,
): Promise<ComparisonView> {
  const loaded = await Promise.all(chosen.map(async (slug) => ({ slug, record: await loadRecord(slug) })));
  const agents = loaded.flatMap(({ record }) => (typeof record === 'string' ? [] : [record]));
  const remove = (slug: string): void => {
    onChange(agents.flatMap((agent) => (agent.slug === slug ? [] : [agent.slug])));
  };
  const notes = loaded.flatMap(({ slug, record }) => {
    return record === 'unknown' ? [note(`There is no agent “${slug}”.`)] : [];
  });
  if (left.length > 0)
    notes.push(note(`You can compare up to ${MAX_COMPARED} agents at a time. Left out: ${listed(left)}.`));
  const names = listed(agents.map((agent) => nameAmong(agents, agent)));
  const missing = loaded.flatMap(({ slug, record }) => (record === 'unreadable' ? [`“${slug}”`] : []));
  const isKnown = agents.length + missing.length > 0;
  return {
    parts: [
      ...notes,
      ...(agents.length === 0 ? (isKnown ? [] : [agentPicker('Choose an agent', [])]) : sideBySide(agents, remove)),
    ],
    title: names,
    status: [
      ...(agents.length > 1 ? [`${names} side by side.`] : []),
      ...(missing.length > 0 ? [notLoaded(listed(missing))] : []),
    ].join(' '),
    isIncomplete: missing.length > 0,
  };
}

function sideBySide(agents: readonly LoadedRecord[], remove: (slug: string) => void): HTMLElement[] {
  const comparison = compareAgents(agents);
  const [only, second] = agents;
  const isAlone = second === undefined;
  const sentences = isAlone
    ? [`Choose another agent to compare ${only?.name ?? ''} with.`]
    : differenceInWords(agents, comparison);
  const words = sentences.map((sentence) => element('p', { class: 'lead' }, sentence));
  return [
    comparePicture(agents, remove),
    element('div', { 'data-words': '', tabindex: '-1' }, ...words),
    ...(agents.length < MAX_COMPARED ? [agentPicker(isAlone ? 'Compare it with' : 'Add another', agents)] : []),
    ...(isAlone ? [] : [...coverageTable(agents, comparison), ...ownLists(agents, comparison), ...factsTable(agents)]),
  ];
}

function note(text: string): HTMLElement {
  return element('p', { class: 'warn' }, text);
}

/** A comparison as the page shows it. */
export interface ComparisonView {
  parts: HTMLElement[];
  /** The names of the agents; empty when there are none. */
  title: string;
  /** The announcement; empty when there is none. */
  status: string;
  /** Whether an agent could not be loaded. */
  isIncomplete: boolean;
}
