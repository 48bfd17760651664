import type { AgentRecord } from '../catalogue/record.ts';

/**
 * Loads an agent's published record.
 * @returns the record, or why there is none
 */
export async function loadRecord(slug: string): Promise<PickedRecord | 'unknown' | 'unreadable'> {
  try {
    const response = await fetch(`${import.meta.env.BASE_URL}agents/${encodeURIComponent(slug)}.json`);
    if (response.status === 404) return 'unknown';
    const record: unknown = await response.json();
    // A slug that is none may lead to some other file.
    return isPickedRecord(record) && record.slug === slug ? record : 'unreadable';
  } catch {
    return 'unreadable';
  }
}

function isPickedRecord(value: unknown): value is PickedRecord {
  return (
    typeof value === 'object' &&
    value !== null &&
    'slug' in value &&
    'name' in value &&
    'shares' in value &&
    Array.isArray(value.shares) &&
    'size' in value &&
    'access' in value &&
    'file' in value
  );
}

/** What is shown and checked of an agent that is picked. */
export type PickedRecord = Pick<
  AgentRecord,
  'slug' | 'name' | 'summary' | 'color' | 'shares' | 'access' | 'size' | 'file'
>;
