import { findAliases, findAliasesInVerbs, type Alias, type AliasMatch, type AliasTable } from './aliases.ts';
import { isCommonHeading } from './common-heading.ts';
import { negatedSpans } from './negation.ts';
import type { ReadPassage } from './passages.ts';
import type { Term } from './terms.ts';

/**
 * Finds where an agent's file mentions capabilities, in the order of the passages. Common headings and words that only look like
 * an alias are left out. The same alias in one passage is one mention.
 */
export function mentionsIn(passages: readonly ReadPassage[], aliases: AliasTable): AliasMention[] {
  const first = passages.find(({ kind }) => kind === 'summary');
  const found = passages.flatMap((passage) => candidates(passage, aliases, passage === first));
  const sure = new Set(found.flatMap(({ capability, isSure }) => (isSure ? [capability] : [])));
  return found.filter(({ capability }) => sure.has(capability));
}

function candidates(passage: ReadPassage, aliases: AliasTable, leads: boolean): Candidate[] {
  const { kind, text, terms } = passage;
  if (kind === 'heading' && isCommonHeading(text)) return [];
  const isName = kind === 'name';
  const negated = isName || kind === 'code' ? [] : negatedSpans(text, kind === 'summary');
  const capitals = capitalsOf(passage);
  const found = new Map<string, Candidate>();
  let span = 0;
  for (const { alias, at, length } of matchesIn(passage, aliases)) {
    const words = terms.slice(at, at + length);
    const start = words[0]?.start ?? 0;
    while ((negated[span]?.end ?? Infinity) <= start) span += 1;
    const isNegated = (negated[span]?.start ?? Infinity) < start;
    if (!isName && (isPartOfName(text, words) || isPartOfPath(text, words))) continue;
    const { capability, key } = alias;
    const isSure = alias.cased === undefined || (isName ? isSubject(terms, alias) : tellsCase(text, words, capitals));
    const known = found.get(`${capability} ${key}`);
    if (known !== undefined && (known.isSure || !isSure) && (!known.isNegated || isNegated)) continue;
    const density = words.length / terms.length;
    found.set(`${capability} ${key}`, {
      capability,
      key,
      passage,
      leads,
      isNegated,
      density,
      titular: alias.titular,
      isSure,
    });
  }
  return [...found.values()];
}

/** Where a passage names what aliases mean; also as a verb and its object, where it says what the agent is for. */
function matchesIn({ kind, place, text, terms }: ReadPassage, aliases: AliasTable): AliasMatch[] {
  const introduced = kind === 'name' || kind === 'summary' || place === 'opening';
  const named = findAliases(terms, aliases, kind === 'name');
  if (!introduced) return named;
  // What introduces an agent for one capability does not hide a name of another: "iOS testing" is about iOS, too.
  const more = findAliases(terms, aliases, kind === 'name', true).filter(({ alias }) => alias.introduces);
  const verbs = kind === 'name' ? [] : findAliasesInVerbs(text, terms, aliases);
  return [...named, ...more, ...verbs].sort((a, b) => a.at - b.at);
}

/**
 * Whether words are a made name or a part of one, such as "cache" in "Cache-primer", or another agent's "ui-designer".
 * "Redis-based" and "SQL-first" are about the word.
 */
function isPartOfName(text: string, words: readonly Term[]): boolean {
  const [first, last] = [words[0], words[words.length - 1]];
  if (first === undefined || last === undefined) return false;
  const end = last.start + last.written.length;
  const [, next] = HYPHENED.exec(text.slice(end, end + LONGEST)) ?? [];
  if (next !== undefined && !ABOUT.test(next)) return true;
  if (/(?<!\p{L})non[-‑]$/iu.test(text.slice(Math.max(0, first.start - 5), first.start))) return true;
  return AGENT.test(text.slice(first.start, end));
}

/** At most this many characters after an alias are looked at. */
const LONGEST = 20;
/**
 * Whether words are in the path of a file, in a web address, in a name of code or in two cells of a table: ".claude/skills"
 * is a folder. "CI/CD" is none of these.
 */
