import { antigravity } from './antigravity.ts';
import { claudeCode } from './claude-code.ts';
import { codex } from './codex.ts';
import { copilot } from './copilot.ts';
import { cursor } from './cursor.ts';
import { devin } from './devin.ts';
import { factory } from './factory.ts';
import { geminiCli } from './gemini-cli.ts';
import { goose } from './goose.ts';
import { kiro } from './kiro.ts';
import { opencode } from './opencode.ts';
import { pi } from './pi.ts';
import { qwenCode } from './qwen-code.ts';
import type { InstallTarget } from './target.ts';

/** Every tool that agents can be installed for, in the order in which pages offer them. */
export const TARGETS: readonly InstallTarget[] = [
  claudeCode,
  copilot,
  cursor,
  opencode,
  codex,
  geminiCli,
  antigravity,
  qwenCode,
  factory,
  kiro,
  devin,
  pi,
  goose,
];
