import { trimBlanks } from '../hidden/trim-blanks.ts';

/**
 * What a tag says besides its name, as it is written, because the model reads it.
 * @param rest what follows the name in the tag, such as ` id="1"` or `-of-use`
 */
export function tagText(rest = ''): string {
  return trimBlanks(
    trimBlanks(rest)
      .replace(/^[_-]+/, '')
      .replace(/(?<!\/)\/+$/, ''),
  );
}
