import type { PassageGroup } from './group.ts';

/**
 * Whether a need is a question about this site or the format of agent files, which a guide answers, rather than work for an
 * agent. Guides then come above the agents.
 * @param fits how well the best guide, capability and prompt fit, 0 to 1
 */
export function isAboutSite(need: string, { guide = 0, capability = 0, agent = capability }: GroupFits): boolean {
  const hint = hintOf(need);
  return hint > 0 && guide >= MIN_FIT && hint + 4.6 * guide - 1.6 * capability - 0.5 * agent > MIN_SCORE;
}

/**
 * Whether a need can be a question about this site at all, judged by its words alone. Five of six needs cannot, so their
 * agents need not wait for the guides.
 */
export function mayBeAboutSite(need: string): boolean {
  return hintOf(need) > 0;
}

/** How long agents may wait for guides, in milliseconds. On a slow line, guides then come below. */
export const MAX_GUIDE_WAIT = 2_000;

// The weights here and above are those of a logistic regression over needs and questions, rounded.
function hintOf(need: string): number {
  return (
    (QUESTION.test(need) ? 0.9 : 0) +
    1.9 * (countOf(SITE_WORD, need) + countOf(KEY, need)) +
    1.5 * countOf(SHARED_WORD, need)
  );
}

/** How many words of a kind a need has; a third one says nothing new. */
function countOf(words: RegExp, need: string): number {
  return Math.min(2, new Set(need.match(words)?.map((word) => word.toLowerCase())).size);
}

const MIN_FIT = 0.4;
const MIN_SCORE = 3.3;

/** How questions begin. Needs begin with a verb, or with what hurts. */
const QUESTION =
  /^(?:how (?:are|big|can|do|does|is|large|long|many|much|often|should|to|will)|what(?:['’]s)?|why (?:are|can|did|do|does|is)|is (?:it|my|the|there|this)|are|can|could|do|does|may|should|when|where|which|who|will)\b/iu;

/** Words of this site, of the format and its tools, which needs hardly use. */
const SITE_WORD =
  /\b(?:(?:sub-?)?agents?|allowlist|(?:dis)?allowed-?tools|antigravity|base64|base path|bom|bundles?|byte order mark|catalog(?:ue)?s?|checksums?|claude(?:\.md)?|codex|copilot|crlf|cursor|devin|factory|findings?|front ?matter|gemini|goose|haiku|header|kiro|licen[cs]es?|marketplace|mcp|opencode|opus|overwrit\w*|plugins?|powershell|qwen|read-?only|(?:re|un)?install\w*|sha-?256|sonnet|subpath|symlinks?|this (?:catalogue|list|page|site|website)|tray|utf-?(?:8|16)|worktree|ya?ml|zip)\b/giu;

/** Settings such as BASE_PATH, and fields such as maxTurns. */
const KEY = /\b(?:[A-Z]+_[A-Z_]+|[a-z]+(?:Md|Mode|Prompt|Servers|Tools|Turns))\b/gu;

/** Words of the guides that needs use, too. */
const SHARED_WORD =
  /\b(?:bash|build|characters?|colon|config|cookies|dash(?:es)?|descriptions?|downloads?|emoji|fields?|files?|folders?|fonts|git hooks|guides?|hash sign|hidden|hooks?|hyphens?|identical|invisible|json schema|keys?|models?|names?|notes?|og images?|offline|permissions?|phrase|privacy|prompts?|quotes?|rank(?:ed|ing)?|results?|safe|search|settings?|skills?|tabs|tools?|track(?:ing|s)?|turns|typo|warnings?|your?)\b/giu;

/** How well the best record of each group fits, 0 to 1; absent for a group without records. */
export type GroupFits = Partial<Record<PassageGroup, number>>;
