import { expect, test } from 'vitest';
import { agentOf, fileWith, read } from '../../make/agent-file.ts';

const first = 'コードの変更をレビューして、安全性と';
const second = '性能の問題を報告するエージェント。';

test.each([
  ['a folded block', `>\n  ${first}\n  ${second}`],
  ['a literal block', `|\n  ${first}\n  ${second}`],
  ['lines below the key', `${first}\n  ${second}`],
  ['quotes', `"${first}\n  ${second}"`],
])('a text without spaces that is wrapped by hand has none where a line ends: %s', (_, value) => {
  expect(agentOf(read(fileWith(`description: ${value}`))).summary).toBe(first + second);
});

test.each([
  ['short lines', '|\n  用途\n  检查代码的改动并写出审查报告', '用途\n检查代码的改动并写出审查报告'],
  ['a line that ends a sentence', `|\n  ${second}\n  ${first}`, `${second}\n${first}`],
  [
    'Korean',
    '>\n  변경 사항을 검토하고 결함을 찾아서\n  보고하는 에이전트',
    '변경 사항을 검토하고 결함을 찾아서 보고하는 에이전트',
  ],
  ['spaces within a line', '検索 と 置換 を行うエージェントです', '検索 と 置換 を行うエージェントです'],
])('other line breaks and spaces stay: %s', (_, value, summary) => {
  expect(agentOf(read(fileWith(`description: ${value}`))).summary).toBe(summary);
});

test('the turns of a dialogue are joined too, and found at their lines', () => {
  const { examples } = agentOf(
    read(
      fileWith(
        'description: |\n  検査する。\n  <example>\n  ユーザー: 「ログイン機能を実装したので確認\n  してください」\n  アシスタント: 「確認します」\n  </example>',
      ),
    ),
  );
  expect(examples).toMatchObject([
    { line: 6, turns: [{ text: 'ログイン機能を実装したので確認してください' }, { text: '確認します' }] },
  ]);
});
