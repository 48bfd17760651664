import { CLAUDE_CODE } from '../checked-with.ts';
import type { Context } from './context.ts';
import { firstLiteralBreak, unescapeDescription } from '../examples/description.ts';
import { clip, fieldFinding } from './field-finding.ts';
import { trimValue } from '../hidden/trim-blanks.ts';
import { finding, type Finding, type FindingCode, type FindingDetails } from '../findings/finding.ts';
import { findLookalikes } from './lookalikes.ts';
import { agentSchema, FIELD_NAMES } from '../fields/schema.ts';
import { kebabOf } from '../slug.ts';
import { lineAt, type Source } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';

/** Some tools cut off or refuse a description that is longer than this, in characters. */
const LONG_DESCRIPTION = 1024;

/** Checks the values of the fields that Claude Code knows. */
export function checkFields(context: Context): Finding[] {
  return [
    ...checkRequired(context, 'name', 'name-missing', 'so no session can call the agent'),
    // Without a name, the file is skipped whatever its description is.
    ...(textOf(context.fields, 'name') === ''
      ? []
      : checkRequired(context, 'description', 'description-missing', 'so no session knows when to call the agent')),
    ...checkTexts(context),
    ...checkName(context),
    ...checkDescription(context),
    ...checkValues(context),
    ...checkModel(context),
  ];
}

/**
 * Tells a file that is documentation: its header has no name, which keeps Claude Code from taking it for an agent, and no
 * other field that only agents have.
 * @param file path below the agents folder, for the finding
 * @returns the finding that says so; undefined for any other file
 */
export function checkNameless(source: Source, file: string, fields: readonly Field[]): Finding | undefined {
  if (fields.some(({ key }) => isNameLike(key) || (FIELD_NAMES.includes(key) && key !== 'description')))
    return undefined;
  return finding(
    'header-nameless',
    { file, line: 1, column: 1 },
    'The header has no "name" and no field that only agents have, so Claude Code takes the file for documentation.',
    'To make it an agent, add at least a name and a description.',
    { excerpt: lineAt(source, 1) },
  );
}

function isNameLike(key: string): boolean {
  return key.toLowerCase().replace(/[^a-z]/g, '') === 'name';
}

/** A field's value as text without white space around it: any value but a string as written. Empty when absent. */
export function textOf(fields: readonly Field[], key: string): string {
  const field = fields.find((each) => each.key === key);
  if (field === undefined || field.value === null) return '';
  return trimValue(typeof field.value === 'string' ? field.value : field.written);
}

function checkRequired(context: Context, key: string, code: FindingCode, effect: string): Finding[] {
  if (unescapeDescription(textOf(context.fields, key)).text !== '') return [];
  const field = context.fields.find((each) => each.key === key);
  if (field === undefined) {
    const nearest = context.fields.find((each) => each.key.toLowerCase().replace(/[^a-z]/g, '') === key);
    const fix = nearest ? `Rename "${nearest.key}" to "${key}".` : `Add a line "${key}: …" to the header.`;
    const position = { file: context.file, line: nearest?.line ?? 1, column: nearest?.column ?? 1 };
    return [
      finding(code, position, `The header has no "${key}", ${effect}; Claude Code skips the file.`, fix, {
        excerpt: lineAt(context.source, position.line),
      }),
    ];
  }
  return [
    fieldFinding(
      context,
      field,
      code,
      `"${key}" is empty, ${effect}; Claude Code skips the file.`,
      `Write it after "${key}:".`,
    ),
  ];
}

/** Name and description are text: a value that YAML reads as something else is taken as written here. */
function checkTexts(context: Context): Finding[] {
  return context.fields.flatMap((field) => {
    if (field.key !== 'name' && field.key !== 'description') return [];
    if (field.value === null || typeof field.value === 'string') return [];
    const corrected = `${field.key}: ${JSON.stringify(field.written.replace(/\s+/g, ' '))}`;
    const message = `YAML does not read the value of "${field.key}" as text, so ${CLAUDE_CODE} does not load the file. Here it is taken as written.`;
    return [fieldFinding(context, field, 'not-loaded', message, 'Put it in double quotes.', { corrected })];
  });
}

