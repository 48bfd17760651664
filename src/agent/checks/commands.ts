import { ownActions, type OwnAction } from '../fields/own-actions.ts';
import { finding, type Finding } from '../findings/finding.ts';
import { lineAt } from '../header/source.ts';
import type { Context } from './context.ts';
import { clip } from './field-finding.ts';

/** Finds what the header starts by itself: hooks of every kind, and the programs of MCP servers. */
export function checkCommands(context: Context): Finding[] {
  const actions = ownActions(context.values).filter(({ text }) => text.trim() !== '');
  return context.fields.flatMap((field) => {
    const code = CODES[field.key];
    const own = actions.filter((action) => action.field === field.key && SAYS[field.key]?.[action.kind] !== undefined);
    const first = own.find(({ kind }) => kind === 'shell') ?? own[0];
    if (code === undefined || first === undefined) return [];
    const says = SAYS[field.key]?.[first.kind] ?? '';
    const key = KEYS[first.kind] ?? /$^/;
    const lines = field.written.split('\n');
    const found = Math.max(
      0,
      lines.findIndex((text) => key.test(text)),
    );
    const line = field.valueLine + found;
    const excerpt = lineAt(context.source, line);
    const start = found === 0 ? field.valueColumn - 1 : 0;
    const column = start + Math.max(0, excerpt.slice(start).search(key)) + 1;
    const others = own.length === 1 ? '' : ` and ${own.length - 1} more`;
    return [
      finding(
        code,
        { file: context.file, line, column },
        `“${field.key}” ${says}: “${clip(first.text)}”${others}.`,
        'No action needed if you know what it starts.',
        { excerpt },
      ),
    ];
  });
}

const CODES: Readonly<Record<string, 'look-hooks' | 'look-servers' | undefined>> = {
  hooks: 'look-hooks',
  mcpServers: 'look-servers',
};
/** How each kind of action of a field is reported; the others are not. */
const SAYS: Readonly<Record<string, Partial<Record<OwnAction['kind'], string>> | undefined>> = {
  hooks: {
    shell: 'runs a command while the agent works',
    model: 'asks a model while the agent works',
    network: 'reaches a server while the agent works',
    unknown: 'is in a shape that Claude Code does not run, but other tools may',
  },
  mcpServers: { shell: 'starts a program' },
};
/** Where the text of each kind of action is, in a field as it is written. */
const KEYS: Readonly<Partial<Record<OwnAction['kind'], RegExp>>> = {
  shell: keyed('command'),
  model: keyed('prompt'),
  network: keyed('(?:url|server)'),
};

function keyed(key: string): RegExp {
  return new RegExp(`(?<=^|[\\s{,"'-])${key}["']?[ \\t]*:`);
}
