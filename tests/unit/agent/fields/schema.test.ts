import { expect, test } from 'vitest';
import { z } from 'zod';
import { agentSchema, FIELD_NAMES } from '../../../../src/agent/fields/schema.ts';

const required = { name: 'helper', description: 'Helps.' };

test('knows the eighteen fields', () => {
  expect(FIELD_NAMES).toHaveLength(18);
});

test('accepts a name and a description alone', () => {
  expect(agentSchema.safeParse(required).success).toBe(true);
});

test.each(['name', 'description'])('requires a %s', (key) => {
  expect(agentSchema.safeParse({ ...required, [key]: undefined }).success).toBe(false);
});

test.each(['a:b', '-a', '', '  '])('rejects the name "%s"', (name) => {
  expect(agentSchema.safeParse({ ...required, name }).success).toBe(false);
});

test('keeps fields that it does not know', () => {
  expect(agentSchema.parse({ ...required, zeta: 1 })).toHaveProperty('zeta', 1);
});

test('becomes a JSON Schema that requires name and description', () => {
  expect(z.toJSONSchema(agentSchema).required).toEqual(['name', 'description']);
});

test('describes every field for editors', () => {
  const { properties = {} } = z.toJSONSchema(agentSchema);
  const described = FIELD_NAMES.filter((name) => {
    const property = properties[name];
    return typeof property === 'object' && property.description !== undefined;
  });
  expect(described).toEqual(FIELD_NAMES);
});
