/** The files and folders dropped or pasted. Call it during the event: the browser clears `transfer` afterwards. */
export function droppedIn(transfer: DataTransfer): (File | FileSystemEntry)[] {
  return [...transfer.items].flatMap((item) => {
    if (item.kind !== 'file') return [];
    // Only an entry can be a folder; a pasted file may have no entry.
    const entry = item.webkitGetAsEntry();
    const dropped = entry?.isDirectory === true ? entry : item.getAsFile();
    return dropped === null ? [] : [dropped];
  });
}

/**
 * Lists files to check, sorted by path: every dropped file, and from dropped folders the files that the catalogue itself
 * would read.
 */
export async function filesIn(dropped: readonly (File | FileSystemEntry)[]): Promise<DroppedFiles> {
  const found: DroppedFiles = { files: [], skipped: 0, cut: false };
  for (const each of dropped) {
    if (each instanceof File) found.files.push({ path: each.name, file: each });
    else await collect(each, found);
  }
  found.files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
  if (found.files.length > MAX_FILES) found.cut = true;
  found.files.length = Math.min(found.files.length, MAX_FILES);
  return found;
}

/** The most files checked at a time. */
export const MAX_FILES = 2000;
const SKIPPED_FOLDERS: ReadonlySet<string> = new Set(['.git', 'node_modules']);

/** Markdown and TOML; JSON only where Kiro has agents, because folders have much of it that is none. */
function isRead(path: string): boolean {
  return /\.(?:md|toml)$|\/\.kiro\/agents\/.*\.json$/i.test(path);
}

async function collect(entry: FileSystemEntry, found: DroppedFiles): Promise<void> {
  if (found.files.length > MAX_FILES) return;
  if (isFolder(entry)) {
    if (SKIPPED_FOLDERS.has(entry.name)) return;
    for (const child of await childrenOf(entry)) await collect(child, found);
  } else if (isFile(entry)) {
    if (!isRead(entry.fullPath) || entry.name.startsWith('.') || /^readme\.md$/i.test(entry.name)) {
      found.skipped += 1;
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

/** Everything in a folder. Chromium returns at most 100 entries per call. */
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
export interface DroppedFile {
  /** Its name, with its folders when it comes from one; findings show it. */
  path: string;
  /** Undefined when the browser could not open it. */
  file: Blob | undefined;
  /** Whether it is pasted text, which has no file name. */
  pasted?: boolean;
}

/** The files to check. */
export interface DroppedFiles {
  files: DroppedFile[];
  /** How many files in folders are not agent files. */
  skipped: number;
  /** Whether there were more than {@link MAX_FILES}. */
  cut: boolean;
}
