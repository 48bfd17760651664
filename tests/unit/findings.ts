import type { AgentFile } from '../../src/agent/agent-file.ts';
import type { Finding, FindingCode } from '../../src/agent/findings/finding.ts';
import { decodeSource } from '../../src/agent/header/source.ts';

/** The codes of a file's findings, in order. */
export function codesOf(file: { findings: readonly Finding[] }): FindingCode[] {
  return file.findings.map(({ code }) => code);
}

/** The finding with a code. Throws unless there is exactly one. */
export function findingOf(file: { findings: readonly Finding[] }, code: FindingCode): Finding {
  const [found, another] = file.findings.filter((each) => each.code === code);
  if (found === undefined || another !== undefined) {
    throw new Error(`not one ${code} but: ${codesOf(file).join(', ') || 'no finding'}`);
  }
  return found;
}

/** The line and column of a finding, written as editors write them. */
export function placeOf({ line, column }: { line: number; column: number }): string {
  return `${line}:${column}`;
}

/** The file's text with the line of a finding replaced by the correction that the finding proposes. */
export function correctedText(file: AgentFile, { line, corrected }: Finding): string {
  if (corrected === undefined) throw new Error('the finding proposes no line');
  const lines = decodeSource(file.bytes).text.split('\n');
  lines[line - 1] = corrected;
  return lines.join('\n');
}
