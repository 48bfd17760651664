import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AgentFile } from '../../../src/agent/agent-file.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';

/** The absolute path of a file or folder below tests/fixtures. */
export function fixturePath(path: string): string {
  return fileURLToPath(new URL(`../../fixtures/${path}`, import.meta.url));
}

/** The bytes of a file below tests/fixtures. */
export function fixtureBytes(path: string): Uint8Array {
  return new Uint8Array(readFileSync(fixturePath(path)));
}

/** A file below tests/fixtures, read as an agent file. */
export function readFixture(path: string): AgentFile {
  return readAgent(fixtureBytes(path), path);
}
