import { describe, expect, test } from 'vitest';
import { pinnedCommand } from '../../../../src/install/commands/pinned-command.ts';

const HOME = 'https://agents.example/base/';
const SHA256 = '8cae4dd01128'.padEnd(64, '0');

describe('the command that pins a file', () => {
  test('says nothing that the script does by default', () => {
    expect(pinnedCommand(HOME, 'helper', SHA256, 'claude-code', 'project', 'sh')).toBe(
      'curl -fsSL https://agents.example/base/install.sh | sh -s -- helper@8cae4dd01128',
    );
  });

  test('names another tool and another scope', () => {
    expect(pinnedCommand(HOME, 'helper', SHA256, 'codex', 'user', 'sh')).toBe(
      'curl -fsSL https://agents.example/base/install.sh | sh -s -- helper@8cae4dd01128 --tool codex --scope user',
    );
  });

  test('is for PowerShell too', () => {
    expect(pinnedCommand(HOME, "it's", SHA256, 'codex', 'user', 'powershell')).toBe(
      "& ([scriptblock]::Create((irm 'https://agents.example/base/install.ps1'))) 'it''s@8cae4dd01128' -Tool codex -Scope user",
    );
  });

  test('quotes a name that means something to a shell', () => {
    expect(pinnedCommand(HOME, 'größe', SHA256, 'claude-code', 'project', 'sh')).toContain("-- 'größe@8cae4dd01128'");
  });
});
