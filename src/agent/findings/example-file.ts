/**
 * A small agent file for an example in the reference of findings.
 * @param fields the header’s lines after the name
 */
export function agent(fields: string, name = 'reviewer', body = 'Review the change.\n'): string {
  return `---\nname: ${name}\n${fields}\n---\n\n${body}`;
}
