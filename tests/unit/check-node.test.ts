import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { expect, test } from 'vitest';

test('an install with a Node that is too old fails with one sentence', () => {
  const { status, stdout, stderr } = checkNode('npm/10.7.0 node/v18.20.4 linux x64 workspaces/false');
  expect(status).toBe(1);
  expect(stdout + stderr).toBe('Node 18.20.4 is too old: run "npm ci" again with Node 20 or newer.\n');
});

test.each(['20.0.0', '24.21.0', '100.0.0'])('an install with Node %s prints nothing', (version) => {
  const { status, stdout, stderr } = checkNode(
    `npm/11.0.0 node/v${version} linux x64 workspaces/false ci/github-actions`,
  );
  expect(status).toBe(0);
  expect(stdout + stderr).toBe('');
});

test('the running Node counts if npm does not name its own', () => {
  expect(checkNode('').status).toBe(0);
});

/** Runs the check as an install does. */
function checkNode(userAgent: string): SpawnSyncReturns<string> {
  const env = { ...process.env, npm_config_user_agent: userAgent };
  return spawnSync(process.execPath, ['.ci/check-node.cjs'], { encoding: 'utf8', env });
}
