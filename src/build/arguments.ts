/**
 * Tells the folders of agents among the words of a command from its options.
 * @param words what follows `npm run build --` or `npm start --`
 * @returns the folders, and the options for building and for serving what was built
 */
export function readArguments(words: readonly string[]): Arguments {
  const read: Arguments = { folders: [], forBuild: [], forPreview: [] };
  let wanted: string[][] = [];
  for (const word of words) {
    if (wanted.length > 0) {
      for (const list of wanted) list.push(word);
      wanted = [];
    } else if (word.startsWith('-')) {
      const [name = '', value] = word.split(/=(.*)/s);
      const lists = PREVIEW_ONLY.has(name)
        ? [read.forPreview]
        : name === '--outDir'
          ? [read.forBuild, read.forPreview]
          : [read.forBuild];
      for (const list of lists) list.push(word);
      if (value === undefined && (PREVIEW_ONLY.has(name) || WITH_VALUE.has(name))) wanted = lists;
    } else {
      read.folders.push(word);
    }
  }
  return read;
}

/** Options of the server; the others are Astro's. */
const PREVIEW_ONLY: ReadonlySet<string> = new Set(['--port', '--host']);
/** The options of `astro build` that a value follows. */
const WITH_VALUE: ReadonlySet<string> = new Set(['--outDir', '--site', '--base', '--config', '--root', '--mode']);

/** The words of a command. */
interface Arguments {
  /** Folders of agents, as they were written. */
  folders: string[];
  /** For `astro build`. */
  forBuild: string[];
  /** For the server. */
  forPreview: string[];
}
