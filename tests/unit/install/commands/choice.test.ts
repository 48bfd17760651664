import { describe, expect, test } from 'vitest';
import { readInstallChoice, writeInstallChoice, type InstallChoice } from '../../../../src/install/commands/choice.ts';

const USUAL: InstallChoice = { tool: 'claude-code', shell: 'sh' };
const OTHER: InstallChoice = { tool: 'codex', shell: 'powershell' };

describe('the choice', () => {
  test('is the default unless something says otherwise', () => {
    expect(readInstallChoice(new URLSearchParams(), null)).toEqual(USUAL);
  });

  test.each([USUAL, OTHER])('is read from the address as it was written: %j', (choice) => {
    const address = new URLSearchParams('q=other');
    writeInstallChoice(choice, address);
    expect(readInstallChoice(address, null)).toEqual(choice);
    expect(address.get('q')).toBe('other');
  });

  test('is the remembered one if the address has none', () => {
    const remembered = new URLSearchParams();
    writeInstallChoice(OTHER, remembered);
    expect(readInstallChoice(new URLSearchParams('q=x'), remembered.toString())).toEqual(OTHER);
  });

  test('is the one in the address, whatever was remembered', () => {
    expect(readInstallChoice(new URLSearchParams('tool=kiro'), 'tool=codex&shell=powershell')).toEqual({
      ...USUAL,
      tool: 'kiro',
    });
  });

  test('is not written into the address if it is the default', () => {
    const address = new URLSearchParams('tool=codex&shell=powershell&q=x');
    writeInstallChoice(USUAL, address);
    expect(address.toString()).toBe('q=x');
  });

  test.each(['shell=cmd', 'shell='])('is the default for an unknown value: %s', (text) => {
    expect(readInstallChoice(new URLSearchParams(text), null)).toEqual(USUAL);
  });
});
