import type { Agent } from '../../agent/agent-file.ts';
import type { Conversion } from './target.ts';

/** Which file a tool gets for an agent: its file itself, its portable copy, or a file in the tool's own format. */
export function fileKindOf({ form }: Conversion, { loading }: Agent): FileKind {
  if (typeof form !== 'string') return 'converted';
  return form === 'original' || (form === 'strict' && loading === 'everywhere') ? 'original' : 'portable';
}

/** What kind of file a tool gets. */
export type FileKind = 'original' | 'portable' | 'converted';
