/** Measures a text. Tokens are estimated at four characters each, which is close for English prose and code. */
export function measure(text: string): Size {
  return {
    bytes: new TextEncoder().encode(text).length,
    words: text.match(/\S+/g)?.length ?? 0,
    tokens: Math.ceil(text.length / 4),
  };
}

/** How much of a model's context a text takes. */
export interface Size {
  /** Length in UTF-8, in bytes. */
  bytes: number;
  /** The number of runs without white space. */
  words: number;
  /** The estimated number of tokens. */
  tokens: number;
}
