import { z } from 'zod';
import type { Language } from './language.ts';

/** The languages that capabilities have names in, besides English. */
export const TRANSLATED = ['zh', 'ja', 'ko', 'ru', 'es', 'pt', 'de', 'fr'] as const satisfies readonly Language[];

/** A capability's names in other languages: at least one for each language that it has any for. */
export const translationsSchema = z.partialRecord(
  z.enum(TRANSLATED),
  z.array(z.string().trim().min(2, 'Write a name of at least two characters.').max(80)).min(1),
);

/**
 * The names that may occur in a text of a language. Those in Latin letters occur in texts of their own language only, since
 * many of them are words of another kind in other languages, such as Spanish "red", a network.
 */
export function translatedNames(translations: Translations, language: Language | undefined): string[] {
  return TRANSLATED.filter((code) => code === language || !LATIN.has(code)).flatMap((code) => translations[code] ?? []);
}

/** The language to look for names in: one that stands for all languages without names in Latin letters. */
export function nameLanguage(language: Language | undefined): Language | undefined {
  return language !== undefined && LATIN.has(language) ? language : undefined;
}

const LATIN: ReadonlySet<Language> = new Set(['es', 'pt', 'de', 'fr']);

/** A capability's names by language. */
export type Translations = z.infer<typeof translationsSchema>;
