import type { Agent } from '../agent/agent-file.ts';
import { findFences } from '../agent/examples/fences.ts';
import { termsOf, type Term } from './terms.ts';

/**
 * Everything that an agent's file says, in pieces that each know their line and the part that they play. What an agent is
 * for is told by its name, its description and its headings; what it is told in passing, and what it leaves to others,
 * says little about it.
 * @param body the agent's body with LF line endings
 */
export function passagesOf(agent: Agent, body: string): Passage[] {
  const described = fieldLine(agent, 'description');
  return [
    { place: 'name', line: fieldLine(agent, 'name'), text: agent.name.replace(/[-_]+/g, ' '), aside: false },
    ...agent.summary
      .split(/\n+|(?<=[.;!?])\s+/)
      .filter((text) => text.trim() !== '')
      .map((text): Passage => {
        return { place: 'summary', line: described, text, aside: isAside(text) || /^\s*(?:never|not?)\b/i.test(text) };
      }),
    ...agent.examples
      .filter(({ origin }) => origin === 'description')
      .flatMap(({ turns, text, line }) =>
        [...(text === '' ? [] : [{ role: 'context', text }]), ...turns].map((turn): Passage => ({
          place: turn.role === 'user' || turn.role === 'context' ? 'asked' : 'answered',
          line,
          text: turn.text,
          aside: false,
        })),
      ),
    ...bodyPassages(body, agent.bodyLine),
  ];
}

/** The same, each with the terms of its text: what both coverage and search go by. */
export function readPassages(agent: Agent, body: string): ReadPassage[] {
  return passagesOf(agent, body).map((passage) => ({ ...passage, terms: termsOf(passage.text) }));
}

function bodyPassages(body: string, bodyLine: number): Passage[] {
  const fences = findFences(body);
  let fence = 0;
  let offset = 0;
  // The heading of a section about other agents makes all of it an aside, up to the next heading.
  let asides = false;
  return body.split('\n').flatMap((written, index): Passage[] => {
    const start = offset;
    offset += written.length + 1;
    while ((fences[fence]?.end ?? Infinity) <= start) fence += 1;
    const text = written.trim();
    if (text === '') return [];
    const line = bodyLine + index;
    if ((fences[fence]?.start ?? Infinity) <= start) return [{ place: 'code', line, text, aside: asides }];
    const place = placeOf(text, written);
    if (place === 'heading') asides = OTHERS_HEADING.test(text);
    // A line of prose may say in one sentence what the agent does and in the next what it does not.
    const sentences = place === 'prose' ? text.split(/(?<=[.;!?])\s+/) : [text];
    return sentences.map((sentence) => ({ place, line, text: sentence, aside: asides || isAside(sentence) }));
  });
}

function placeOf(text: string, written: string): Place {
  if (/^#{1,6}\s/.test(text)) return 'heading';
  // A line of its own in bold, or a short one that ends in a colon, is a heading in all but name.
  if (/^\*\*[^*]{2,60}\*\*:?$/.test(text) || /^[\p{Lu}\d][^.!?:]{2,48}:$/u.test(written)) return 'heading';
  return /^(?:[-*+•]|\d{1,3}[.)]|\|)\s?/.test(text) ? 'list' : 'prose';
}

/** Whether a text speaks of what the agent leaves to others or must not do. */
function isAside(text: string): boolean {
  return ASIDE.test(text);
}

function fieldLine(agent: Agent, key: string): number {
  return agent.fields.find((field) => field.key === key)?.line ?? 1;
}

const OTHERS_HEADING =
  /\b(?:integrat\w+ with (?:other )?agents|other agents|related agents|collaborat\w*|hand(?:ing)?[ -]?(?:over|off)s?|delegat\w+|out of scope|when not to|not (?:for|your job|in scope)|what you (?:do not|don't)|neighbou?rs|escalat\w+|works? with)\b/i;
const ASIDE =
  /(?:\b(?:hand(?:s|ing)? (?:it |them |this |that |work )?(?:over |off |on )?to|delegat\w+ (?:\w+ ){0,3}to|defer(?:s|ring)? to|leave(?:s)? (?:\w+ ){0,4}to (?:the |an? )?[\w-]*(?:agent|specialist|engineer|expert|architect|developer)|collaborate(?:s)? with|coordinate(?:s)? with|work(?:s)? with \w*-+\w+|support [\w-]\w*-+\w+|(?:do|does|did) not (?:use|call|write|touch|build|do|handle|cover|make)|don[’']t (?:use|call|write|touch|build|do|handle|cover)|refuses?|not (?:for|to be used|intended|meant|your job)|instead use|use the [\w-]+ agent|rather than this agent)\b)/i;

/** A piece of an agent's file. */
export interface Passage {
  place: Place;
  /** 1-based line of the file. */
  line: number;
  text: string;
  /** Whether it speaks of other agents, or of what this one does not do. */
  aside: boolean;
}

/** A passage that has been cut into terms. */
export interface ReadPassage extends Passage {
  terms: Term[];
}

/** The part that a passage plays; `asked` and `answered` are the two sides of the description's examples. */
export type Place = 'name' | 'summary' | 'asked' | 'answered' | 'heading' | 'list' | 'prose' | 'code';
