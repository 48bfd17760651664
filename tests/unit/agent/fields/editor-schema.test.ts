import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { editorSchema } from '../../../../src/agent/fields/editor-schema.ts';
import { agentSchema, FIELD_NAMES } from '../../../../src/agent/fields/schema.ts';
import { fixturePath } from '../../make/fixture.ts';

const ID = 'https://agents.example/base/schema/agent.json';
const schema = editorSchema(ID);
// Strict: a keyword or a format that JSON Schema does not know is an error.
const ajv = new Ajv2020({ strict: true, strictTypes: false, allErrors: true });
addFormats(ajv);
const validate = ajv.compile(schema);

test('is valid under the draft of JSON Schema that it names', () => {
  expect(ajv.validateSchema(schema)).toBe(true);
  expect(schema).toMatchObject({ $id: ID, $schema: 'https://json-schema.org/draft/2020-12/schema' });
});

test('describes every field', () => {
  for (const name of FIELD_NAMES) {
    expect(schema).toHaveProperty(['properties', name, 'description'], expect.stringMatching(/\S\.$/));
  }
});

test('accepts the headers of the shipped agents', () => {
  const folder = 'content/agents';
  for (const file of readdirSync(folder)) {
    expect(validate(headerOf(join(folder, file))), `${file}: ${ajv.errorsText(validate.errors)}`).toBe(true);
  }
});

describe('rejects the same fields as the catalogue', () => {
  const folder = fixturePath('agents');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
    // Files for other tools have other fields.
    (file) => file.endsWith('.md') && !file.startsWith('dialects'),
  );
  const readable = files.flatMap((file) => {
    const header = headerOf(join(folder, file));
    return header === undefined ? [] : [[file, header] as const];
  });

  test.each(readable)('%s', (_, header) => {
    const { error } = agentSchema.safeParse(header);
    const fields = new Set(error?.issues.map(({ path }) => String(path[0])));
    validate(header);
    expect(new Set(validate.errors?.map(({ instancePath }) => instancePath.split('/')[1]))).toEqual(fields);
  });
});

test.each(['true', 'false', true, false])('accepts %j as a boolean', (background) => {
  expect(validate({ name: 'one', description: 'Does it.', background })).toBe(true);
});

test.each([
  ['name', 'a:b'],
  ['model', 'gigantic'],
  ['background', 'sometimes'],
  ['maxTurns', 0],
  ['tools', 3],
])('rejects the %s %s', (key, value) => {
  expect(validate({ name: 'one', description: 'Does it.', [key]: value })).toBe(false);
});

/** The header of a file, read as strict YAML; undefined if there is no header or it is not strict YAML. */
function headerOf(path: string): unknown {
  const header = /^---\r?\n([\s\S]*?)\r?\n---/.exec(readFileSync(path, 'utf8').replace(/^\uFEFF/, ''))?.[1];
  try {
    return header === undefined ? undefined : parse(header);
  } catch {
    return undefined;
  }
}
