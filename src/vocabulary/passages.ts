import type { Agent } from '../agent/agent-file.ts';
import { findFences } from '../agent/examples/fences.ts';
import { sectionReader, type Section } from './sections.ts';
import { termsOf, type Term } from './terms.ts';

/**
 * Cuts an agent's file into passages, each with its line and its kind. The name, the description and the headings say what
 * an agent is for; what the file mentions in passing, or leaves to others, says little about it.
 * @param body the agent's body with LF line endings
 */
export function passagesOf(agent: Agent, body: string): Passage[] {
  // A name that comes from the file's name is on no line.
  const described = fieldLine(agent, 'description') ?? 1;
  return [
    {
      kind: 'name',
      line: fieldLine(agent, 'name') ?? described,
      text: agent.name.replace(/[-_]+/g, ' '),
      aside: false,
    },
    ...agent.summary
      .split(/\n+|(?<=[.;!?])\s+/)
      .filter((text) => text.trim() !== '')
      .map((text): Passage => ({
        kind: 'summary',
        line: described,
        text,
        aside: isAside(text) || /^\s*(?:never|not?)\b/i.test(text),
        place: OCCASION.test(text) ? 'occasion' : undefined,
      })),
    ...agent.examples
      .filter(({ origin }) => origin === 'description')
      .flatMap(({ turns, text, line }) =>
        [...(text === '' ? [] : [{ role: 'context', text }]), ...turns].map((turn): Passage => ({
          kind: turn.role === 'user' || turn.role === 'context' ? 'asked' : 'answered',
          line,
          text: turn.text,
          aside: false,
        })),
      ),
    ...bodyPassages(body, agent.bodyLine),
  ];
}

/** The same passages, each with the terms of its text, which coverage and search use. */
export function readPassages(agent: Agent, body: string): ReadPassage[] {
  return passagesOf(agent, body).map((passage) => ({ ...passage, terms: termsOf(passage.text) }));
}

function bodyPassages(body: string, bodyLine: number): Passage[] {
  const fences = findFences(body);
  let fence = 0;
  let offset = 0;
  let opening = 0;
  let section: Section | undefined;
  const enter = sectionReader();
  return body.split('\n').flatMap((written, index): Passage[] => {
    const start = offset;
    offset += written.length + 1;
    while ((fences[fence]?.end ?? Infinity) <= start) fence += 1;
    const text = written.trim();
    if (text === '') return [];
    const line = bodyLine + index;
    const inAside = (): boolean => section !== undefined && section !== 'expertise';
    if ((fences[fence]?.start ?? Infinity) <= start) return [{ kind: 'code', line, text, aside: inAside() }];
    const kind = kindOf(text, written);
    if (kind === 'heading') section = enter(text);
    // A line of prose may say in one sentence what the agent does, and in the next what it does not.
    const sentences = kind === 'prose' ? text.split(/(?<=[.;!?])\s+/) : [text];
    return sentences.map((sentence) => {
      const aside = inAside() || isAside(sentence);
      const opens = kind === 'prose' && !aside && opening < MAX_OPENING && ROLE.test(sentence);
      if (kind === 'prose') opening += 1;
      const place = opens ? 'opening' : section === 'expertise' && kind !== 'prose' ? 'expertise' : undefined;
      return { kind, line, text: sentence, aside, place };
    });
  });
}

function kindOf(text: string, written: string): PassageKind {
  if (/^#{1,6}\s/.test(text)) return 'heading';
  // A line in bold, or a short one that ends in a colon, is a heading in all but name.
  if (/^\*\*[^*]{2,60}\*\*:?$/.test(text) || /^[\p{Lu}\d][^.!?:]{2,48}:$/u.test(written)) return 'heading';
  return /^(?:[-*+•]|\d{1,3}[.)]|\|)\s?/.test(text) ? 'list' : 'prose';
}

/** Whether a text is about what the agent leaves to others, must not do or only looks for, or about what runs it. */
function isAside(text: string): boolean {
  return ASIDE.test(text) || AGENT.test(text) || LOOKED_FOR.test(text) || RUNS_ON.test(text);
}

function fieldLine(agent: Agent, key: string): number | undefined {
  return agent.fields.find((field) => field.key === key)?.line;
}

/** When to call the agent: "Use when …", "Invoke after …". */
const OCCASION =
  /\b(?:used?|invoked?|called?|launch(?:ed)?|consult(?:ed)?|trigger(?:s|ed)?|run)\b.{0,40}\b(?:when|whenever|if|after|before|during|once|for any)\b/i;
/** How many sentences of a prompt may be about who the agent is. */
const MAX_OPENING = 6;
/** How such a sentence begins: "You are …", "Your expertise …", "Expert in …". */
const ROLE =
  /^[\s*_>]*(?:you(?:[’']re| (?!must|should|never|can|may|will|do|don|have to|need|only))|your (?:expertise|speciali?ty|focus|role|mission|mastery|deep|core)|as an? |this agent (?!must|should|never|do)|expert|speciali[sz]\w+)/i;
const ASIDE =
  /(?:\b(?:hand(?:s|ing)? (?:it |them |this |that |work )?(?:over |off |on )?to|delegat\w+ (?:\w+ ){0,3}to|defer(?:s|ring)? to|leave(?:s)? (?:\w+ ){0,4}to (?:the |an? )?[\w-]*(?:agent|specialist|engineer|expert|architect|developer)|collaborate(?:s)? with|coordinate(?:s)? with|work(?:s)? with \w*-+\w+|support [\w-]\w*-+\w+|(?:do|does|did) not (?:use|call|write|touch|build|do|handle|cover|make)|don[’']t (?:use|call|write|touch|build|do|handle|cover)|refuses?|not (?:for|to be used|intended|meant|your job)|instead use|use the [\w-]+ agent|rather than this agent|out of scope)\b)/i;
/** Another agent, as it is called: "→ @api-architect", but not the package "@angular/core". */
const AGENT = /(?<![\w/@.])@[a-z]+(?:-[a-z]+)+(?![\w/.-])/;
/** What the agent finds out about a project before it works on it. */
const LOOKED_FOR =
  /^[\s\d.*+|-]*(?:detect|identify|determine|check)\b.{0,60}\b(?:languages?|frameworks?|(?:tech|technology) stack|package managers?|test runners?|build (?:tools?|systems?))\b/i;
/** Which models and tools run the agent itself. */
const RUNS_ON =
  /\b(?:optimi[sz]ed for|compatible with|works? (?:across|on)|runs? (?:on|in))\b.{0,60}\b(?:Claude|Gemini|GPT|Copilot|Codex|Cursor)\b/;

/** A passage of an agent's file. */
export interface Passage {
  kind: PassageKind;
  /** 1-based line of the file. */
  line: number;
  text: string;
  /** Whether it is about other agents, or about what this one does not do. */
  aside: boolean;
  /**
   * What else its place says: a sentence of the prompt about who the agent is, a line in a section about what it knows, or a
   * sentence of the description about when to call it.
   */
  place?: 'opening' | 'expertise' | 'occasion' | undefined;
}

/** A passage with the terms of its text. */
export interface ReadPassage extends Passage {
  terms: Term[];
}

/** What kind of passage it is; `asked` and `answered` are the two sides of the description's examples. */
export type PassageKind = 'name' | 'summary' | 'asked' | 'answered' | 'heading' | 'list' | 'prose' | 'code';
