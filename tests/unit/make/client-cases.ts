import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** What a client was seen to load of small files, one quirk each, as `npm run test:clients` recorded it. */
export function clientCases(client: string): ClientCases {
  const file = new URL(`../../fixtures/clients/${client}.ndjson`, import.meta.url);
  const [first, ...lines] = readFileSync(file, 'utf8').trimEnd().split('\n');
  const { version } = z.object({ version: z.string() }).parse(JSON.parse(first ?? ''));
  return { version, cases: lines.map((line) => caseSchema.parse(JSON.parse(line))) };
}

const caseSchema = z.object({
  /** The file. */
  text: z.string(),
  /** What the client loaded; null when it refused the file. */
  loaded: z
    .object({
      name: z.string(),
      description: z.string(),
      /** Whether it has every tool of the session but those that it is denied. */
      everything: z.boolean(),
      /** The tools it is given by name. */
      tools: z.array(z.string()).optional(),
      /** The prompt, if it is not just `Body`. */
      prompt: z.string().optional(),
    })
    .nullable(),
});

/** The recorded cases of a client. */
export interface ClientCases {
  version: string;
  cases: z.infer<typeof caseSchema>[];
}
