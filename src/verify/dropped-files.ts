/** What was dropped or pasted; has to be called while the event lasts, after which the browser forgets it. */
export function givenIn(transfer: DataTransfer): (File | FileSystemEntry)[] {
  return [...transfer.items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    // Of the two, only an entry can be a folder; what is pasted may have none.
    const entry = item.webkitGetAsEntry();
    const given = entry?.isDirectory === true ? entry : item.getAsFile();
    return given === null ? [] : [given];
  });
}

/**
 * The files among what was given, and the agent files in its folders: those that the catalogue itself would read from a
 * folder.
 */
export async function filesIn(given: readonly (File | FileSystemEntry)[]): Promise<GivenFiles> {
  const found: GivenFiles = { files: [], passedOver: 0, cut: false };
  for (const each of given) {
    if (each instanceof File) found.files.push({ path: each.name, file: each });
    else await collect(each, found);
  }
  found.files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  if (found.files.length > MAX_FILES) found.cut = true;
  found.files.length = Math.min(found.files.length, MAX_FILES);
  return found;
}

/** More files are not checked at a time. */
export const MAX_FILES = 2000;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

async function collect(entry: FileSystemEntry, found: GivenFiles): Promise<void> {
  if (found.files.length > MAX_FILES) return;
  if (isFolder(entry)) {
    if (SKIPPED_FOLDERS.has(entry.name)) return;
    for (const child of await childrenOf(entry)) await collect(child, found);
  } else if (isFile(entry)) {
    if (!/\.md$/i.test(entry.name) || entry.name.startsWith('.') || /^readme\.md$/i.test(entry.name)) {
      found.passedOver += 1;
      return;
    }
    const path = entry.fullPath.replace(/^\//, '');
    const file = await new Promise<File | undefined>((resolve) => {
      entry.file(resolve, () => {
        resolve(undefined);
      });
    });
    found.files.push({ path, file });
  }
}

/** Everything in a folder; browsers hand out a hundred at a time. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve) => {
      reader.readEntries(resolve, () => {
        resolve([]);
      });
    });
    if (some.length === 0) return children;
    children.push(...some);
  }
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

/** A file to check. */
export interface GivenFile {
  /** Its name, with its folders when it was given in one; what findings say it is called. */
  path: string;
  /** Undefined when the browser could not open it. */
  file: Blob | undefined;
  /** Whether it is a text that was pasted, and so has no name of its own. */
  pasted?: boolean;
}

export interface GivenFiles {
  files: GivenFile[];
  /** How many files of folders are none that agents are kept in. */
  passedOver: number;
  /** Whether there were more than are checked. */
  cut: boolean;
}
