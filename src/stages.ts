/**
 * Does a part of a build and notes how long it took.
 * @throws what the work throws
 */
export async function inStage<Result>(stage: Stage, work: () => Promise<Result>): Promise<Result> {
  const start = performance.now();
  try {
    return await work();
  } finally {
    endStage(stage, start);
  }
}

/**
 * Notes that a stage ends now, in the thread's timeline, which all instances of this module share.
 * @param start when it began, in milliseconds since the process began
 */
export function endStage(stage: Stage, start: number): void {
  performance.measure(PREFIX + stage, { start, end: performance.now() });
}

/**
 * How many seconds each stage of the build took: first the stages that follow each other, then those that go on beside them in
 * other threads and processes.
 * @param now milliseconds since the process began
 */
export function stageLine(now: number): string {
  const measures = performance.getEntriesByType('measure').filter(({ name }) => name.startsWith(PREFIX));
  const lengths = new Map(measures.map(({ name, duration }) => [name.slice(PREFIX.length), duration]));
  const listed = (stages: readonly Stage[]): string =>
    stages.map((stage) => `${stage} ${inSeconds(lengths.get(stage) ?? 0)}`).join(', ');
  const others = now - IN_TURN.reduce((sum, stage) => sum + (lengths.get(stage) ?? 0), 0);
  return `Seconds: ${inSeconds(now)} = ${listed(IN_TURN)}, others ${inSeconds(others)}; beside: ${listed(BESIDE)}`;
}

/** The stages that follow each other. `waiting` is for those beside them. */
const IN_TURN = ['reading', 'bundling', 'pages', 'waiting', 'swapping'] as const;
/** The stages that go on while pages are rendered. */
const BESIDE = ['files of agents', 'search', 'passages'] as const;

const PREFIX = 'agent-catalogue ';

function inSeconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(1);
}

/** A part of a build. */
export type Stage = (typeof IN_TURN)[number] | (typeof BESIDE)[number];
