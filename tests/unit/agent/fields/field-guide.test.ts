import { expect, test } from 'vitest';
import { fieldGuide } from '../../../../src/agent/fields/field-guide.ts';
import { agentSchema, FIELD_NAMES } from '../../../../src/agent/fields/schema.ts';
import { toolsKeeping } from '../../../../src/install/tools/kept-fields.ts';
import { codesOf } from '../../findings.ts';
import { readWith } from '../../make/agent-file.ts';

const fields = fieldGuide();

test('describes every field of the schema', () => {
  expect(fields.map(({ name }) => name)).toEqual(FIELD_NAMES);
  for (const { values, allowed } of fields) expect(values.length > 0).toBe(allowed === '');
});

test('has examples that the schema accepts', () => {
  for (const { name, examples } of fields) {
    for (const value of examples) {
      const file = { name: 'helper', description: 'Helps.', [name]: value };
      expect(agentSchema.safeParse(file).success, name).toBe(true);
    }
  }
});

test('has examples of optional fields without findings other than notes about commands', () => {
  for (const { name, examples, required } of fields) {
    if (required) continue;
    for (const value of examples) {
      const codes = codesOf(readWith(`${name}: ${JSON.stringify(value)}`));
      expect(
        codes.filter((code) => code !== 'look-hooks'),
        name,
      ).toEqual([]);
    }
  }
});

function keeping(name: string): Record<string, string> {
  const field = fields.find((each) => each.name === name);
  if (field === undefined) throw new Error(name);
  return Object.fromEntries(toolsKeeping(field).map(({ target, keeps }) => [target.id, keeps]));
}

test('Claude Code keeps every field', () => {
  for (const { name } of fields) expect(keeping(name)).toHaveProperty('claude-code', 'yes');
});

test.each([
  ['name', 'codex', 'yes'],
  ['tools', 'cursor', 'no'],
  ['tools', 'gemini-cli', 'in part'],
  ['color', 'opencode', 'yes'],
  ['color', 'kiro', 'no'],
  ['model', 'opencode', 'in part'],
  ['effort', 'codex', 'in part'],
])('%s is kept in %s: %s', (name, tool, expected) => {
  expect(keeping(name)).toHaveProperty(tool, expected);
});
