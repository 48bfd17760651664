/**
 * Cuts a need into what stands in quotation marks and the rest.
 * @returns the quoted texts in their order, and the need with a space in place of each
 */
export function quotedIn(need: string): { quoted: string[]; rest: string } {
  const quoted: string[] = [];
  const rest = need.replace(QUOTED, (_, text: string) => {
    quoted.push(text);
    return ' ';
  });
  return { quoted, rest };
}

/** Quotation marks of several languages; people mix them, so that any may open and any may close. */
const QUOTED = /["“”„«»「『]([^"“”„«»「」『』]+)["“”«»」』]/g;
