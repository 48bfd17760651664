import { expect, test } from 'vitest';
import { readAgent } from '../../../src/agent/agent.ts';
import { agentRecord, type AgentRecord } from '../../../src/catalogue/record.ts';
import { searchDocument } from '../../../src/search/document.ts';
import { bytesOf, entryOf, fileWith } from '../support.ts';

function record(text: string): AgentRecord {
  const file = readAgent(bytesOf(text), 'helper.md');
  return agentRecord(entryOf(file, 'helper'), file.bytes, (path) => `https://agents.example/${path}`);
}

const example = "<example>user: 'kestrel question' assistant: 'kestrel answer'</example>";
const helper = record(fileWith(`description: "Helps. ${example}"\ncolor: red`, '# A heading\n'));

test.each([
  ['the name', '>helper helper<'],
  ['the summary', '>Helps.<'],
  ['what a user asks', 'kestrel question'],
  ['what an assistant answers', 'kestrel answer'],
  ['the headings', '>A heading<'],
  ['the body', '>the prompt<'],
  ['the colour', '>red<'],
])('holds %s', (_, text) => {
  expect(searchDocument(helper, 'the prompt')).toContain(text);
});

test('holds the words of a name apart', () => {
  expect(searchDocument({ ...helper, name: 'query_plan-reader' }, '')).toContain('query plan reader');
});

test('holds tags of a body as text', () => {
  expect(searchDocument(helper, '</body><script>x</script>')).not.toContain('<script>');
});

test('holds tags of a name as text', () => {
  expect(searchDocument({ ...helper, name: '<script>x</script>' }, '')).not.toContain('<script>');
});
