import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';

const WORKFLOWS = [
  ...readdirSync('.github/workflows').map((name) => `.github/workflows/${name}`),
  // What others copy into their repositories.
  '.github/hosting/agents-repository.yml',
];
const workflowSchema = z.object({
  permissions: z.object({}).strict(),
  concurrency: z.object({ group: z.string() }),
  jobs: z.record(
    z.string(),
    z.object({ permissions: z.record(z.string(), z.string()), 'timeout-minutes': z.number() }),
  ),
});

for (const file of WORKFLOWS) {
  const source = readFileSync(file, 'utf8');

  test(`${file} pins every action to a commit, with the version in a comment`, () => {
    const actions = [...source.matchAll(/\buses: (.*)/g)].map(([, action = '']) => action);
    expect(actions.length).toBeGreaterThan(0);
    expect(actions.filter((action) => !/^[\w/-]+@[\da-f]{40} # v\d+\.\d+\.\d+$/.test(action))).toEqual([]);
  });

  test(`${file} gives each job its own permissions and a time limit, and the workflow none`, () => {
    expect(workflowSchema.safeParse(parse(source)).error?.issues ?? []).toEqual([]);
  });

  test(`${file} leaves no credentials in a checkout`, () => {
    const checkouts = source.split(/\buses: actions\/checkout@/).slice(1);
    expect(checkouts.filter((step) => !/^\S+ # \S+\n +with:\n +persist-credentials: false\n/.test(step))).toEqual([]);
  });
}
