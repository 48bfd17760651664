import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { readAgent } from '../../src/agent/read-agent.ts';
import type { Agent, AgentFile } from '../../src/agent/agent-file.ts';
import type { Finding, FindingCode } from '../../src/agent/findings/finding.ts';
import { decodeSource } from '../../src/agent/header/source.ts';
import type { AgentEntry } from '../../src/catalogue/entry.ts';

/** The absolute path of a file or folder below tests/fixtures. */
export function fixturePath(path: string): string {
  return fileURLToPath(new URL(`../fixtures/${path}`, import.meta.url));
}

export function fixtureBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(fixturePath(path)));
}

export function readFixture(path: string): AgentFile {
  return readAgent(fixtureBytes(path), path);
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
}

/** Reads a text as a file called agent.md. */
export function read(text: string): AgentFile {
  return readAgent(bytesOf(text), 'agent.md');
}

/** A file with the header's lines given, a name before them and a body behind them. */
export function fileWith(header: string, body = 'Do the work.\n'): string {
  return `---\nname: helper\n${header}\n---\n\n${body}`;
}

/** Reads a file whose header holds a name, a description and the lines given. The lines given start on line 4. */
export function readWith(lines: string): AgentFile {
  return read(fileWith(`description: Helps.\n${lines}`));
}

/** The agent of a file, which the test takes for granted. */
export function agentOf(file: AgentFile): Agent {
  if (file.agent === undefined) throw new Error(`not an agent: ${codesOf(file).join(', ')}`);
  return file.agent;
}

/** The agent of a file whose description is this text, whatever it holds. */
export function agentDescribed(description: string): Agent {
  return agentOf(read(fileWith(`description: ${JSON.stringify(description)}`)));
}

/** A file that is an agent as an entry of the catalogue. */
export function entryOf(file: AgentFile, slug = ''): AgentEntry {
  return {
    file: file.file,
    status: 'agent',
    slug,
    sha256: file.sha256,
    agent: agentOf(file),
    shares: [],
    claims: [],
    mentions: [],
    terms: '',
    minhash: [],
    evidence: [],
    headings: [],
    portable: undefined,
    changed: undefined,
    provenance: {},
    findings: file.findings,
    stamp: undefined,
  };
}

export function codesOf(file: { findings: readonly Finding[] }): FindingCode[] {
  return file.findings.map(({ code }) => code);
}

/** The one finding with a code. */
export function findingOf(file: { findings: readonly Finding[] }, code: FindingCode): Finding {
  const [found, another] = file.findings.filter((each) => each.code === code);
  if (found === undefined || another !== undefined) {
    throw new Error(`not one ${code} but: ${codesOf(file).join(', ') || 'no finding'}`);
  }
  return found;
}

/** Where a finding stands, as editors write it. */
export function placeOf({ line, column }: { line: number; column: number }): string {
  return `${line}:${column}`;
}

/** The file's text with the line of a finding replaced by the line that the finding proposes. */
export function correctedText(file: AgentFile, { line, corrected }: Finding): string {
  if (corrected === undefined) throw new Error('the finding proposes no line');
  const lines = decodeSource(file.bytes).text.split('\n');
  lines[line - 1] = corrected;
  return lines.join('\n');
}
