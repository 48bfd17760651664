import type { Context } from './context.ts';
import { clip } from './field-finding.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { lineAt } from '../header/source.ts';

/** Finds the commands in the header: those that hooks run, and those that start MCP servers. */
export function checkCommands(context: Context): Finding[] {
  return context.fields.flatMap((field) => {
    const kind = KINDS[field.key];
    const commands = kind === undefined ? [] : commandsIn(field.value, 0);
    const [first] = commands;
    if (kind === undefined || first === undefined) return [];
    const lines = field.written.split('\n');
    const found = Math.max(
      0,
      lines.findIndex((line) => /(?:^|[\s{,"'-])command["']?[ \t]*:/.test(line)),
    );
    const line = field.valueLine + found;
    const excerpt = lineAt(context.source, line);
    const column = Math.max(found === 0 ? field.valueColumn - 1 : 0, excerpt.indexOf('command')) + 1;
    const others = commands.length === 1 ? '' : ` and ${commands.length - 1} more`;
    return [
      finding(
        kind.code,
        { file: context.file, line, column },
        `“${field.key}” ${kind.says}: “${clip(first)}”${others}.`,
        'No action needed if you know what it starts.',
        { excerpt },
      ),
    ];
  });
}

const KINDS: Readonly<Record<string, { code: 'look-hooks' | 'look-servers'; says: string } | undefined>> = {
  hooks: { code: 'look-hooks', says: 'runs a command while the agent works' },
  mcpServers: { code: 'look-servers', says: 'starts a program' },
};
/** How deep lists and maps are searched. */
const MAX_DEPTH = 10;

/** Every `command` in a value, each followed by its `args`. */
function commandsIn(value: unknown, depth: number): string[] {
  if (typeof value !== 'object' || value === null || depth > MAX_DEPTH) return [];
  return Object.entries(value).flatMap(([key, inner]: [string, unknown]) => {
    if (key !== 'command' || typeof inner !== 'string') return commandsIn(inner, depth + 1);
    const given: unknown = 'args' in value ? value.args : undefined;
    const args = Array.isArray(given) ? given.filter((each): each is string => typeof each === 'string') : [];
    return inner.trim() === '' ? [] : [[inner, ...args].join(' ')];
  });
}
