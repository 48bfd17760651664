import type { InstallTarget, Scope, UserRoot } from '../tools/target.ts';

/** Where an agent's file must be for a tool to read it. */
export function destinationOf(target: InstallTarget, scope: Scope, slug: string): Destination {
  const folder = scope === 'project' ? target.projectFolder : target.userFolder;
  const path = `${folder}/${target.fileName(slug)}`;
  return scope === 'user' ? { inHome: true, root: target.userRoot, folder, path } : { inHome: false, folder, path };
}

/** The part of a path in the home folder that is below a root. */
export function below({ folder }: UserRoot, path: string): string {
  return path.slice(folder.length + 1);
}

/**
 * The command that installs a file, for a POSIX shell. It is one line, creates the folder if it is missing, and replaces
 * an existing file.
 * @param url where the file is served
 */
export function curlCommand(destination: Destination, url: string): string {
  return `curl -fsSL --create-dirs -o ${shellPath(destination, destination.path)} ${shellWord(url)}`;
}

/**
 * The careful command, for a POSIX shell with GNU's or Apple's tools: it checks the file's digest, replaces nothing, and
 * leaves nothing half-written.
 * @param url where the file is served
 * @param sha256 the digest that the file must have, in hexadecimal
 */
export function carefulCurlCommand(destination: Destination, url: string, sha256: string): string {
  return [
    `(set -eu`,
    `file=${shellPath(destination, destination.path)}`,
    `if [ -e "$file" ] || [ -L "$file" ]; then echo "$file already exists, and stays as it is" >&2; exit 1; fi`,
    `mkdir -p ${shellPath(destination, destination.folder)}`,
    `part=$(mktemp "$file.XXXXXX"); trap 'rm -f "$part"' EXIT HUP INT TERM`,
    `curl -fsSL -o "$part" ${shellWord(url)}`,
    `if [ "$({ sha256sum || shasum -a 256; } <"$part" 2>/dev/null | cut -c 1-64)" != ${sha256} ]; then`,
    `  echo 'this is not the file that the page showed: nothing is installed' >&2; exit 1; fi`,
    `chmod 644 "$part"; mv -n "$part" "$file" && [ ! -e "$part" ])`,
  ].join('\n');
}

/**
 * The command that installs a file, for PowerShell. It creates the folder if it is missing, and replaces an existing file.
 * @param url where the file is served
 */
export function powershellCommand(destination: Destination, url: string): string {
  const path = powershellPath(destination, destination.path);
  return [
    `New-Item -ItemType Directory -Force ${powershellPath(destination, destination.folder)} | Out-Null`,
    `Invoke-WebRequest -UseBasicParsing ${powershellWord(url)} -OutFile ${path}`,
  ].join('; ');
}

/**
 * The careful command, for PowerShell: it checks the file's digest, replaces nothing, and leaves nothing half-written.
 * @param url where the file is served
 * @param sha256 the digest that the file must have, in hexadecimal
 */
export function carefulPowershellCommand(destination: Destination, url: string, sha256: string): string {
  return [
    `& { $ErrorActionPreference = 'Stop'`,
    `$file = ${powershellPath(destination, destination.path)}`,
    `if (Test-Path -LiteralPath $file) { throw "$file already exists, and stays as it is" }`,
    `New-Item -ItemType Directory -Force ${powershellPath(destination, destination.folder)} | Out-Null`,
    `$part = "$file." + [guid]::NewGuid().ToString('N')`,
    `try {`,
    `  Invoke-WebRequest -UseBasicParsing ${powershellWord(url)} -OutFile $part`,
    `  if ((Get-FileHash -LiteralPath $part -Algorithm SHA256).Hash -ne '${sha256}') { throw 'this is not the file that the page showed: nothing is installed' }`,
    `  Move-Item -LiteralPath $part -Destination $file`,
    `} finally { Remove-Item -LiteralPath $part -ErrorAction Ignore } }`,
  ].join('\n');
}

/** A text as one word of a POSIX shell: as it is if every character is plain, otherwise in single quotes. */
export function shellWord(text: string): string {
  return /^[\w./:@%+=-]+$/.test(text) && !text.startsWith('-') ? text : `'${text.replaceAll("'", "'\\''")}'`;
}

/** A text as one word of PowerShell, which reads several characters as an apostrophe. */
export function powershellWord(text: string): string {
  return `'${text.replace(/['‘’‚‛]/g, '$&$&')}'`;
}

/** A path in the project or in the home folder, whose `~/` stays outside the quotes, or in the folder that replaces it. */
function shellPath({ inHome, root }: Destination, path: string): string {
  if (root !== undefined) return `"\${${root.variable}:-$HOME/${root.folder}}"/${shellWord(below(root, path))}`;
  return `${inHome ? '~/' : ''}${shellWord(path)}`;
}

function powershellPath({ inHome, root }: Destination, path: string): string {
  if (root !== undefined) {
    const variable = `$env:${root.variable}`;
    const folder = `$(if (${variable}) { ${variable} } else { "$HOME/${root.folder}" })`;
    return `(Join-Path ${folder} ${powershellWord(below(root, path))})`;
  }
  return inHome ? `(Join-Path $HOME ${powershellWord(path)})` : powershellWord(path);
}

/** Where a file goes. */
export interface Destination {
  /** Whether the paths are below the user's home folder instead of the working folder. */
  inHome: boolean;
  /** The start of the paths that the user can move elsewhere. */
  root?: UserRoot | undefined;
  /** The folder's path, with forward slashes. */
  folder: string;
  /** The file's path, with forward slashes. */
  path: string;
}
