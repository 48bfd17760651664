import { antigravity } from './antigravity.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilot } from './copilot.ts';
import { cursor } from './cursor.ts';
import { devin } from './devin.ts';
import type { Dialect } from './dialect.ts';
import { factory } from './factory.ts';
import { geminiCli } from './gemini-cli.ts';
import { kiro } from './kiro.ts';
import { opencode } from './opencode.ts';
import { pi } from './pi.ts';
import { qwenCode } from './qwen-code.ts';

/** Every dialect that is read; of those with the same evidence, an earlier one is taken. */
export const DIALECTS: readonly Dialect[] = [
  ...[claudeCode, copilot, cursor, opencode, codex, geminiCli, antigravity, qwenCode, factory, kiro, devin, pi],
];

/** The name of a dialect's tool. @param id any text; one that is no key is given back */
export function dialectLabel(id: string): string {
  return DIALECTS.find((dialect) => dialect.id === id)?.label ?? id;
}
