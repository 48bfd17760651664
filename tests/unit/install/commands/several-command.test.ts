import { expect, test } from 'vitest';
import { severalCommand, severalPowershellCommand } from '../../../../src/install/commands/several-command.ts';

const HOME = 'https://agents.example/base/';

test('one command installs several agents', () => {
  expect(severalCommand(HOME, ['a', 'b-2'], 'codex', 'user')).toBe(
    'curl -fsSL https://agents.example/base/install.sh | sh -s -- a b-2 --tool codex --scope user',
  );
});

test('a slug that means something to a shell is quoted', () => {
  expect(severalCommand(HOME, ['größe', "it's"], 'claude-code', 'project')).toContain("-- 'größe' 'it'\\''s' --tool");
});

test('one command installs several agents from PowerShell', () => {
  expect(severalPowershellCommand(HOME, ['a', 'größe'], 'codex', 'project')).toBe(
    "& ([scriptblock]::Create((irm 'https://agents.example/base/install.ps1'))) 'a' 'größe' -Tool 'codex' -Scope project",
  );
});
