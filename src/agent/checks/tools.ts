import type { Context } from './context.ts';
import { clip } from './field-finding.ts';
import { finding, type Finding, type FindingCode } from '../findings/finding.ts';
import { lineAt, positionAt } from '../header/source.ts';
import type { Field } from '../header/strict-yaml.ts';
import {
  isKnownTool,
  isNeverGranted,
  likelyTool,
  parseTools,
  renamedTool,
  type ToolRef,
  wasTool,
} from '../fields/tools.ts';
import type { Position } from '../position.ts';

/** Checks the names in `tools` and `disallowedTools`. */
export function checkTools(context: Context): Finding[] {
  return context.fields.flatMap((field) => {
    if (field.key !== 'tools' && field.key !== 'disallowedTools') return [];
    const tools = parseTools(field.value);
    const positionOf = toolPositions(context, field);
    const names = new Set(tools.map(({ name }) => name));
    const listed = new Set<string>();
    const findings = tools.flatMap((tool) => {
      const found = checkTool(context, field, tool, names, listed.has(tool.written), positionOf(tool.written));
      listed.add(tool.written);
      return found;
    });
    return field.key === 'tools' ? findings.concat(checkGranted(context, field, tools)) : findings;
  });
}

/** What follows when `tools` names nothing, or nothing that an agent can be given. */
function checkGranted(context: Context, field: Field, tools: readonly ToolRef[]): Finding[] {
  const granted = tools.some(
    ({ name }) => name === '*' || (isKnownTool(name) && !isNeverGranted(name, context.values.permissionMode)),
  );
  if (granted || (field.value === null && field.written !== '')) return [];
  if (field.value === null) {
    const message = '"tools" is there and empty, which limits nothing: the agent gets every tool.';
    return [at(context, positionOfValue(field), 'tools-empty', message, 'Name the tools, or delete the line.')];
  }
  const message =
    tools.length === 0
      ? '"tools" is there and names no tool; Claude Code refuses to start an agent without any.'
      : 'Claude Code has none of the tools that "tools" names, and refuses to start an agent without any.';
  const fix = 'Name tools that Claude Code has, or delete the line to give it every tool.';
  return [at(context, positionOfValue(field), 'tools-empty', message, fix)];
}

/**
 * Checks one entry.
 * @param names the names of all entries
 * @param again whether an entry before it is the same
 */
function checkTool(
  context: Context,
  field: Field,
  tool: ToolRef,
  names: ReadonlySet<string>,
  again: boolean,
  position: Position,
): Finding[] {
  const { name, written } = tool;
  if (name === '*' || (field.key === 'disallowedTools' && name === 'mcp__*')) return [];
  if (name === 'mcp__*') {
    const message = '"mcp__*" stands for all MCP tools in "disallowedTools" only; here it grants nothing.';
    return [at(context, position, 'tool-unknown', message, 'Name the servers, as in "mcp__server".')];
  }
  const findings: Finding[] = [];
  const current = renamedTool(name);
  if (!isKnownTool(name)) {
    const likely = likelyTool(name);
    const listed = likely !== undefined && names.has(likely);
    const effect = field.key === 'tools' ? 'it grants nothing' : 'it takes nothing away';
    const message = wasTool(name)
      ? `Claude Code no longer has the tool "${name}"; only older versions still know it.`
      : `Claude Code has no tool "${clip(name)}"; ${effect}.`;
    const fix =
      likely === undefined
        ? 'Check the spelling, or remove it.'
        : listed
          ? `Remove it: "${likely}" is listed already.`
          : `Write "${likely}", or remove it.`;
    findings.push(at(context, position, 'tool-unknown', message, fix));
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
        `"${name}" is never given to a subagent, even when it is listed.`,
        'Remove it.',
      ),
    );
  }
  if (again) {
    findings.push(
      at(context, position, 'tool-duplicate', `"${clip(written)}" is listed twice.`, 'Remove one of them.'),
    );
  }
  return findings;
}

function at(context: Context, position: Position, code: FindingCode, message: string, fix: string): Finding {
  return finding(code, { file: context.file, ...position }, message, fix, {
    excerpt: lineAt(context.source, position.line),
  });
}

/** After so many tools that are written otherwise than they are called, as escapes do, no further one is looked for. */
const MAX_MISSED = 100;

/**
 * Finds where the entries of a field are written, asked for in their order: each stands behind the one before it. An entry
 * that cannot be found is told at the field's value.
 */
function toolPositions({ source }: Context, field: Field): (written: string) => Position {
  const start = (source.lineStarts[field.valueLine - 1] ?? 0) + field.valueColumn - 1;
  const lastLine = field.valueLine + field.written.split('\n').length - 1;
  const text = source.text.slice(start, source.lineStarts[lastLine] ?? source.text.length);
  let next = 0;
  let missed = 0;
  return (written) => {
    const found = missed < MAX_MISSED ? wordFrom(text, written, next) : -1;
    if (found === -1) {
      missed += 1;
      return positionOfValue(field);
    }
    next = found + written.length;
    return positionAt(source, start + found);
  };
}

/** The offset of a word from an offset on, where no letter and no hyphen joins it to another; -1 if there is none. */
function wordFrom(text: string, word: string, from: number): number {
  let at = text.indexOf(word, from);
  while (at !== -1 && (/[\w-]/.test(text.charAt(at - 1)) || /[\w-]/.test(text.charAt(at + word.length)))) {
    at = text.indexOf(word, at + 1);
  }
  return at;
}

function positionOfValue({ valueLine, valueColumn }: Field): Position {
  return { line: valueLine, column: valueColumn };
}
