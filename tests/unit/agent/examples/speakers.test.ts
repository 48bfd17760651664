import { describe, expect, test } from 'vitest';
import { splitDescription } from '../../../../src/agent/examples/description.ts';

function turnsOf(description: string): [string, string][] {
  return splitDescription(description).examples.flatMap(({ turns }) =>
    turns.map(({ role, text }): [string, string] => [role, text]),
  );
}

describe('dialogues in other languages', () => {
  test.each([
    ['Chinese', '情境：登录写完了。\n用户：“检查一下”\n助手：“我来检查。”\n<commentary>相关。</commentary>'],
    ['Japanese', 'コンテキスト: 実装済み。\nユーザー: 「確認して」\nアシスタント: 「確認します。」\n解説: 関連。'],
    ['Korean', '상황: 구현 완료.\n사용자: "확인해줘"\n어시스턴트: "확인합니다."\n설명: 관련.'],
    ['Russian', 'Контекст: Готово.\nПользователь: "Проверь"\nАссистент: "Проверяю."\nКомментарий: Важно.'],
    ['Portuguese', 'Contexto: Pronto.\nUsuário: "Verifique"\nAssistente: "Verifico."\nComentário: Importa.'],
    ['Spanish', 'Contexto: Listo.\nUsuario: "Revisa"\nAsistente: "Reviso."\nComentario: Importa.'],
    ['German', 'Kontext: Fertig.\nNutzer: "Prüfe"\nAssistent: "Ich prüfe."\nKommentar: Wichtig.'],
    ['French', 'Contexte : Prêt.\nUtilisateur : "Vérifie"\nAssistant : "Je vérifie."\nCommentaire : Important.'],
  ])('name their speakers: %s', (_, dialogue) => {
    const roles = turnsOf(`Helps.\n\n<example>\n${dialogue}\n</example>`).map(([role]) => role);
    expect(roles).toEqual(['context', 'user', 'assistant', 'commentary']);
  });

  test('are found without tags, on one line', () => {
    expect(turnsOf('审查改动。例如：用户：“检查一下登录”，助手：“我来检查。”')).toEqual([
      ['user', '检查一下登录'],
      ['assistant', '我来检查。'],
    ]);
  });

  test.each([
    ['审查改动。例如：用户：“检查一下登录”，助手：“我来检查。”', '审查改动。'],
    ['Проверяет.\n\nПримеры:\n<example>\nuser: "a"\nassistant: "b"\n</example>', 'Проверяет.'],
    ['Verifica.\n\nExemplos:\n\n<example>\nuser: "a"\nassistant: "b"\n</example>', 'Verifica.'],
    ['検査する。\n例：\n<example>\nuser: "a"\nassistant: "b"\n</example>\nそれだけ。', '検査する。\n\nそれだけ。'],
  ])('leave no word that only introduces them: %j', (description, summary) => {
    expect(splitDescription(description).summary).toBe(summary);
  });

  test.each(['Der Nutzer: ein Mensch.', 'Agente: revisa cambios. Usuario: quien llama.', '使用者是人。说明：很短。'])(
    'are not seen in prose: %s',
    (description) => {
      expect(splitDescription(description)).toEqual({ summary: description, examples: [] });
    },
  );
});

describe('a quotation and what follows it', () => {
  test('an arrow to the next turn is no part of a turn, nor is the label of the next example', () => {
    const first = "user: 'I need a login' -> assistant: 'I will call it' -> <uses agent>.";
    const second = "user: 'And products?' -> assistant: 'It knows' -> <uses agent>.";
    expect(turnsOf(`Use it. For example: ${first} Another example: ${second}`)).toEqual([
      ['user', 'I need a login'],
      ['assistant', 'I will call it\n<uses agent>.'],
      ['user', 'And products?'],
      ['assistant', 'It knows\n<uses agent>.'],
    ]);
  });

  test.each(['(uses the Task tool to call it)', '<uses the Task tool>', '[calls it]', '*calls it*'])(
    'loses its marks when the speaker then does something: %s',
    (action) => {
      const turns = turnsOf(`Helps.\n<example>\nuser: "a"\nassistant: "I will call it."\n${action}\n</example>`);
      expect(turns.at(-1)).toEqual(['assistant', `I will call it.\n${action}`]);
    },
  );

  test('keeps its marks when more is said', () => {
    const turns = turnsOf('Helps.\n<example>\nuser: "a"\nassistant: "One." Then it adds "two."\n</example>');
    expect(turns.at(-1)).toEqual(['assistant', '"One." Then it adds "two."']);
  });
});
