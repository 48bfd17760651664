import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { coverageReader } from '../../../src/vocabulary/coverage.ts';
import { evidenceReader } from '../../../src/vocabulary/evidence.ts';
import { languageOf } from '../../../src/vocabulary/language.ts';
import { readPassages } from '../../../src/vocabulary/passages.ts';
import { readVocabulary } from '../../../src/vocabulary/read-vocabulary.ts';
import { agentOf, fileWith, read } from '../make/agent-file.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const vocabulary = await readVocabulary(join(root, 'content/capabilities'));
const coverageOf = coverageReader(vocabulary);
const evidenceOf = evidenceReader(vocabulary);

describe('an agent covers what its file names in', () => {
  test.each([
    ['Chinese', '负责单元测试与代码审查', '## 数据库设计\n\n先理解需求，再动手。'],
    ['Japanese', '単体テストとコードレビューを担当します。', '## データベース設計\n\nまず要件を確かめます。'],
    ['Korean', '단위 테스트를 작성하고 코드 리뷰를 합니다.', '## 데이터베이스 설계\n\n먼저 요구를 확인합니다.'],
    [
      'Russian',
      'Пишет модульные тесты и помогает с ревью кода.',
      '## Проектирование базы данных\n\nСначала уточни задачу.',
    ],
    [
      'Spanish',
      'Escribe pruebas unitarias y hace la revisión de código.',
      '## Diseño de bases de datos\n\nLee los cambios del equipo.',
    ],
    [
      'Portuguese',
      'Escreve testes unitários e faz a revisão de código.',
      '## Modelagem de dados\n\nLeia as mudanças da equipe e não as altere.',
    ],
    [
      'German',
      'Schreibt Unit-Tests und übernimmt die Codeprüfung.',
      '## Datenbankentwurf\n\nLies zuerst den Auftrag und die Änderungen.',
    ],
    [
      'French',
      'Écrit des tests unitaires et fait la revue de code.',
      '## Conception de base de données\n\nLis les changements de l’équipe.',
    ],
  ])('%s', (_, description, body) => {
    // A heading alone proves nothing.
    const item = body.split('\n')[0]?.replace('## ', '- ') ?? '';
    expect(claimsOf(description, `${body}\n\n${`${item}\n`.repeat(3)}`)).toEqual(
      expect.arrayContaining(['unit-testing', 'code-review', 'database-design']),
    );
  });
});

test('the line shown as evidence has the name marked', () => {
  const { agent, lines, coverage, language } = readingOf(
    'Übernimmt die Fehlerbehandlung.',
    'Lies den Code und die Tests.',
  );
  const [[evidence] = []] = evidenceOf(agent, lines, coverage, language);
  expect(evidence?.text).toContainEqual({ text: 'Fehlerbehandlung', marked: true });
});

describe('in English text', () => {
  test.each([
    ['German', 'A Datenschutz officer reads the notes of the team.'],
    ['French', 'The vie privée column is for the notes of the team.'],
    ['Spanish', 'The field called cifrado is for the notes of the team.'],
  ])('a word that is a name in %s proves nothing', (_, description) => {
    expect(claimsOf(description, `## ${description}`)).toEqual([]);
  });
});

test('translations change nothing about agents in English', async () => {
  const plain = coverageReader(vocabulary.map((capability) => ({ ...capability, translations: undefined })));
  const files = await Promise.all(['content/agents', 'tests/fixtures/collection'].map(filesIn));
  const changed = files.flat().filter(({ name, bytes }) => {
    const { agent } = readAgent(bytes, name);
    if (agent === undefined) return false;
    const body = bodyOf(bytes, agent);
    const passages = readPassages(agent, body);
    const claims = coverageOf(agent, passages, languageOf(body)).claims;
    return JSON.stringify(claims) !== JSON.stringify(plain(agent, passages).claims);
  });
  expect(changed.map(({ name }) => name)).toEqual([]);
});

async function filesIn(folder: string): Promise<{ name: string; bytes: Buffer }[]> {
  const names = (await readdir(join(root, folder), { recursive: true })).filter((name) => name.endsWith('.md'));
  return Promise.all(names.map(async (name) => ({ name, bytes: await readFile(join(root, folder, name)) })));
}

function readingOf(description: string, body: string): Reading {
  const text = fileWith(`description: ${JSON.stringify(description)}`, body);
  const file = read(text);
  const agent = agentOf(file);
  const language = languageOf(`${agent.summary}\n${body}`);
  const coverage = coverageOf(agent, readPassages(agent, bodyOf(file.bytes, agent)), language);
  return { agent, lines: text.split('\n'), coverage, language };
}

function claimsOf(description: string, body: string): string[] {
  return readingOf(description, body).coverage.claims.map(({ capability }) => capability);
}

interface Reading {
  agent: Parameters<typeof evidenceOf>[0];
  lines: string[];
  coverage: ReturnType<typeof coverageOf>;
  language: ReturnType<typeof languageOf>;
}