function checkName(context: Context): Finding[] {
  const field = context.fields.find((each) => each.key === 'name');
  const name = textOf(context.fields, 'name');
  if (field === undefined || name === '') return [];
  const suggestion = kebabOf(name);
  // There is no plain spelling to suggest for a name in another script.
  const plain = /^[\p{Script=Latin}\p{Script=Common}\p{M}]*$/u.test(name);
  const isFree = suggestion !== '' && !BUILT_IN_AGENTS.some((each) => each.toLowerCase() === suggestion);
  const written = NEEDS_QUOTES.test(suggestion) ? JSON.stringify(suggestion) : suggestion;
  const details: FindingDetails = isFree && plain ? { corrected: `name: ${written}` } : {};
  if (name.startsWith('-') || name.includes(':')) {
    const why = name.startsWith('-') ? 'starts with "-"' : 'contains ":"';
    return [
      fieldFinding(
        context,
        field,
        'name-unusable',
        `The name ${why}; Claude Code skips the file.`,
        'Use lowercase letters, digits and hyphens.',
        details,
      ),
    ];
  }
  const lookalikes = findLookalikes(name);
  if (lookalikes !== undefined) {
    const listed = lookalikes.letters.map(({ letter, name: code, plain }) => `“${letter}” (${code}) for “${plain}”`);
    return [
      fieldFinding(
        context,
        field,
        'name-lookalike',
        `The name has letters that look like others: ${listed.slice(0, 3).join(', ')}${listed.length > 3 ? ' and more' : ''}. It is not the name it appears to be.`,
        'Write it with plain letters.',
        { corrected: `name: ${JSON.stringify(lookalikes.plain)}` },
      ),
    ];
  }
  const builtIn = BUILT_IN_AGENTS.find((each) => each.toLowerCase() === name.toLowerCase());
  if (builtIn !== undefined) {
    const message =
      builtIn === name
        ? `Claude Code has an agent called "${name}" of its own, which this one replaces.`
        : `Claude Code has an agent called "${builtIn}" of its own; this one is listed next to it.`;
    return [fieldFinding(context, field, 'name-built-in', message, 'Use another name, unless that is what you want.')];
  }
  if (!/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(name)) {
    return [
      fieldFinding(
        context,
        field,
        'name-unusual',
        `The name "${clip(name)}" is not lowercase letters and digits joined by hyphens; some tools refuse such names.`,
        'Use lowercase letters, digits and hyphens.',
        details,
      ),
    ];
  }
  return [];
}

/** The names that YAML reads as a number, a date or a truth value without quotes. */
const NEEDS_QUOTES = /^(?:\d+(?:e\d+)?|0x[\da-f]+|0o[0-7]+|\d{4}-\d\d?-\d\d?|true|false|null|yes|no|on|off|y|n)$/;

/** The agents that Claude Code brings along. @see tests/clients/RESULTS.md */
const BUILT_IN_AGENTS = ['claude', 'Explore', 'general-purpose', 'Plan', 'statusline-setup'] as const;

function checkDescription(context: Context): Finding[] {
  const field = context.fields.find((each) => each.key === 'description');
  if (field === undefined) return [];
  const findings: Finding[] = [];
  const { text, escaped } = unescapeDescription(textOf(context.fields, 'description'));
  if (escaped) {
    const corrected = `description: ${JSON.stringify(text)}`;
    const offset = Math.max(0, firstLiteralBreak(lineAt(context.source, field.valueLine).slice(field.valueColumn - 1)));
    const position = { file: context.file, line: field.valueLine, column: field.valueColumn + offset };
    const details = { excerpt: lineAt(context.source, field.valueLine), corrected };
    findings.push(
      field.quoted
        ? finding(
            'description-double-escaped',
            position,
            'The description is escaped twice: after parsing, it still has a backslash and an n where a line break was meant. Claude Code reads a line break; other tools do not.',
            field.written.startsWith('"')
              ? 'Write \\n once, not \\\\n, inside the double quotes.'
              : 'Put the value in double quotes instead of single quotes.',
            details,
          )
        : finding(
            'description-unquoted-escapes',
            position,
            'The description has a backslash and an n where a line break was meant; outside double quotes, YAML keeps them as they are. Claude Code reads a line break; other tools do not.',
            'Put the value in double quotes.',
            details,
          ),
    );
  }
  const length = Array.from(text).length;
  if (length > LONG_DESCRIPTION) {
    findings.push(
      fieldFinding(
        context,
        field,
        'description-long',
        `The description has ${length.toLocaleString('en-US')} characters. All of it is in the context of every session, and some tools allow only 1,024.`,
        'Keep what says when to call the agent; move the rest into the body.',
      ),
    );
  }
  return findings;
}

