import { readAgent } from '../../src/agent/read-agent.ts';
import { decodeSource } from '../../src/agent/header/source.ts';
import type { Finding } from '../../src/agent/findings/finding.ts';

/** Reads a file and tells what must never happen: a crash, a rejection without a reason, a finding outside of the file. */
export function tryToRead(bytes: Uint8Array): Outcome {
  try {
    const { agent, findings } = readAgent(bytes, 'agent.md');
    const explained = findings.some((each) => isReason(each) && each.message !== '' && each.fix !== '');
    const lines = decodeSource(bytes).text.split('\n');
    return {
      crash: undefined,
      unexplained: agent === undefined && !explained,
      outside: findings.filter((each) => !liesIn(lines, each)),
    };
  } catch (error) {
    return { crash: error instanceof Error ? error.message : String(error), unexplained: false, outside: [] };
  }
}

/** Whether a finding keeps a file out: an error, or the note that the file is no agent at all. */
function isReason({ severity, code }: Finding): boolean {
  return severity === 'error' || code === 'header-missing';
}

function liesIn(lines: readonly string[], { line, column }: Finding): boolean {
  const text = lines[line - 1];
  return text !== undefined && Number.isInteger(column) && column >= 1 && column <= text.length + 1;
}

/** What reading a file came to. */
export interface Outcome {
  /** What was thrown, if anything was. */
  crash: string | undefined;
  /** Whether the file is no agent and nothing says why. */
  unexplained: boolean;
  /** The findings whose line or column the file does not have. */
  outside: Finding[];
}
