/** A line of each language, with what has to stand out in it. */
export const LANGUAGES: readonly (readonly [language: string, code: string, kind: string, text: string])[] = [
  ['bash', 'if true; then ls; fi # kestrel', 'c', '# kestrel'],
  ['c', '#include <stdio.h>', 's', '<stdio.h>'],
  ['cpp', 'class Kestrel {};', 'f', 'Kestrel'],
  ['csharp', 'public int Age;', 'k', 'public int'],
  ['css', 'a { color: red }', 'p', 'color'],
  ['diff', '+kestrel', 's', '+kestrel'],
  ['docker', 'FROM node', 'k', 'FROM'],
  ['go', 'func main() {}', 'f', 'main'],
  ['graphql', '{ kestrel(age: 3) { id } }', 'n', '3'],
  ['hcl', 'kestrel = 3', 'p', 'kestrel'],
  ['java', 'return 3;', 'k', 'return'],
  ['javascript', 'const a = 3;', 'k', 'const'],
  ['json', '{"kestrel": 3}', 'p', '"kestrel"'],
  ['jsx', '<Kestrel age={3} />', 'f', 'Kestrel'],
  ['kotlin', 'val a = "kestrel"', 's', '"kestrel"'],
  ['markdown', 'A `kestrel`.', 's', '`kestrel`'],
  ['markup', '<a href="b">c</a>', 'p', 'href'],
  ['php', '<?php return 3;', 'n', '3'],
  ['powershell', 'if ($a -eq 3) {}', 'k', '-eq'],
  ['python', 'def kestrel():', 'f', 'kestrel'],
  ['ruby', 'puts :kestrel', 's', ':kestrel'],
  ['rust', 'println!("a");', 'f', 'println!'],
  ['scss', '// kestrel', 'c', '// kestrel'],
  ['sql', 'a = 3 AND b = 4', 'k', 'AND'],
  ['swift', 'let a = 3', 'k', 'let'],
  ['toml', 'kestrel = 3', 'p', 'kestrel'],
  ['tsx', 'const a: Kestrel = <b />;', 'k', 'const'],
  ['typescript', 'interface Kestrel {}', 'f', 'Kestrel'],
  ['yaml', 'kestrel: 3', 'p', 'kestrel'],
];

/** Pieces of code that open and close things in some language. */
export const PIECES = [
  ...['"', "'", '`', '"""', '${', '#{', '{', '}', '(', ')', '<', '>', '</a>', '<a b=', '/*', '*/', '//', '#', '--'],
  ...['\n', ' ', '\t', '\r\n', '\\', '<<A\n', '\nA\n', '<?php', '?>', '<!--', '-->', '+', '-', '@@', '=', ':', '- '],
  ...['```', '**', '&amp;', 'kestrel', 'function', 'class', 'FROM', 'of', '3', '\u200B', '👩‍👩‍👧', '3\uFE0F', '\uD83D'],
];

/** Code that has kept tokenizers busy. */
export const HOSTILE = [
  `<<<A\n<'''$@"`,
  '<style>0"1\n',
  '```$@"  \n',
  '<a>',
  '<a b={',
  '`${',
  '<<A\n',
  'a: |\n ',
  '- ',
  'a b: "',
];
