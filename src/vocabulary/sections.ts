/**
 * Makes the function that takes each heading of a prompt in turn and gives what the section below it is about. A section
 * ends at the next heading of its level or a higher one.
 */
export function sectionReader(): (heading: string) => Section | undefined {
  const open: { level: number; section: Section | undefined }[] = [];
  return (heading) => {
    const level = /^#{1,6}(?=\s)/.exec(heading)?.[0].length ?? BOLD;
    while ((open.at(-1)?.level ?? 0) >= level) open.pop();
    const section = sectionOf(heading) ?? open.at(-1)?.section;
    open.push({ level, section });
    return section;
  };
}

function sectionOf(heading: string): Section | undefined {
  if (OTHERS.test(heading)) return 'others';
  if (DETECTION.test(heading)) return 'detection';
  if (SAMPLE.test(heading)) return 'sample';
  return EXPERTISE.test(heading) ? 'expertise' : undefined;
}

/** The level of a heading that is only a line in bold or before a colon: below every level with marks. */
const BOLD = 7;
const OTHERS =
  /\b(?:integrat\w+ with (?:other )?agents|other agents|related agents|collaborat\w*|hand(?:ing)?[ -]?(?:over|off)s?|delegat\w+|out of scope|when not to|not (?:for|your job|in scope)|what you (?:do not|don't)|neighbou?rs|escalat\w+|works? with|non-goals|anti-?patterns?|what not to|don[’']?ts?|forbidden|prohibited|pitfalls|red flags|common (?:mistakes|rationali[sz]ations))\b/i;
const SAMPLE =
  /\b(?:(?:output|report|response|summary|deliverables?|document|plan|prd|spec|issue|ticket|pr|email|message|reply|review) (?:format|template|structure|example|schema|skeleton|layout)s?|(?:example|sample) (?:output|report|response|document|usage|interaction|conversation|scenario|workflow|session|dialogue|prompt|query|queries|request|invocation|task)s?|templates?|examples?|usage)[\s:*()\d.]*$/i;
const DETECTION =
  /\b(?:keywords?|triggers?|indicators?|(?:stack|language|framework|project|file|content)[ -](?:based )?detection|detection (?:methodology|workflow|rules|patterns|signals|logic)|routing (?:rules|table|logic)|(?:skills?|rules|files) to (?:activate|load|read))\b/i;
const EXPERTISE =
  /\b(?:expertise|capabilit(?:y|ies)|competenc(?:y|e|ies)|skills?|focus areas?|tech(?:nology|nical)? stack|stack|technolog(?:y|ies)|proficienc(?:y|ies)|speciali[sz]ations?|speciali[sz]es|specialties|knowledge|areas? of|you excel|master(?:y|s)|responsibilit(?:y|ies)|what you do)\b/i;

/** What a section of a prompt is about: what the agent knows and does, what it only looks for, or what others do. */
export type Section = 'expertise' | 'detection' | 'others' | 'sample';
