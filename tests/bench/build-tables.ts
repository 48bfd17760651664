import type { Taken, Weight } from './measure.ts';
import { median, table } from './results.ts';

/** Build measurements as Markdown tables: the figures of each builder, and the ratio of the first to each other one. */
export function buildTables(size: number, built: readonly Built[]): string {
  const title = `### ${size.toLocaleString('en-US')} agents`;
  const figures = table(
    [
      'first build',
      'seconds',
      'processor s',
      'peak MB',
      'output MB',
      'files',
      'index MB',
      'one file changed, s',
      'processor s',
    ],
    built.map((each) => [
      each.name,
      cell(each.first, ({ seconds }) => seconds, 1),
      cell(each.first, ({ processor }) => processor, 1),
      cell(each.first, ({ memory }) => memory, 1e6),
      megabytes(each.weight),
      each.weight?.files.toLocaleString('en-US') ?? '–',
      megabytes(each.index),
      cell(each.again, ({ seconds }) => seconds, 1),
      cell(each.again, ({ processor }) => processor, 1),
    ]),
  );
  const [own, ...others] = built;
  const ratios =
    own === undefined ? [] : others.map((other) => [`${own.name} / ${other.name}`, ...ratiosOf(own, other)]);
  const compared = table(
    ['ratio', 'seconds', 'processor', 'peak', 'output', 'files', 'index', 'changed, s', 'changed, processor'],
    ratios,
  );
  const rounds = Math.max(...built.map(({ first }) => first.length));
  const note = `${rounds === 1 ? 'From one round' : `Median of ${rounds} rounds; the builders take turns`}. A first build starts from nothing.`;
  return [title, figures, ...(ratios.length === 0 ? [] : [compared]), note].join('\n\n');
}

function ratiosOf(own: Built, other: Built): string[] {
  const medianOf = (taken: readonly Taken[], figure: (taken: Taken) => number | undefined): number =>
    median(taken.map((each) => figure(each) ?? NaN));
  const ratio = (figure: (built: Built) => number): string => {
    const value = figure(own) / figure(other);
    const ended = other.first.find(({ stopped }) => stopped !== undefined)?.stopped;
    if (!Number.isFinite(value) || ended === 'failure') return '–';
    return `${ended === undefined ? '' : 'under '}${value.toFixed(2)}`;
  };
  return [
    ratio(({ first }) => medianOf(first, ({ seconds }) => seconds)),
    ratio(({ first }) => medianOf(first, ({ processor }) => processor)),
    ratio(({ first }) => medianOf(first, ({ memory }) => memory)),
    ratio(({ weight }) => weight?.bytes ?? NaN),
    ratio(({ weight }) => weight?.files ?? NaN),
    ratio(({ index }) => index?.bytes ?? NaN),
    ratio(({ again }) => medianOf(again, ({ seconds }) => seconds)),
    ratio(({ again }) => medianOf(again, ({ processor }) => processor)),
  ];
}

function cell(taken: readonly Taken[], figure: (taken: Taken) => number | undefined, unit: number): string {
  const value = median(taken.map((each) => figure(each) ?? NaN)) / unit;
  if (!Number.isFinite(value)) return '–';
  const text = unit === 1 ? value.toFixed(1) : Math.round(value).toLocaleString('en-US');
  const ended = taken.find(({ stopped }) => stopped !== undefined)?.stopped;
  return ended === undefined ? text : ended === 'failure' ? `failed at ${text}` : `over ${text}`;
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
}
