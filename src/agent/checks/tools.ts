import { CLAUDE_CODE } from '../checked-with.ts';
import type { Context } from './context.ts';
import { clip } from './field-finding.ts';
import { finding, type Finding, type FindingCode, type FindingDetails } from '../findings/finding.ts';
import { lineAt } from '../header/source.ts';
import { toolPositions } from './tool-positions.ts';
import type { Field } from '../header/strict-yaml.ts';
import {
  isKnownTool,
  isNeverGranted,
  likelyTool,
  parseTools,
  renamedTool,
  type ToolRef,
  isRemovedTool,
  withCommas,
} from '../fields/tools.ts';
import type { Position } from '../position.ts';

/** Reports that `memory` gives an agent tools that it does not list. @param fromMemory those tools */
export function checkMemory(context: Context, fromMemory: readonly string[]): Finding[] {
  const field = context.fields.find(({ key }) => key === 'memory');
  const writing = fromMemory.filter((tool) => tool !== 'Read');
  if (field === undefined || writing.length === 0) return [];
  const message = `With "memory", ${CLAUDE_CODE} also gives this agent ${fromMemory.join(' and ')}, for any file and not only for its notes.`;
  return [
    at(
      context,
      positionOfValue(field),
      'memory-tools',
      message,
      'Deny those tools in "disallowedTools", or leave "memory" out.',
    ),
  ];
}

/** Checks the names in `tools` and `disallowedTools`. */
export function checkTools(context: Context): Finding[] {
  return context.fields.flatMap((field) => {
    if (field.key !== 'tools' && field.key !== 'disallowedTools') return [];
    const tools = parseTools(field.value);
    const find = toolPositions(context, field);
    const positionOf = (written: string): Position => find(written) ?? positionOfValue(field);
    const names = new Set(tools.map(({ name }) => name));
    const listed = new Set<string>();
    const findings = tools.flatMap((tool) => {
      const found = checkTool(context, field, tool, names, listed.has(tool.written), positionOf(tool.written));
      listed.add(tool.written);
      return found;
    });
    const more = field.key === 'tools' ? checkGranted(context, field, tools) : [];
    return findings.concat(checkSeparators(context, field), more);
  });
}

/** Reports a `tools` field that names nothing, or nothing that an agent can be given. */
function checkGranted(context: Context, field: Field, tools: readonly ToolRef[]): Finding[] {
  const granted = tools.some(
    ({ name }) => name === '*' || (isKnownTool(name) && !isNeverGranted(name, context.values.permissionMode)),
  );
  if (granted) return [];
  const message =
    tools.length === 0
      ? `"tools" names no tool. ${CLAUDE_CODE} lists the agent as one with every tool, and starts it with none.`
      : 'Claude Code gives this agent none of the tools that it lists, and refuses to start an agent without tools.';
  const fix = 'Name tools that Claude Code has, or delete the line to give the agent every tool.';
  return [at(context, positionOfValue(field), 'tools-empty', message, fix)];
}

/** Reports a list whose tools are separated by spaces alone, in the string or in an entry of the list. */
function checkSeparators(context: Context, field: Field): Finding[] {
  const spaced = [field.value]
    .flat()
    .some(
      (entry) =>
        typeof entry === 'string' &&
        !/\s-\s/.test(entry) &&
        parseTools(entry).length > 1 &&
        parseTools(entry.replaceAll(' ', '')).length === 1,
    );
  if (!spaced) return [];
  const message = 'Claude Code splits this list at its spaces; other tools need commas.';
  const corrected = `${field.key}: ${parseTools(field.value)
    .map(({ written }) => written)
    .join(', ')}`;
  return [
    finding(
      'tools-spaces',
      { file: context.file, ...positionOfValue(field) },
      message,
      'Separate the tools with commas.',
      {
        excerpt: lineAt(context.source, field.valueLine),
        corrected,
      },
    ),
  ];
}

/**
 * Checks one entry.
 * @param names the names of all entries
 * @param isDuplicate whether an earlier entry is the same
 */
function checkTool(
  context: Context,
  field: Field,
  tool: ToolRef,
  names: ReadonlySet<string>,
  isDuplicate: boolean,
  position: Position,
): Finding[] {
  const { name, written } = tool;
  if (name === '-') {
    const message = 'The entries of this list begin at different columns, so YAML joins them into one.';
    return [at(context, position, 'tool-unknown', message, 'Begin every entry at the same column.')];
  }
  if (name === '*' && field.key === 'disallowedTools') {
    const message = `With "*" among them, ${CLAUDE_CODE} ignores all of "disallowedTools": nothing is denied.`;
    return [at(context, position, 'tool-unknown', message, 'Name the tools that the agent may not use.')];
  }
  if (name === '*' || (field.key === 'disallowedTools' && name === 'mcp__*')) return [];
  if (name === 'mcp__*') {
    const message = '"mcp__*" means all MCP tools only in "disallowedTools"; here it grants nothing.';
    return [at(context, position, 'tool-unknown', message, 'Name the servers, as in "mcp__server".')];
  }
  const findings: Finding[] = [];
  const current = renamedTool(name);
  if (!isKnownTool(name)) {
    const likely = likelyTool(name);
    const listed = likely !== undefined && names.has(likely);
    const effect = field.key === 'tools' ? 'this entry grants nothing' : 'this entry denies nothing';
    const message = isRemovedTool(name)
      ? `Claude Code no longer has the tool "${name}"; only older versions do.`
      : `Claude Code has no tool "${clip(name)}"; ${effect}.`;
    const fix =
      likely === undefined
        ? /.[^\p{L}\p{N}_.*:()@-]./u.test(name)
          ? separate(name)
          : 'Check the spelling, or remove it.'
        : listed
          ? `Remove it: "${likely}" is already listed.`
          : `Write "${likely}", or remove it.`;
    const listedAs = withCommas(name)?.includes(',') === true ? withCommas(field.value) : undefined;
    const details = listedAs === undefined ? {} : { corrected: `${field.key}: ${listedAs}` };
    findings.push(at(context, position, 'tool-unknown', message, fix, details));
  } else if (current !== undefined) {
    findings.push(
      at(
        context,
        position,
        'tool-renamed',
        `"${name}" is the old name of "${current}"; it still works.`,
        `Write "${current}".`,
      ),
    );
  } else if (field.key === 'tools' && isNeverGranted(name, context.values.permissionMode)) {
    findings.push(
      at(
        context,
        position,
        'tool-never-granted',
        `"${name}" is never given to a subagent, even when listed.`,
        'Remove it.',
      ),
    );
  }
  if (isDuplicate) {
    findings.push(
      at(context, position, 'tool-duplicate', `"${clip(written)}" is listed twice.`, 'Remove one of them.'),
    );
  }
  return findings;
}

/** How to separate tools that a name holds. Names a sign that is easily taken for a comma. */
function separate(name: string): string {
  const sign = /[，、；]/.exec(name)?.[0];
  if (sign === undefined) return 'Separate the tools with commas.';
  return `Separate the tools with "," instead of "${sign}" (U+${sign.charCodeAt(0).toString(16).toUpperCase()}).`;
}

function at(
  context: Context,
  position: Position,
  code: FindingCode,
  message: string,
  fix: string,
  details: FindingDetails = {},
): Finding {
  return finding(code, { file: context.file, ...position }, message, fix, {
    excerpt: lineAt(context.source, position.line),
    ...details,
  });
}

function positionOfValue({ valueLine, valueColumn }: Field): Position {
  return { line: valueLine, column: valueColumn };
}
