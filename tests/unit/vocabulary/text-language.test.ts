import { describe, expect, test } from 'vitest';
import { langOf, langOfLine, langOfNamed, textLanguage } from '../../../src/vocabulary/text-language.ts';

test.each([
  ['en', 'You are the reviewer of this change. Read it with care.'],
  ['zh-Hans', '你负责审查代码，并指出其中的问题。'],
  ['zh-Hant', '你負責審查程式碼，並指出其中的問題。'],
  ['ja', 'あなたはコードをレビューし、問題点を指摘します。'],
  ['ko', '당신은 코드를 검토하고 문제를 지적합니다.'],
  ['ru', 'Ты проверяешь код и указываешь на ошибки.'],
  ['uk', 'Ти перевіряєш код і вказуєш на помилки.'],
  ['be', 'Ты правяраеш код і знаходзіш памылкі ў ім.'],
  ['sr', 'Ти провераваш код и указујеш на грешке у њему.'],
  ['ar', 'يراجع الشيفرة ويكتب الاختبارات.'],
  ['fa', 'کد را بررسی می‌کند و خطاها را می‌گوید.'],
  ['ur', 'یہ کوڈ کا جائزہ لیتا ہے اور غلطیاں بتاتا ہے۔'],
  ['he', 'קורא את הקוד וכותב בדיקות.'],
  ['th', 'ตรวจสอบโค้ดและบอกข้อผิดพลาด'],
  ['hi', 'कोड की जाँच करता है और गलतियाँ बताता है।'],
  ['el', 'Ελέγχεις τον κώδικα και δείχνεις τα λάθη.'],
  ['es', 'Revisas el código de los cambios y señalas los errores.'],
  ['pt', 'Você revisa o código das mudanças e não deixa erros.'],
  ['de', 'Du prüfst den Code und nennst die Fehler.'],
  ['fr', 'Tu relis le code et tu signales les erreurs dans une liste.'],
  ['it', 'Sei il revisore che legge il codice di ogni modifica, e non lo cambia.'],
  ['nl', 'Je leest het werk van een ander en noemt de fouten die niet mogen blijven.'],
  ['pl', 'Sprawdzasz kod, który jest nowy, oraz wskazujesz błędy, aby nie zostały.'],
  ['cs', 'Čteš kód, který je nový, a ukazuješ chyby, které se musí opravit.'],
  ['sv', 'Du läser koden och säger vad som är fel för att den inte ska gå sönder.'],
  ['tr', 'Kodu inceler ve hataları bir liste olarak yazar, ama bu dosyaları değiştirmez.'],
  ['vi', 'Đọc mã và chỉ ra các lỗi trong những thay đổi của bạn.'],
  ['id', 'Baca kode yang berubah dan tunjukkan kesalahan dalam daftar ini.'],
])('a sentence is marked as %s', (language, sentence) => {
  expect(textLanguage(sentence)).toBe(language);
});

test.each(['', '42', 'React, TypeScript, PostgreSQL', 'git log --oneline', '→ ✓ 🧪', 'Δt in µs of the p95'])(
  '"%s" is marked as no language but the page’s',
  (text) => {
    expect(langOf(text)).toBeUndefined();
  },
);

test('an English text that quotes another language has no mark', () => {
  expect(langOf('Answers in the language of the user: français, 中文, русский and عربي.')).toBeUndefined();
});

describe('Chinese characters alone', () => {
  test('are Japanese within Japanese', () => {
    expect(langOf('概要', 'ja')).toBeUndefined();
  });

  test('are as those around them where they are the same in both ways of writing', () => {
    expect(langOf('目的', 'zh-Hant')).toBeUndefined();
  });

  test('are Chinese within English', () => {
    expect(langOf('目的')).toBe('zh');
  });
});

test('English within another language is marked', () => {
  expect(langOf('You are the reviewer of this change.', 'zh-Hans')).toBe('en');
});

describe('a line of a text', () => {
  test.each([
    ['its own language', '你负责审查代码并说明问题', 'en', 'zh-Hans'],
    ['that of the text where it shows none', 'Prüft Code', 'de', 'de'],
    ['no mark in English', 'You review the code that is changed', 'de', undefined],
    ['no mark where neither shows another', 'tools: Read, Write', 'en', undefined],
  ])('has %s', (_, line, whole, lang) => {
    expect(langOfLine(line, whole)).toBe(lang);
  });
});

describe('a text whose language is named', () => {
  test.each([
    ['de', '', 'de'],
    ['pt-BR', 'Você revisa o código das mudanças e não deixa erros.', 'pt-BR'],
    ['zh-TW', '你負責審查程式碼。', 'zh-TW'],
    ['de', 'Harbour', 'de'],
  ])('as %s has that mark: %s', (named, text, lang) => {
    expect(langOfNamed(named, text)).toBe(lang);
  });

  test('has the mark of another language if it is in that', () => {
    expect(langOfNamed('en-GB', 'Du prüfst den Code und nennst die Fehler.')).toBe('de');
  });

  test('has none if it is English', () => {
    expect(langOfNamed('en-GB', '')).toBeUndefined();
    expect(langOfNamed('de', 'What each of the agents keeps to, and how it is reviewed.')).toBeUndefined();
  });
});
