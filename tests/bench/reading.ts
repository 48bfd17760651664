import { readAgent } from '../../src/agent/read-agent.ts';
import { decodeSource } from '../../src/agent/header/source.ts';
import { DOCUMENTATION_CODES, type Finding } from '../../src/agent/findings/finding.ts';

/** Reads a file and reports what must never happen: a crash, a rejection without a reason, a finding outside the file. */
export function tryToRead(bytes: Uint8Array): Outcome {
  try {
    const { agent, findings } = readAgent(bytes, 'agent.md');
    const explained = findings.some((each) => isReason(each) && each.message !== '' && each.fix !== '');
    const lines = decodeSource(bytes).text.split('\n');
    return {
      crash: undefined,
      unexplained: agent === undefined && !explained,
      outside: findings.filter((each) => !isWithin(lines, each)),
    };
  } catch (error) {
    return { crash: error instanceof Error ? error.message : String(error), unexplained: false, outside: [] };
  }
}

/** Whether a finding explains a rejection: an error, or the note that the file is not an agent. */
function isReason({ severity, code }: Finding): boolean {
  return severity === 'error' || code === 'name-missing' || DOCUMENTATION_CODES.has(code);
}

function isWithin(lines: readonly string[], { line, column }: Finding): boolean {
  const text = lines[line - 1];
  return text !== undefined && Number.isInteger(column) && column >= 1 && column <= text.length + 1;
}

/** The outcome of reading a file. */
export interface Outcome {
  /** The message of the error thrown, if any. */
  crash: string | undefined;
  /** Whether the file was rejected and no finding says why. */
  unexplained: boolean;
  /** The findings whose line or column is not in the file. */
  outside: Finding[];
}
