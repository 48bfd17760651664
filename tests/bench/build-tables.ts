import type { Taken, Weight } from './measure.ts';
import { median, table } from './results.ts';

/** Build measurements as Markdown tables: the figures of each builder, and the ratio of the first to each other one. */
export function buildTables(title: string, built: readonly Built[]): string {
  const figures = table(
    ['first build', 'seconds', 'processor s', 'peak MB', 'output MB', 'files', 'index MB', 'one file changed, s'],
    built.map((each) => [
      each.name,
      cell(each.first, ({ seconds }) => seconds, 1),
      cell(each.first, ({ processor }) => processor, 1),
      cell(each.first, ({ memory }) => memory, 1e6),
      megabytes(each.weight),
      each.weight?.files.toLocaleString('en-US') ?? '–',
      megabytes(each.index),
      cell(each.again, ({ seconds }) => seconds, 1),
    ]),
  );
  const [own, ...others] = built;
  const ratios =
    own === undefined ? [] : others.map((other) => [`${own.name} / ${other.name}`, ...ratiosOf(own, other)]);
  const compared = table(
    ['ratio', 'seconds', 'processor', 'peak', 'output', 'files', 'index', 'one file changed'],
    ratios,
  );
  const rounds = Math.max(...built.map(({ first }) => first.length));
  const wide = built.some(({ first }) => spreadOf(first.map(({ seconds }) => seconds)) > WIDE);
  const note = [
    rounds === 1
      ? 'From one round.'
      : `Medians of ${rounds} rounds, in brackets the least and the most; the builders take turns, and ratios are of one round.`,
    'A first build starts from nothing, in new folders.',
    ...(wide ? ['**The spread is wide: something else was at work, so these figures decide little.**'] : []),
  ].join(' ');
  const stages = own?.stages === undefined ? [] : [stagesTable(own.stages)];
  return [title, figures, ...(ratios.length === 0 ? [] : [compared]), note, ...stages].join('\n\n');
}

/** The spread of measurements that is too wide to decide anything, as a share of the median. */
const WIDE = 0.2;

/** What the catalogue's own build says of its stages. @param line as printed */
function stagesTable(line: string): string {
  const rows = [...line.matchAll(/([a-z][a-z ]*[a-z]) (\d+\.\d)/g)].map(([, stage = '', seconds = '']) => [
    stage,
    seconds,
  ]);
  return `Its stages, in the last round; the last three go on beside the others:\n\n${table(['stage', 'seconds'], rows)}`;
}

function ratiosOf(own: Built, other: Built): string[] {
  const ended = other.first.find(({ stopped }) => stopped !== undefined)?.stopped;
  const inPairs = (kind: 'first' | 'again', figure: (taken: Taken) => number | undefined): string => {
    const pairs = own[kind].flatMap((taken, round) => {
      const against = other[kind][round];
      const value = against === undefined ? NaN : (figure(taken) ?? NaN) / (figure(against) ?? NaN);
      return Number.isFinite(value) ? [value] : [];
    });
    if (pairs.length === 0 || ended === 'failure') return '–';
    return `${ended === undefined ? '' : 'under '}${withSpread(pairs, (value) => value.toFixed(2))}`;
  };
  const ofWeights = (weight: (built: Built) => number | undefined): string => {
    const value = (weight(own) ?? NaN) / (weight(other) ?? NaN);
    return Number.isFinite(value) ? value.toFixed(2) : '–';
  };
  return [
    inPairs('first', ({ seconds }) => seconds),
    inPairs('first', ({ processor }) => processor),
    inPairs('first', ({ memory }) => memory),
    ofWeights(({ weight }) => weight?.bytes),
    ofWeights(({ weight }) => weight?.files),
    ofWeights(({ index }) => index?.bytes),
    inPairs('again', ({ seconds }) => seconds),
  ];
}

function cell(taken: readonly Taken[], figure: (taken: Taken) => number | undefined, unit: number): string {
  const values = taken.flatMap((each) => figure(each) ?? []).map((value) => value / unit);
  if (values.length === 0) return '–';
  const text = withSpread(values, (value) =>
    unit === 1 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US'),
  );
  const ended = taken.find(({ stopped }) => stopped !== undefined)?.stopped;
  return ended === undefined ? text : ended === 'failure' ? `failed at ${text}` : `over ${text}`;
}

function withSpread(values: readonly number[], inWords: (value: number) => string): string {
  const [least, most] = [inWords(Math.min(...values)), inWords(Math.max(...values))];
  return least === most ? least : `${inWords(median(values))} (${least}–${most})`;
}

function spreadOf(values: readonly number[]): number {
  return values.length < 2 ? 0 : (Math.max(...values) - Math.min(...values)) / median(values);
}

function megabytes(weight: Weight | undefined): string {
  return weight === undefined ? '–' : (weight.bytes / 1e6).toFixed(1);
}

/** The measurements of one builder. */
export interface Built {
  name: string;
  /** First builds, one per round. */
  first: Taken[];
  /** Builds after one file changed, one per round. */
  again: Taken[];
  weight: Weight | undefined;
  /** Of the search index. */
  index: Weight | undefined;
  /** What the build said of its stages. */
  stages: string | undefined;
}
