import { clip } from './field-finding.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { LOOK_RULES, type LookRule } from './second-look-rules.ts';
import { lineAt, positionAt, type Source } from '../header/source.ts';
import type { Position } from '../position.ts';

/**
 * Finds instructions that are worth a second look, the first few places of each kind. What the file forbids, warns of or
 * looks for is not told, where the words around it say so.
 */
export function checkLook(source: Source, file: string): Finding[] {
  return LOOK_RULES.flatMap((rule) => {
    const matches = matchesOf(rule, source);
    return matches.slice(0, SHOWN).map(({ line, column, text }, index) => {
      const more = index === SHOWN - 1 ? matches.length - SHOWN : 0;
      const others = more === 0 ? '' : ` So ${more === 1 ? 'does another line' : `do ${more} more lines`} below.`;
      const message = `“${clip(text, QUOTED)}” ${rule.says}${others}`;
      return finding(rule.code, { file, line, column }, message, FIX, { excerpt: lineAt(source, line) });
    });
  });
}

/** So many places of a kind have a finding; the last one says how many follow. */
const SHOWN = 3;
/** How much of what was found is quoted, in UTF-16 code units. */
const QUOTED = 80;
const FIX = 'Nothing has to be done, if this is what the agent is for.';
/** How much of the text around a place is read, in UTF-16 code units, and how many lines above it. */
const AROUND = 120;
const LINES_ABOVE = 12;

function matchesOf({ mayHold, pattern, keep }: LookRule, source: Source): RuleMatch[] {
  const found: RuleMatch[] = [];
  if (!mayHold(source.text)) return found;
  for (const { index, 0: text } of source.text.matchAll(pattern)) {
    const behind = behindOf(source, index + text.length);
    if (keep !== undefined && !keep(text, behind)) continue;
    const position = positionAt(source, index);
    if (position.line === found.at(-1)?.line || isAside(source, index, behind, position.line)) continue;
    found.push({ ...position, text });
  }
  return found;
}

/** Whether the words on the line, or those that the lines above stand under, say that this is not to be done. */
function isAside(source: Source, start: number, behind: string, line: number): boolean {
  const before = source.text.slice(Math.max(source.lineStarts[line - 1] ?? 0, start - AROUND), start);
  // What was said of the sentence before is not said of this one.
  if (AGAINST.test(before.replace(/^.*[.;!?]\s(?=[^a-z])/s, ''))) return true;
  const comment = /(?:#|\/\/|\/\*|<!--)\s(.*)/.exec(behind)?.[1] ?? '';
  return AGAINST_BEHIND.test(behind) || AGAINST.test(comment) || AGAINST.test(labelAbove(source, line));
}

/** What stands behind a place on its line, the beginning of that. */
function behindOf(source: Source, offset: number): string {
  return /^.*/.exec(source.text.slice(offset, offset + AROUND))?.[0] ?? '';
}

/** The heading, the line before a list or the comment that a line stands under; empty when there is none near. */
function labelAbove(source: Source, line: number): string {
  for (let above = line - 1; above >= Math.max(1, line - LINES_ABOVE); above -= 1) {
    const text = lineAt(source, above).slice(0, 200).trim();
    if (/^(?:#|\/\/|--\s|<!--|\*\*[^*]+\*\*:?$)/.test(text) || /[:：]\**$/.test(text)) return text;
  }
  return '';
}

/** Words that forbid, warn or search. */
const AGAINST =
  /\b(?:(?:never|not|n[o']t|don[’']?t|no|without)(?! (?:forget|hesitate|ask|tell|mention|matter|need|confirm|permission|notif|a word|fail))|cannot|can[’']t|avoid\w*|forbid\w*|forbidden|prohibit\w*|block(?:s|ed|ing)?|den(?:y|ies|ied)|reject\w*|refus\w+|prevent\w*|disallow\w*|detect\w*|flag(?:s|ged|ging)?|scan(?:s|ning)? for|look(?:ing)? for|search(?:es|ing)? for|check(?:s|ing)? for|watch for|warn\w*|instead of|rather than|bad|wrong|unsafe|insecure|vulnerab\w+|dangerous|risky|malicious|suspicious|anti-?patterns?|red flags?|attack\w*|injection|exploit\w*|bypass attempts?|violations?|grep|rg|regex|pattern|nunca|jamais|nie|niemals|evite|evitar|insegur\w*)\b|[❌🚫⛔✗✘⚠🚩]|никогда|(?<!\p{L})не(?!\p{L})|禁止|不要|避免|不得|勿|しない|ない|금지|不安全|안전하지|[gG]üvensiz/iu;
const AGAINST_BEHIND =
  /^[`"'*)\]\s]*(?:[,:;—–-]\s*|\(|is |are |=> ?|→ ?|\| ?)*(?:\b(?:never|not|without (?:clear |good )?(?:reason|justification)|is not|forbidden|prohibited|blocked|denied|rejected|refused|dangerous|insecure|unsafe|bad|wrong|disallowed|banned|critical|high|must_fix|red flag|vulnerab\w+)\b|禁止|❌|🚫)/iu;

/** Where a rule matches, and the text that it matches. */
interface RuleMatch extends Position {
  text: string;
}
