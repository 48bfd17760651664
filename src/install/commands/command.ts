import type { InstallTarget, Scope } from '../tools/target.ts';

/** Where an agent's file has to be for a tool to read it. */
export function placeOf(target: InstallTarget, scope: Scope, slug: string): Place {
  const folder = scope === 'project' ? target.projectFolder : target.userFolder;
  return { inHome: scope === 'user', folder, path: `${folder}/${target.fileName(slug)}` };
}

/**
 * The command that puts a file in its place, for a POSIX shell. One line; the folder is made when it is missing. What is
 * there already is replaced.
 * @param url where the file is served
 */
export function curlCommand(place: Place, url: string): string {
  return `curl -fsSL --create-dirs -o ${shellPath(place, place.path)} ${shellWord(url)}`;
}

/**
 * The same with care, for a POSIX shell with GNU's or Apple's tools: the file's digest is checked, nothing is replaced, and
 * nothing is left half-written.
 * @param sha256 what the file's digest has to be, in hexadecimal
 */
export function carefulCurlCommand(place: Place, url: string, sha256: string): string {
  return [
    `(set -eu`,
    `file=${shellPath(place, place.path)}`,
    `if [ -e "$file" ] || [ -L "$file" ]; then echo "$file is already there, and stays as it is" >&2; exit 1; fi`,
    `mkdir -p ${shellPath(place, place.folder)}`,
    `part=$(mktemp "$file.XXXXXX"); trap 'rm -f "$part"' EXIT HUP INT TERM`,
    `curl -fsSL -o "$part" ${shellWord(url)}`,
    `if [ "$({ sha256sum || shasum -a 256; } <"$part" 2>/dev/null | cut -c 1-64)" != ${sha256} ]; then`,
    `  echo 'not the file that was looked at: nothing is installed' >&2; exit 1; fi`,
    `chmod 644 "$part"; mv -n "$part" "$file" && [ ! -e "$part" ])`,
  ].join('\n');
}

/** The command that puts a file in its place, for PowerShell. What is there already is replaced. */
export function powershellCommand(place: Place, url: string): string {
  const path = powershellPath(place, place.path);
  return [
    `New-Item -ItemType Directory -Force ${powershellPath(place, place.folder)} | Out-Null`,
    `Invoke-WebRequest -UseBasicParsing ${powershellWord(url)} -OutFile ${path}`,
  ].join('; ');
}

/** The same with care, for PowerShell: the file's digest is checked, nothing is replaced, and nothing is left half-written. */
export function carefulPowershellCommand(place: Place, url: string, sha256: string): string {
  return [
    `& { $ErrorActionPreference = 'Stop'`,
    `$file = ${powershellPath(place, place.path)}`,
    `if (Test-Path -LiteralPath $file) { throw "$file is already there, and stays as it is" }`,
    `New-Item -ItemType Directory -Force ${powershellPath(place, place.folder)} | Out-Null`,
    `$part = "$file." + [guid]::NewGuid().ToString('N')`,
    `try {`,
    `  Invoke-WebRequest -UseBasicParsing ${powershellWord(url)} -OutFile $part`,
    `  if ((Get-FileHash -LiteralPath $part -Algorithm SHA256).Hash -ne '${sha256}') { throw 'not the file that was looked at: nothing is installed' }`,
    `  Move-Item -LiteralPath $part -Destination $file`,
    `} finally { Remove-Item -LiteralPath $part -ErrorAction Ignore } }`,
  ].join('\n');
}

/** A text as one word of a POSIX shell: as it is when every character is plain, in single quotes otherwise. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A text as one word of PowerShell, which takes several signs for an apostrophe. */
export function powershellWord(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

/** A path in the project or the home, which stays outside the quotes. */
function shellPath({ inHome }: Place, path: string): string {
  return `${inHome ? '~/' : ''}${shellWord(path)}`;
}

function powershellPath({ inHome }: Place, path: string): string {
  return inHome ? `(Join-Path $HOME ${powershellWord(path)})` : powershellWord(path);
}

/** Where a file goes. */
export interface Place {
  /** Whether the paths are below the user's home instead of the working folder. */
  inHome: boolean;
  folder: string;
  path: string;
}
