import { describe, expect, test } from 'vitest';
import { languageOf } from '../../../src/vocabulary/language.ts';

test.each([
  ['en', 'You are the reviewer of this change. Read it with care.'],
  ['zh', '你负责审查代码，并指出其中的问题。'],
  ['ja', 'あなたはコードをレビューし、問題点を指摘します。'],
  ['ko', '당신은 코드를 검토하고 문제를 지적합니다.'],
  ['ru', 'Ты проверяешь код и указываешь на ошибки.'],
  ['es', 'Revisas el código de los cambios y señalas los errores.'],
  ['pt', 'Você revisa o código das mudanças e não deixa erros.'],
  ['de', 'Du prüfst den Code und nennst die Fehler.'],
  ['fr', 'Tu relis le code et tu signales les erreurs dans une liste.'],
])('a sentence in %s shows its language', (language, sentence) => {
  expect(languageOf(sentence)).toBe(language);
});

describe('a short query', () => {
  test.each([
    ['zh', '审查'],
    ['ja', 'テスト'],
    ['ko', '보안'],
    ['ru', 'тесты'],
  ])('in the script of %s shows its language', (language, query) => {
    expect(languageOf(query)).toBe(language);
  });

  test.each(['', '   ', '42', 'react', 'Datenbank', 'revisión de código'])('"%s" shows too little', (query) => {
    expect(languageOf(query)).toBeUndefined();
  });
});

describe('a text of two languages', () => {
  test.each([
    ['zh', '用 TypeScript 和 React 编写组件，并用 Vitest 测试。'],
    ['ja', 'TypeScript と React でコンポーネントを書き、テストも書く。'],
    ['ru', 'Пиши компоненты на TypeScript и React, проверяй их в Vitest.'],
    ['de', 'Schreibe die Komponenten mit React und TypeScript, und prüfe sie mit Vitest.'],
  ])('is in %s if only its names are English', (language, text) => {
    expect(languageOf(text)).toBe(language);
  });

  test('is English if it quotes words of another one', () => {
    expect(
      languageOf('Use this agent when the user asks for a review: 代码审查, コードレビュー, ревью, revisión.'),
    ).toBe('en');
  });

  test('is Chinese if it quotes a Japanese word', () => {
    expect(languageOf('本代理把界面文字翻译成日语，例如把“设置”译为“せってい”，并检查译文是否符合语境。')).toBe('zh');
  });
});

test.each([
  ['Ukrainian', 'Ти перевіряєш код і вказуєш на помилки.'],
  ['Italian', 'Sei il revisore che legge il codice di ogni modifica, e non lo cambia.'],
  ['Dutch', 'Je leest de code van een wijziging en noemt de fouten voor het team.'],
  ['Catalan', 'Revises el codi dels canvis amb cura i assenyales els errors per a una llista.'],
  ['Greek', 'Ελέγχεις τον κώδικα και δείχνεις τα λάθη.'],
])('%s is not taken for another language', (_, sentence) => {
  expect(languageOf(sentence)).toBeUndefined();
});

test('accents may be written as marks of their own', () => {
  expect(languageOf('Você não revisa código.'.normalize('NFD'))).toBe('pt');
});

test('only the start of a long text is read', () => {
  expect(languageOf(`${'Read the code of this change. '.repeat(1000)}${'代码审查'.repeat(100_000)}`)).toBe('en');
});
