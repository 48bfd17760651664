import type { Context } from './agent.ts';
import { finding, type Finding, type FindingCode } from './finding.ts';
import { lineAt } from './source.ts';
import type { Field } from './strict.ts';
import { isKnownTool, isNeverGranted, likelyTool, parseTools, renamedTool, type ToolRef, wasTool } from './tools.ts';

/** Checks the names in `tools` and `disallowedTools`. */
export function checkTools(context: Context): Finding[] {
  return context.fields.flatMap((field) => {
    if (field.key !== 'tools' && field.key !== 'disallowedTools') return [];
    const tools = parseTools(field.value);
    const findings = tools.flatMap((tool, index) => checkTool(context, field, tool, tools, index));
    if (field.key === 'tools') findings.push(...checkGranted(context, field, tools));
    return findings;
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
    return [at(context, field, undefined, 'tools-empty', message, 'Name the tools, or delete the line.')];
  }
  const message =
    tools.length === 0
      ? '"tools" is there and names no tool; Claude Code refuses to start an agent without any.'
      : 'Claude Code has none of the tools that "tools" names, and refuses to start an agent without any.';
  const fix = 'Name tools that Claude Code has, or delete the line to give it every tool.';
  return [at(context, field, undefined, 'tools-empty', message, fix)];
}

function checkTool(context: Context, field: Field, tool: ToolRef, all: readonly ToolRef[], index: number): Finding[] {
  const { name, written } = tool;
  if (name === '*' || (field.key === 'disallowedTools' && name === 'mcp__*')) return [];
  if (name === 'mcp__*') {
    const message = '"mcp__*" stands for all MCP tools in "disallowedTools" only; here it grants nothing.';
    return [at(context, field, written, 'tool-unknown', message, 'Name the servers, as in "mcp__server".')];
  }
  const findings: Finding[] = [];
  const current = renamedTool(name);
  if (!isKnownTool(name)) {
    const likely = likelyTool(name);
    const listed = likely !== undefined && all.some((other) => other.name === likely);
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
    findings.push(at(context, field, written, 'tool-unknown', message, fix));
  } else if (current !== undefined) {
    findings.push(
      at(
        context,
        field,
        written,
        'tool-renamed',
        `"${name}" is the old name of "${current}"; it still works.`,
        `Write "${current}".`,
      ),
    );
  } else if (field.key === 'tools' && isNeverGranted(name, context.values.permissionMode)) {
    findings.push(
      at(
        context,
        field,
        written,
        'tool-never-granted',
        `"${name}" is never given to a subagent, even when it is listed.`,
        'Remove it.',
      ),
    );
  }
  if (all.slice(0, index).some((other) => other.written === written)) {
    findings.push(
      at(context, field, written, 'tool-duplicate', `"${clip(written)}" is listed twice.`, 'Remove one of them.'),
    );
  }
  return findings;
}

/** A finding at the place where a tool is written, or at the field when that cannot be told. */
function at(
  context: Context,
  field: Field,
  written: string | undefined,
  code: FindingCode,
  message: string,
  fix: string,
): Finding {
  let place = { line: field.valueLine, column: field.valueColumn };
  const lines = field.written.split('\n').length;
  if (written !== undefined) {
    const word = new RegExp(`(?<![\\w-])${RegExp.escape(written)}(?![\\w-])`, 'g');
    for (let line = field.valueLine; line < field.valueLine + lines; line += 1) {
      const found = [...lineAt(context.source, line).matchAll(word)].at(code === 'tool-duplicate' ? -1 : 0);
      if (found === undefined) continue;
      place = { line, column: found.index + 1 };
      if (code !== 'tool-duplicate') break;
    }
  }
  return finding(code, { file: context.file, ...place }, message, fix, { excerpt: lineAt(context.source, place.line) });
}

function clip(text: string): string {
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
