/** A response with a value as JSON, indented so that people can read it too. */
export function jsonResponse(value: unknown): Response {
  return jsonText(`${JSON.stringify(value, null, 2)}\n`);
}

/** A response with a text that is JSON. */
export function jsonText(text: string | undefined): Response {
  return new Response(text, { headers: { 'Content-Type': 'application/json; charset=utf-8' } });
}
