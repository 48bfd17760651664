import type { Taken, Weight } from './measure.ts';
import { median, table } from './results.ts';

/** What builds took, as tables: the figures of each builder, and how they compare with those of Starlight. */
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
  const note = `The middle of ${rounds === 1 ? 'one round' : `${rounds} rounds, in turns`}; a first build starts from nothing.`;
  return [title, figures, ...(ratios.length === 0 ? [] : [compared]), note].join('\n\n');
}

function ratiosOf(own: Built, other: Built): string[] {
  const middle = (taken: readonly Taken[], figure: (taken: Taken) => number | undefined): number =>
    median(taken.map((each) => figure(each) ?? NaN));
  const ratio = (figure: (built: Built) => number): string => {
    const value = figure(own) / figure(other);
    const ended = other.first.find(({ stopped }) => stopped !== undefined)?.stopped;
    if (!Number.isFinite(value) || ended === 'failure') return '–';
    return `${ended === undefined ? '' : 'under '}${value.toFixed(2)}`;
  };
  return [
    ratio(({ first }) => middle(first, ({ seconds }) => seconds)),
    ratio(({ first }) => middle(first, ({ processor }) => processor)),
    ratio(({ first }) => middle(first, ({ memory }) => memory)),
    ratio(({ weight }) => weight?.bytes ?? NaN),
    ratio(({ weight }) => weight?.files ?? NaN),
    ratio(({ index }) => index?.bytes ?? NaN),
    ratio(({ again }) => middle(again, ({ seconds }) => seconds)),
    ratio(({ again }) => middle(again, ({ processor }) => processor)),
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

/** What the builds of one builder took. */
export interface Built {
  name: string;
  /** From nothing, round by round. */
  first: Taken[];
  /** After one file changed. */
  again: Taken[];
  weight: Weight | undefined;
  /** Of the search index. */
  index: Weight | undefined;
}
