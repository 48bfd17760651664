import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { temporaryFolder } from '../../temporary-folder.ts';
import { onWindows } from '../install/commands/shells.ts';
import { BROKEN, fine, fixable, writeFiles } from './command/call.ts';

const FOLDER = '.github/actions/check';
const action = z
  .object({
    name: z.string(),
    description: z.string(),
    inputs: z.record(z.string(), z.object({ description: z.string(), default: z.string() })),
    runs: z.object({
      using: z.literal('composite'),
      steps: z.array(
        z.object({
          name: z.string(),
          shell: z.literal('bash'),
          env: z.record(z.string(), z.string()),
          run: z.string(),
        }),
      ),
    }),
  })
  .parse(parse(readFileSync(`${FOLDER}/action.yml`, 'utf8')));

let workspace = '';

beforeEach(() => {
  workspace = temporaryFolder(onTestFinished);
});

/**
 * Runs the action's steps as GitHub's runner does, in a workspace.
 * @param given the inputs; those that are absent have their defaults
 * @param place the folder of the action
 * @param env more variables
 */
function run(given: Record<string, string>, place = join(process.cwd(), FOLDER), env: Record<string, string> = {}) {
  const value = (expression: string): string => {
    if (expression === 'github.action_path') return place;
    const name = expression.replace(/^inputs\./, '');
    const input = given[name] ?? action.inputs[name]?.default;
    if (input === undefined) throw new Error(`unknown: ${expression}`);
    return input;
  };
  let printed = '';
  for (const step of action.runs.steps) {
    const own = Object.entries(step.env).map(([name, text]): [string, string] => [
      name,
      text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_, expression: string) => value(expression)),
    ]);
    const script = join(temporaryFolder(onTestFinished), 'step.sh');
    writeFileSync(script, step.run);
    const { status, stdout, stderr } = spawnSync('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], {
      cwd: workspace,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, GITHUB_WORKSPACE: workspace, ...Object.fromEntries(own), ...env },
    });
    printed += stdout + stderr;
    if (status !== 0) return { status, printed };
  }
  return { status: 0, printed };
}

// On Windows, too, the steps run in bash, but paths have other forms there.
describe.skipIf(onWindows)('the steps', () => {
  test('annotate the files of the workspace', () => {
    writeFiles(workspace, { '.claude/agents/one.md': fixable('one') });
    const { status, printed } = run({});
    expect(status).toBe(0);
    expect(printed).toContain('::warning file=.claude/agents/one.md,line=3,col=21,');
  });

  test('fail on an error', () => {
    writeFiles(workspace, { 'one.md': BROKEN });
    expect(run({}).status).toBe(1);
  });

  test.each([
    ['', 0],
    ['1', 0],
    ['0', 1],
  ])('with max-warnings %j end with %i for one warning', (maximum, status) => {
    writeFiles(workspace, { 'one.md': fixable('one') });
    expect(run({ 'max-warnings': maximum }).status).toBe(status);
  });

  test('fail with a message for a folder that is missing', () => {
    const { status, printed } = run({ folders: 'nowhere' });
    expect(status).toBe(2);
    expect(printed).toContain('There is no file or folder "nowhere".');
  });

  test('take several folders, with any characters in their names, one on each line', () => {
    const odd = ["a b'c", '$(touch owned)', '--help', '`x`', '*'];
    for (const name of odd) writeFiles(workspace, { [`${name}/x.md`]: fine(`agent-${odd.indexOf(name)}`) });
    writeFiles(workspace, { 'not/this.md': BROKEN });
    for (const end of ['\n', '\r\n']) {
      const { status, printed } = run({ folders: `${odd.join(end)}${end}` });
      expect(printed).toContain('5 files: 5 agents');
      expect(status).toBe(0);
    }
    expect(existsSync(join(workspace, 'owned'))).toBe(false);
  });

  test('write a report into a file of the workspace', () => {
    writeFiles(workspace, { 'agents/one.md': fixable('one') });
    const { printed } = run({ folders: 'agents', format: 'sarif', output: 'agents.sarif' });
    expect(printed).toBe('');
    expect(JSON.parse(readFileSync(join(workspace, 'agents.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
  });

  test('put no input into a script, where it would be run', () => {
    for (const { run: script } of action.runs.steps) expect(script).not.toContain('${{');
  });
});

describe.skipIf(onWindows)('the installation', () => {
  /** A catalogue that has not been installed, and an npm that notes how it is called. */
  function freshCatalogue(): { place: string; env: Record<string, string>; calls: string } {
    const root = temporaryFolder(onTestFinished);
    const [place, bin, calls] = [join(root, 'catalogue', FOLDER), join(root, 'bin'), join(root, 'calls')];
    cpSync(FOLDER, place, { recursive: true });
    cpSync('src', join(root, 'catalogue/src'), { recursive: true });
    cpSync('package.json', join(root, 'catalogue/package.json'));
    mkdirSync(bin);
    writeFileSync(
      join(bin, 'npm'),
      `#!/bin/sh\necho "$PWD $*" >> '${calls}'\nln -s '${process.cwd()}/node_modules' node_modules\n`,
    );
    chmodSync(join(bin, 'npm'), 0o755);
    return { place, env: { PATH: `${bin}:${process.env.PATH ?? ''}` }, calls };
  }

  test('is made next to the action, once', () => {
    const { place, env, calls } = freshCatalogue();
    writeFiles(workspace, { 'one.md': fine('one') });
    for (let times = 0; times < 2; times += 1) expect(run({}, place, env)).toMatchObject({ status: 0 });
    const noted = readFileSync(calls, 'utf8').trimEnd().split('\n');
    expect(noted).toHaveLength(1);
    expect(noted[0]).toContain(`${join(place, '../../..')} ci --include=dev`);
    expect(existsSync(join(workspace, 'node_modules'))).toBe(false);
  });

  test('without npm says what to do', () => {
    const { place } = freshCatalogue();
    const bare = temporaryFolder(onTestFinished);
    for (const name of ['bash', 'env', 'sh']) symlinkSync(`/bin/${name}`, join(bare, name));
    const { status, printed } = run({}, place, { PATH: bare });
    expect(status).not.toBe(0);
    expect(printed).toContain('actions/setup-node');
  });
});

test('every input is described, and used', () => {
  const used = action.runs.steps.flatMap(({ env }) => Object.values(env)).join();
  for (const [name, { description }] of Object.entries(action.inputs)) {
    expect(description).toMatch(/^[A-Z].+\.$/);
    expect(used).toContain(`inputs.${name} `);
  }
});
