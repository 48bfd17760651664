/** Whether parsing a body as Markdown would take too long: such a body is shown as source. */
export function isTooCostly(body: string): boolean {
  return TOO_DEEP.test(body) || isTooDense(body);
}

/** Whether a paragraph has very many entities or marks of emphasis. */
function isTooDense(body: string): boolean {
  let entities = 0;
  let marks = 0;
  for (const line of body.split('\n')) {
    // Only these parts paragraphs: a line of other white space, such as U+00A0, belongs to its paragraph.
    if (/^[ \t\r]*$/.test(line)) entities = marks = 0;
    entities += line.split('&').length - 1;
    marks += line.split(/[*_]/).length - 1;
    if (entities > MAX_ENTITIES || marks > MAX_MARKS) return true;
  }
  return false;
}

/** Quotations and lists so deep that parsing would take time quadratic in their depth. */
const TOO_DEEP = /^(?:[ \t]{0,3}(?:>|[-+*]|\d{1,9}[.)])){100}/m;
/** With more in one paragraph, parsing would take time and memory quadratic in their number. */
const MAX_ENTITIES = 2000;
const MAX_MARKS = 5000;
