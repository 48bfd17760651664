/**
 * The header that a body starts with, from the start of the body to the end of the line that closes it: a line of three
 * hyphens, lines of fields, and another line of hyphens. Markdown would run its lines together as a heading.
 * @returns an empty text when the body starts with none
 */
export function leadingHeader(body: string): string {
  let at = 0;
  let fields = 0;
  let isOpen = false;
  for (let count = 0; count < MAX_LINES && at < body.length; count += 1) {
    const found = body.indexOf('\n', at);
    const end = found === -1 ? body.length : found;
    const line = body.slice(at, end);
    at = end + 1;
    if (/^---[ \t]*$/.test(line)) {
      if (isOpen) return fields > 0 ? body.slice(0, at) : '';
      isOpen = true;
    } else if (isOpen && FIELD.test(line)) fields += 1;
    else if (line.trim() !== '' && !(isOpen && fields > 0 && MORE.test(line))) return '';
  }
  return '';
}

/** How many lines such a header may have. */
const MAX_LINES = 200;
const FIELD = /^[A-Za-z_][\w-]{0,60}:(?:[ \t]|$)/;
/** A line that a value goes on with. */
const MORE = /^(?:[ \t]|- |#)/;
