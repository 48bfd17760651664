import { styleText } from 'node:util';
import type { Claim } from './agreement.ts';

/** The table of agreement: for each client and kind of claim, how many files agree. */
function agreementTable(results: readonly ClientResult[]): string[][] {
  return results.flatMap(({ client, version, claims }) =>
    [...Map.groupBy(claims, ({ kind }) => kind)].map(([kind, of]) => {
      const agree = of.filter(({ agrees }) => agrees).length;
      const share = ((100 * agree) / of.length).toFixed(agree === of.length ? 0 : 2);
      return [`${client} ${version}`, kind, `${agree} of ${of.length}`, `${share} %`];
    }),
  );
}

/** The report of a run, in Markdown: the table, and every disagreement. */
export function report(results: readonly ClientResult[], about: { date: string; files: string }): string {
  const rows = agreementTable(results).map((cells) => `| ${cells.join(' | ')} |`);
  const disagreements = results.flatMap(({ client, claims }) =>
    claims
      .filter(({ agrees }) => !agrees)
      .map(({ kind, file, detail }) => `- ${client}, ${kind}, \`${file}\`: ${escaped(detail)}`),
  );
  return [
    '# What the real clients load',
    '',
    'Written by `npm run test:clients`. Each row compares what this catalogue says of files with what a client did with them,',
    'in a throw-away home, without a network and without an account.',
    '',
    `Run on ${about.date} over ${about.files}.`,
    '',
    '| client | what | agreement | share |',
    '| --- | --- | --- | --- |',
    ...rows,
    '',
    '## Disagreements',
    '',
    ...(disagreements.length === 0 ? ['None.'] : disagreements),
    '',
  ].join('\n');
}

/** Prints the table. */
export function printTable(results: readonly ClientResult[]): void {
  const table = agreementTable(results);
  const widths = [0, 1, 2].map((column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  for (const row of table) {
    const line = row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  ');
    console.log(row[3] === '100 %' ? line : styleText('red', line));
  }
}

function escaped(text: string): string {
  return text.replace(/[|<>`*_[\]\\]/g, (character) => `\\${character}`);
}

/** What came of asking a client. */
export interface ClientResult {
  client: string;
  version: string;
  claims: Claim[];
}
