import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Writes agents of unusual size and shape into a folder. They are generated, because as fixtures they would be too long. */
export function writeOddAgents(folder: string): void {
  for (const [name, { path = `${name}.md`, header = '', description, body }] of Object.entries(ODD)) {
    const text = `---\nname: ${name}\ndescription: ${JSON.stringify(description)}\n${header}---\n\n${body}`;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}

const PARAGRAPH = 'Read what is there before you change it, and say what you found in a sentence that stands alone. ';

/** A word without a place to break it, as long as given. */
const endless = (word: string, characters: number): string => word.repeat(characters).slice(0, characters);

/** The agents by name. */
const ODD: Record<string, { path?: string; header?: string; description: string; body: string }> = {
  'body-of-ninety-kilobytes': {
    description: 'Carries a handbook.',
    body: Array.from({ length: 180 }, (_, at) => `## Chapter ${at + 1}\n\n${PARAGRAPH.repeat(5)}\n`).join('\n'),
  },
  'description-of-many-characters': {
    header: 'color: pink\n',
    description: `${PARAGRAPH.repeat(20)}\n\n${Array.from(
      { length: 12 },
      (_, at) =>
        `<example>\nContext: Case ${at + 1} of a long list.\nuser: "Do the thing number ${at + 1} for me, please, and mind the gap"\nassistant: "I'll use the description-of-many-characters agent."\n<commentary>${PARAGRAPH}</commentary>\n</example>`,
    ).join('\n\n')}`,
    body: 'Do the thing.\n',
  },
  'a-name-of-sixty-characters-that-nobody-would-ever-type-twice': {
    header:
      'color: cyan\ntools: Read, Grep, Bash(git log *), mcp__a_server_with_a_long_name__a_tool_with_a_longer_name\n',
    description: 'Has a long name.',
    body: 'Answer to it.\n',
  },
  'fences-in-fences': {
    header: 'color: yellow\n',
    description: 'Writes about Markdown in Markdown.',
    body: '````md\n```ts\nconst answer = 42; // a comment\n```\n````\n\n- A list with code:\n\n  ```sql\n  select * from orders where paid_at is null;\n  ```\n\n```\nnever closed, and a line that is much too long to fit on any screen without being scrolled sideways, on and on and on and on and on\n',
  },
  'tables-that-are-wide': {
    header: 'color: green\n',
    description: 'Keeps tables.',
    body: `| ${Array.from({ length: 14 }, (_, at) => `column ${at + 1}`).join(' | ')} |\n|${' --- |'.repeat(14)}\n| ${Array.from({ length: 14 }, (_, at) => `some words in cell ${at + 1}`).join(' | ')} |\n`,
  },
  'right-to-left-and-emoji': {
    header: 'color: red\n',
    description: 'يراجع الشيفرة 👩‍💻 וכותב בדיקות 🧪.',
    body: '# مقدمة\n\nاقرأ الملف أولاً.\n\n## בדיקות\n\nכתוב בדיקה לפני התיקון. 👨‍👩‍👧‍👦 🏴󠁧󠁢󠁳󠁣󠁴󠁿\n',
  },
  'words-without-end': {
    header: 'color: purple\n',
    description: `Knows ${'donaudampfschifffahrtsgesellschaft'.repeat(6)} by heart.`,
    body: `See https://example.com/${'a-very-long-path/'.repeat(12)} and \`${'anIdentifierOfUnusualLength'.repeat(8)}\`.\n`,
  },
  'kept-in-folders-with-long-names': {
    path: `${endless('AProjectOfManyWords', 70)}/.claude/${endless('department_of_', 60)}/agents/${endless('AnAgentThatIsKeptDeep', 80)}.md`,
    header: `tools: Read, ${endless('NoToolIsCalledThis', 60)}\n${endless('noFieldIsCalledThis', 60)}: true\n`,
    description: 'Is found at the end of a long path.',
    body: `Look into \`${endless('src/features/', 120)}\`.\n`,
  },
  'written-for-another-tool-in-a-deep-folder': {
    path: `${endless('AnotherProjectOfManyWords', 70)}/.opencode/agent/${endless('group_', 60)}/${endless('WrittenForAnotherTool', 80)}.md`,
    header: `mode: subagent\nmodel: ${endless('provider-of-models', 50)}/${endless('model-of-many-words', 60)}\ntools:\n  write: false\n  ${endless('a_tool_of_many_words', 60)}: true\n`,
    description: 'Is written for another tool, at the end of a long path.',
    body: 'Read.\n',
  },
  'values-without-end': {
    header: `model: claude-${endless('model-', 80)}\ntools: ${endless('mcp__server_', 50)}__${endless('tool_', 70)}, Bash(${endless('run-this-', 90)}:*)\ndisallowedTools: ${endless('mcp__other_', 90)}\nskills:\n  - ${endless('skill-of-many-words-', 90)}\nmcpServers:\n  - ${endless('server-of-many-words-', 90)}\nhooks:\n  PreToolUse:\n    - matcher: ${endless('Matcher|', 90)}\n      hooks:\n        - type: command\n          command: ${endless('./scripts/', 120)}check.sh\ninitialPrompt: ${endless('/begin:', 120)}\n`,
    description: `Has values without a place to break them. <example>Context: ${endless('https://example.com/', 150)}\nuser: "${endless('WhatIsThis', 140)}"\nassistant: "${endless('src/', 140)}"</example>`,
    body: `## ${endless('AHeadingOfOneWord', 120)}\n\n### \`${endless('aHeadingOfCode', 120)}\`\n\n1. ${endless('AnItemOfOneWord', 120)}\n   - **${endless('AStrongOne', 100)}** and [${endless('ALinkOfOneWord', 100)}](https://example.com/)\n     - \`${endless('code/in/a/list/', 120)}\`\n       - ${endless('deeper', 100)}\n         > ${endless('quoted', 100)}\n\n> \`${endless('quoted/code/', 120)}\`\n\n| ${endless('Column', 60)} | b |\n|---|---|\n| \`${endless('cell/with/code/', 120)}\` | ${endless('cell', 120)} |\n\n<${endless('tag-', 100)}>\n\n[${endless('definition', 80)}]: https://example.com/${endless('definition', 80)}\n\nInline: <${endless('tag-', 100)}> and ![${endless('picture', 80)}](${endless('picture/', 80)}).\n\n\`\`\`${endless('words-after-a-fence-', 100)}\n${endless('code', 200)}\n\`\`\`\n`,
  },
  'chinese-in-simplified-characters': {
    header: 'color: orange\n',
    description: '负责审查代码改动，并指出其中的问题；不修改任何文件。',
    body: `# 代码审查\n\n${'你负责审查这次改动的代码，并指出其中的问题，说明原因和修改方法。'.repeat(6)}\n\n## Output format\n\nWrite the report in English, and name the file and the line of each finding.\n\n- 检查 \`src/features/orders/services/create-order.service.ts\` 的错误处理\n- 检查测试\n\n| 项目 | 说明 |\n|---|---|\n| 安全 | 检查输入、权限和密钥 |\n`,
  },
  'japanese-and-its-headings': {
    header: 'color: pink\n',
    description: 'コードの変更をレビューし、問題点を指摘します。ファイルは変更しません。',
    body: `# 概要\n\n${'あなたはこの変更のコードをレビューし、問題点とその理由、修正の方法を説明します。'.repeat(6)}\n\n## テスト\n\n- 入力の検証を確認する\n`,
  },
  'korean-by-words': {
    description: '변경된 코드를 검토하고 문제를 지적합니다. 파일은 변경하지 않습니다.',
    body: `# 개요\n\n${'당신은 변경된 코드를 검토하고 문제와 그 이유를 설명합니다. '.repeat(6)}\n`,
  },
  'russian-with-an-english-name': {
    description: 'Проверяет изменения кода и указывает на ошибки. Файлы не меняет.',
    body: '# Обзор\n\nТы проверяешь код и указываешь на ошибки.\n\n## Output\n\nAnswer in English when the team asks for it.\n',
  },
  'headings-of-all-levels': {
    header: 'color: blue\nmodel: opus\neffort: high\n',
    description: 'Use proactively when order is wanted.',
    body: '# One\n\n## Two\n\n### Three\n\n#### Four\n\n##### Five\n\n###### Six\n\n# One\n\n> A quotation\n>\n> - with a list\n>   1. in a list\n\n- [x] done\n- [ ] to do\n\n---\n\n<role>Shown</role>\n\n<!-- shown as well -->\n',
  },
};

/** The names of the odd agents. */
export const ODD_NAMES: readonly string[] = Object.keys(ODD);