/** Finds values that the schema does not allow. The required fields have their own checks. */
function checkValues(context: Context): Finding[] {
  const result = agentSchema.safeParse({ ...context.values, name: 'name', description: 'description' });
  const reported = new Set<string>();
  return (result.error?.issues ?? []).flatMap((issue) => {
    const key = String(issue.path[0]);
    if (reported.has(key)) return [];
    reported.add(key);
    const field = context.fields.find((each) => each.key === key);
    if (field === undefined || field.value === null) return [];
    const allowed = ALLOWED[key] ?? 'a documented value';
    // They have their own check.
    if (key === 'hooks') return [];
    const foreign = key === 'model' && typeof field.value === 'string' ? vendorOf(field.value) : undefined;
    if (foreign !== undefined) {
      const message = `"${clip(field.written)}" is a model of ${foreign}; Claude Code runs models of Anthropic only.`;
      return [fieldFinding(context, field, 'field-value', message, `Use ${allowed}, or leave the field out.`)];
    }
    const lower = typeof field.value === 'string' ? field.value.toLowerCase().trim() : undefined;
    const isCaseOnly =
      lower !== undefined && agentSchema.safeParse({ name: 'n', description: 'd', [key]: lower }).success;
    return [
      fieldFinding(
        context,
        field,
        'field-value',
        `"${clip(field.written)}" is not a value that Claude Code knows for "${key}".`,
        `Use ${allowed}, or leave the field out.`,
        isCaseOnly ? { corrected: `${key}: ${lower}` } : {},
      ),
    ];
  });
}

/** Reports a model that Anthropic has retired. */
function checkModel(context: Context): Finding[] {
  const field = context.fields.find(({ key }) => key === 'model');
  if (field === undefined || typeof field.value !== 'string' || !RETIRED.test(field.value.trim())) return [];
  const message = `Anthropic has retired the model "${clip(field.value)}"; requests for it fail.`;
  const fix = 'Use a current model, or an alias such as sonnet, opus or haiku.';
  return [fieldFinding(context, field, 'model-retired', message, fix)];
}

/**
 * The models that Anthropic has retired, whatever route they are asked for by.
 * @see https://platform.claude.com/docs/en/about-claude/model-deprecations
 */
const RETIRED =
  /^(?:[\w-]{1,64}[./:]){0,12}claude-(?:instant|v?[12](?:[.:-]|$)|3-|(?:sonnet|opus)-4(?:-0|[-@]20250514)?(?:[-@:]v\d.*)?$)/;

/** The vendor of a model that is not Anthropic's, as its name tells; undefined if it tells none. */
function vendorOf(model: string): string | undefined {
  const name = model.toLowerCase().replace(/^[\w-]{1,40}[/:]/, '');
  return VENDORS.find(([start]) => start.test(name))?.[1];
}

const VENDORS: readonly (readonly [RegExp, string])[] = [
  [/^(?:gpt-|gpt\d|chatgpt|o[1345](?:-|$)|codex)/, 'OpenAI'],
  [/^(?:gemini|gemma)/, 'Google'],
  [/^(?:qwen|qwq)/, 'Alibaba'],
  [/^deepseek/, 'DeepSeek'],
  [/^(?:mistral|codestral|devstral|magistral)/, 'Mistral'],
  [/^grok/, 'xAI'],
  [/^glm-/, 'Z.ai'],
  [/^kimi/, 'Moonshot'],
  [/^llama/, 'Meta'],
];

/** What each optional field may hold, in words. */
const ALLOWED: Readonly<Record<string, string>> = {
  tools: 'a comma-separated line or a list of tool names',
  disallowedTools: 'a comma-separated line or a list of tool names',
  model: 'sonnet, opus, haiku, fable, inherit or a full model ID such as claude-sonnet-5',
  permissionMode: 'default, acceptEdits, auto, dontAsk, bypassPermissions, plan or manual',
  maxTurns: 'a whole number above zero',
  skills: 'a list of skill names',
  mcpServers: 'a list of server names or configurations',
  hooks: 'a map from an event to its hooks',
  memory: 'user, project or local',
  background: 'true or false',
  omitClaudeMd: 'true or false',
  effort: 'low, medium, high, xhigh, max or a whole number',
  isolation: 'worktree',
  color: 'red, blue, green, yellow, purple, orange, pink or cyan',
  initialPrompt: 'text',
  experimental: 'a map, such as cacheTtl: 5m',
};
