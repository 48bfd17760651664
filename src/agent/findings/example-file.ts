/**
 * A small agent file for the reference of findings.
 * @param fields the header’s lines behind the name
 */
export function agent(fields: string, name = 'reviewer', body = 'Review the change.\n'): string {
  return `---\nname: ${name}\n${fields}\n---\n\n${body}`;
}
