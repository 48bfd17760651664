import type { FoundPassages } from './find.ts';

/**
 * Whether a need is a question about this site or the format of agent files, which a guide answers, rather than work for an
 * agent. Guides then come above the agents. What decides is whether a guide fits it better than capabilities and prompts do.
 * Needs seldom are questions and seldom name a tool or a part of a file, so these count as well.
 * @param fits how well the best guide, capability and prompt fit, 0 to 1
 */
export function isAboutSite(
  need: string,
  { guide = 0, capability = 0, agent = capability }: FoundPassages['fits'],
): boolean {
  const ahead = guide - (0.3 * capability + 0.7 * agent);
  const hints = (QUESTION.test(need) ? 0.1 : 0) + (SITE_WORD.test(need) ? 0.4 : 0);
  return guide > MIN_FIT && ahead + hints > (hints > 0 ? MIN_AHEAD : MIN_AHEAD_ALONE);
}

const MIN_FIT = 0.55;
const MIN_AHEAD = 0.05;
/** How far ahead a guide must be of a need that is neither a question nor names anything of this site. */
const MIN_AHEAD_ALONE = 0.2;

/** How questions begin. Needs begin with a verb, or with what hurts. */
const QUESTION =
  /^(?:how (?:are|can|do|does|is|many|much|should|to|will)|what (?:about|are|can|do|does|happens|if|is|makes|should)|why (?:are|can|did|do|does|is)|is (?:it|my|the|there|this)|are|can|could|do|does|may|should|when|where|which|who|will)\b/iu;

/** What is spoken of here and hardly in needs: this site, the parts of an agent file, tools that load it. */
const SITE_WORD =
  /\b(?:agents?|allowlist|base64|bom|byte order mark|catalog(?:ue)?|checksums?|claude|codex|copilot|crlf|cursor|devin|downloads?|fields?|findings?|folders?|frontmatter|gemini|goose|guides?|haiku|header|here|hidden|hooks?|identical|invisible|(?:un)?install\w*|kiro|licen[cs]es?|marketplace|mcp|opencode|opus|overwrite\w*|permissionmode|permissions?|powershell|prompts?|qwen|read-?only|search|sha-?256|sonnet|subagents?|symlinks?|this (?:page|site|website)|utf-?(?:8|16)|worktree|yaml|yml|your?|zip)\b/iu;
