import { claudeCode } from './claude-code.ts';
import type { Client } from './client.ts';
import { codexClient } from './codex.ts';
import { copilotClient } from './copilot.ts';
import { geminiCliClient } from './gemini-cli.ts';
import { opencode } from './opencode.ts';
import { piClient } from './pi.ts';
import { qwenCodeClient } from './qwen-code.ts';

/** Every client that can be asked. The other tools that agents are installed for are not on npm. */
export const CLIENTS: readonly Client[] = [
  claudeCode,
  opencode,
  geminiCliClient,
  qwenCodeClient,
  codexClient,
  copilotClient,
  piClient,
];
