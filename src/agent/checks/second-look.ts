import { clip } from './field-finding.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { SECOND_LOOK_RULES, type SecondLookRule } from './second-look-rules.ts';
import { ownActions, textsIn } from '../fields/own-actions.ts';
import { lineAt, linesOf, positionAt, type Lines, type Source } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';
import type { Position } from '../position.ts';

/**
 * Finds instructions that deserve a second look, the first few of each kind. Skips those that the words around them
 * forbid, warn about or search for. The values of the header are read as well as the file: escapes and folded lines can make
 * an instruction of what does not look like one.
 * @param file path below the agents folder, for the findings
 */
export function checkSecondLook(source: Source, file: string, fields: readonly Field[] = []): Finding[] {
  const values = textOfValues(fields);
  return SECOND_LOOK_RULES.flatMap((rule) => {
    const written = matchesOf(rule, source);
    const matches = [...written, ...matchesInValues(rule, values, written)].sort((a, b) => a.line - b.line);
    return matches.slice(0, MAX_PER_RULE).map(({ line, column, text }, index) => {
      const more = index === MAX_PER_RULE - 1 ? matches.length - MAX_PER_RULE : 0;
      const others =
        more === 0 ? '' : ` There ${more === 1 ? 'is another such line' : `are ${more} more such lines`} below.`;
      const message = `“${clip(text, MAX_QUOTE)}” ${rule.says}${others}`;
      return finding(rule.code, { file, line, column }, message, FIX, { excerpt: lineAt(source, line) });
    });
  });
}

/** At most this many matches of a rule get a finding; the last finding says how many more there are. */
const MAX_PER_RULE = 3;
/** How much of a match is quoted, in UTF-16 code units. */
const MAX_QUOTE = 80;
const FIX = 'No action needed if this is what the agent is for.';
/** How much text before and after a match is read, in UTF-16 code units, and how many lines above it. */
const MAX_AROUND = 120;
const MAX_LINES_ABOVE = 12;

/** The texts in the values of fields, each on lines of its own, with the field that each line is from. */
function textOfValues(fields: readonly Field[]): { source: Lines; owners: Field[] } {
  const owners: Field[] = [];
  const lines: string[] = [];
  for (const field of fields) {
    const commands = ownActions({ [field.key]: field.value }).filter(({ kind }) => kind === 'shell');
    for (const { text } of [...textsIn(field.value), ...commands]) {
      for (const line of text.split('\n')) {
        lines.push(line);
        owners.push(field);
      }
    }
    // An empty line parts the field from the next.
    lines.push('');
    owners.push(field);
  }
  return { source: linesOf(lines.join('\n')), owners };
}

/** The matches in values, at the value of their field, unless that field has such a match as it is written. */
function matchesInValues(
  rule: SecondLookRule,
  { source, owners }: ReturnType<typeof textOfValues>,
  written: readonly RuleMatch[],
): RuleMatch[] {
  const taken = new Set<Field>();
  return matchesOf(rule, source).flatMap(({ line, text }) => {
    const owner = owners[line - 1];
    if (owner === undefined || taken.has(owner)) return [];
    taken.add(owner);
    const last = owner.valueLine + owner.written.split('\n').length - 1;
    if (written.some((match) => match.line >= owner.line && match.line <= last)) return [];
    return [{ line: owner.valueLine, column: owner.valueColumn, text }];
  });
}

function matchesOf({ mayMatch, pattern, keep }: SecondLookRule, source: Lines): RuleMatch[] {
  const found: RuleMatch[] = [];
  if (!mayMatch(source.text)) return found;
  for (const { index, 0: text } of source.text.matchAll(pattern)) {
    const after = textAfter(source, index + text.length);
    if (keep !== undefined && !keep(text, after)) continue;
    const position = positionAt(source, index);
    if (position.line === found.at(-1)?.line || isAdvisedAgainst(source, index, after, position.line)) continue;
    found.push({ ...position, text });
  }
  return found;
}

/** Whether the words on the match's line, or the label above it, say not to do this. */
function isAdvisedAgainst(source: Lines, start: number, after: string, line: number): boolean {
  const before = source.text.slice(Math.max(source.lineStarts[line - 1] ?? 0, start - MAX_AROUND), start);
  // Only the sentence that the match is in counts.
  if (AGAINST.test(before.replace(/^.*[.;!?]\s(?=[^a-z])/s, ''))) return true;
  const comment = /(?:#|\/\/|\/\*|<!--)\s(.*)/.exec(after)?.[1] ?? '';
  return AGAINST_AFTER.test(after) || AGAINST.test(comment) || AGAINST.test(labelAbove(source, line));
}

/** The start of what follows an offset on its line. */
function textAfter(source: Lines, offset: number): string {
  return /^.*/.exec(source.text.slice(offset, offset + MAX_AROUND))?.[0] ?? '';
}

/** The nearest heading, comment or line before a list above a line; empty when there is none nearby. */
function labelAbove(source: Lines, line: number): string {
  for (let above = line - 1; above >= Math.max(1, line - MAX_LINES_ABOVE); above -= 1) {
    const text = lineAt(source, above).slice(0, 200).trim();
    if (/^(?:#|\/\/|--\s|<!--|\*\*[^*]+\*\*:?$)/.test(text) || /[:：]\**$/.test(text)) return text;
  }
  return '';
}

/** Words that forbid, warn about or search for something. */
const AGAINST =
  /\b(?:(?:never|not|n[o']t|don[’']?t|no|without)(?! (?:forget|hesitate|ask|tell|mention|matter|need|confirm|permission|notif|a word|fail))|cannot|can[’']t|avoid\w*|forbid\w*|forbidden|prohibit\w*|block(?:s|ed|ing)?|den(?:y|ies|ied)|reject\w*|refus\w+|prevent\w*|disallow\w*|detect\w*|flag(?:s|ged|ging)?|scan(?:s|ning)? for|look(?:ing)? for|search(?:es|ing)? for|check(?:s|ing)? for|watch for|warn\w*|instead of|rather than|bad|wrong|unsafe|insecure|vulnerab\w+|dangerous|risky|malicious|suspicious|anti-?patterns?|red flags?|attack\w*|injection|exploit\w*|bypass attempts?|violations?|grep|rg|regex|pattern|nunca|jamais|nie|niemals|evite|evitar|insegur\w*)\b|[❌🚫⛔✗✘⚠🚩]|никогда|(?<!\p{L})не(?!\p{L})|禁止|不要|避免|不得|勿|しない|ない|금지|不安全|안전하지|[gG]üvensiz/iu;
/** What says so at the start of the text after a match. */
const AGAINST_AFTER =
  /^[`"'*)\]\s]*(?:[,:;—–-]\s*|\(|is |are |=> ?|→ ?|\| ?)*(?:\b(?:never|not|without (?:clear |good )?(?:reason|justification)|is not|forbidden|prohibited|blocked|denied|rejected|refused|dangerous|insecure|unsafe|bad|wrong|disallowed|banned|critical|high|must_fix|red flag|vulnerab\w+)\b|禁止|❌|🚫)/iu;

/** A match of a rule. */
interface RuleMatch extends Position {
  text: string;
}
