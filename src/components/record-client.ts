import type { AgentRecord } from '../catalogue/record.ts';
import { hasShape, type Shape } from './guard.ts';

/**
 * Loads an agent's published record, once per page load.
 * @returns the record; `unknown` if there is no such agent; `unreadable` if it could not be fetched or is not a record,
 * in which case the next call tries again
 */
export function loadRecord(slug: string): Promise<LoadedRecord | 'unknown' | 'unreadable'> {
  const known = records.get(slug);
  if (known !== undefined) return known;
  const loading = fetchRecord(slug).then((answer) => {
    if (answer === 'unreadable') records.delete(slug);
    return answer;
  });
  records.set(slug, loading);
  return loading;
}

const records = new Map<string, ReturnType<typeof fetchRecord>>();

async function fetchRecord(slug: string): Promise<LoadedRecord | 'unknown' | 'unreadable'> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}agents/${encodeURIComponent(slug)}.json`);
    if (response.status === 404) return 'unknown';
    const record: unknown = await response.json();
    // A slug that no agent has may lead to another file.
    return isLoadedRecord(record) && record.slug === slug ? record : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function isLoadedRecord(value: unknown): value is LoadedRecord {
  return hasShape(value, READ);
}

/** The properties of a record that scripts read. */
const READ = {
  slug: 'string',
  name: 'string',
  summary: 'string',
  color: 'string',
  file: { path: 'string', sha256: 'string' },
  dialect: 'string',
  frontmatter: 'array',
  tools: 'array',
  access: { everything: 'boolean', abilities: 'array' },
  capabilities: 'array',
  shares: 'array',
  examples: 'array',
  size: { description: { tokens: 'number' }, body: { tokens: 'number' } },
  findings: 'array',
} as const satisfies Partial<Record<keyof AgentRecord, Shape[string]>>;

/** The part of an agent's published record that scripts read. */
export type LoadedRecord = Pick<AgentRecord, keyof typeof READ>;
