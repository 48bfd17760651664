/**
 * Reads what the settings say of themselves, out of the source of src/settings.ts: each property of `Settings` has a
 * comment that names its variable and its default.
 * @param source the text of that file
 */
export function settingsTable(source: string): SettingRow[] {
  const type = /export interface Settings \{\n([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
  return [...type.matchAll(/\/\*\*([\s\S]*?)\*\/\s*\w+\??:/g)].flatMap(([, comment = '']) => {
    const text = comment
      .replace(/^[ \t]*\*[ \t]?/gm, '')
      .replace(/\s+/g, ' ')
      .trim();
    const [says = '', absent = ''] = text.split(/ ?@default /);
    const name = /\(`([A-Z_]+)`\)/.exec(says)?.[1];
    return name === undefined ? [] : [{ name, says: says.replace(` (\`${name}\`)`, ''), absent }];
  });
}

/** A setting, described. */
export interface SettingRow {
  /** The environment variable. */
  name: string;
  /** What it says; words in backticks are code. */
  says: string;
  /** Its default. */
  absent: string;
}