function isPartOfPath(text: string, words: readonly Term[]): boolean {
  const [first, last] = [words[0], words[words.length - 1]];
  if (first === undefined || last === undefined) return false;
  const end = last.start + last.written.length;
  const within = text.slice(first.start, end);
  if (/[|_]/.test(within)) return true;
  const before =
    text
      .slice(Math.max(0, first.start - 3 * LONGEST), first.start)
      .split(OUTSIDE_PATH)
      .at(-1) ?? '';
  const [after = ''] = text.slice(end, end + 3 * LONGEST).split(OUTSIDE_PATH);
  const whole = before + within + after;
  if (whole.includes('://') || before.endsWith('_') || after.startsWith('_')) return true;
  // `brand-guardian` and vertical-slices.md are names that somebody made; README.md is what it says.
  if (SLUG.test(whole) && (whole.startsWith('@') || text[first.start - before.length - 1] === '`')) return true;
  if (within === within.toLowerCase() && /^\.(?:json|lock|md|py|sh|toml|txt|ya?ml)$/.test(after)) return true;
  return /[/\\]/.test(whole) && /^[.~/$]|\.[a-z]{2,5}$|[/\\]\*?$/.test(whole);
}

const SLUG = /^@?[a-z\d]+(?:-[a-z\d]+)+$/;
const OUTSIDE_PATH = /[\s`"'()[\]|,]/;
/** How agents are named: "ui-designer" and "cache-expert", but not "cross-browser". */
const AGENT =
  /^\p{Ll}+(?:-\p{Ll}+)*-(?!(?:browser|buffer|center|color|computer|consumer|container|error|header|layer|number|order|peer|power|provider|router|server|user|vector|vendor)$)\p{Ll}*(?:er|or|ist|pro|expert|architect)$/u;
const HYPHENED = /^[-‑](\p{L}+)/u;
const ABOUT =
  /^(?:aware|backed|based|centric|compatible|compliant|driven|first|focused|friendly|heavy|in|level|like|native|only|powered|ready|related|side|specific|style|to)$/i;

/**
 * Whether a name says nothing but the alias and the role, as "go-expert" does. An alias whose case matters is sure in a
 * name only then, and only if it is the capability's own title; otherwise other lines must mention the capability.
 */
function isSubject(name: readonly Term[], { terms, titular }: Alias): boolean {
  if (!titular || name.length > MAX_NAME) return false;
  const others = name.filter(({ term }) => !terms.includes(term));
  return others.length < name.length && others.every(({ written }) => ROLE.test(written));
}

/** A name of more words says more than an alias and a role. */
const MAX_NAME = 6;
const ROLE =
  /^(?:agent|architect|assistant|coder|consultant|dev|developer|engineer|expert|guru|master|pro|programmer|senior|specialist)$/i;

/**
 * Whether an alias has its capitals because it is a name: not because it begins a sentence, and not because all words of the
 * text have capitals.
 */
function tellsCase(text: string, [word]: readonly Term[], capitals: Capitals): boolean {
  const { written = '', start = 0 } = word ?? {};
  if (/\p{Lu}/u.test(written.slice(1))) return capitals !== 'all';
  const before = text.slice(Math.max(0, start - LONGEST), start);
  return capitals === 'some' && /[\p{L}\p{N}]/u.test(before) && !/[.!?:]["“”'’*_\s]*$/.test(before);
}

/** Whether a text is all in capitals, or its words all begin with one, as in a title. Lists of names are neither. */
function capitalsOf({ text, terms }: ReadPassage): Capitals {
  if (terms.length > 2 && !/\p{Ll}/u.test(text)) return 'all';
  const long = terms.filter(({ written }) => written.length > 3);
  const isTitle = long.length > 1 && !text.includes(',') && long.every(({ written }) => /^\p{Lu}/u.test(written));
  return isTitle ? 'title' : 'some';
}

type Capitals = 'some' | 'title' | 'all';

/** A mention of a capability in a passage. */
export interface AliasMention {
  /** The capability's slug. */
  capability: string;
  /** The key of the alias. */
  key: string;
  passage: ReadPassage;
  /** Whether the passage is the first sentence of the description. */
  leads: boolean;
  /** Whether it is part of what the agent does not do: too little for a claim, but search may find the agent by it. */
  isNegated: boolean;
  /** The part of the passage's words that is the alias, from 0 to 1. */
  density: number;
  /** Whether the alias is the capability's own title, or a part of it. */
  titular: boolean;
}

interface Candidate extends AliasMention {
  /** Whether the alias means the capability without support by other lines. */
  isSure: boolean;
}
