import { copyFile, mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { Client, ClientFile, Outcome } from './client.ts';
import { inThrowAwayHome, runClient } from './run-client.ts';

/**
 * Pi, whose agents come with an extension that its package has as an example. The extension’s own loader is asked: it
 * is copied next to a link to the package, which it imports. Each file is asked about in a project of its own, since the
 * loader gives up on a whole folder when the YAML of one file is broken.
 */
export const piClient: Client = {
  id: 'pi',
  package: '@earendil-works/pi-coding-agent',
  version: '1.6.0',
  load: ask,
};

async function ask(installed: string, files: readonly ClientFile[]): Promise<Map<string, Outcome>> {
  return inThrowAwayHome(async (place) => {
    const { home, project } = place;
    for (const [index, { fileName, bytes }] of files.entries()) {
      const folder = path.join(project, String(index), '.pi', 'agents');
      await mkdir(folder, { recursive: true });
      await writeFile(path.join(folder, fileName), bytes);
    }
    const modules = path.join(installed, 'node_modules');
    await copyFile(path.join(modules, ...EXAMPLE.split('/')), path.join(home, 'agents.ts'));
    await writeFile(path.join(home, 'package.json'), '{ "type": "module" }\n');
    await symlink(modules, path.join(home, 'node_modules'), 'junction');
    await writeFile(path.join(home, 'list.ts'), LIST);
    const output = await runClient(process.execPath, [path.join(home, 'list.ts'), String(files.length)], place, {});
    if (output.code !== 0) throw new Error(output.stderr);
    const answers = ANSWERS.parse(JSON.parse(output.stdout));
    return new Map(files.map((file, index) => [file.path, outcomeOf(answers[index] ?? {})]));
  });
}

function outcomeOf({ agents: [agent] = [], error = '' }: Partial<z.infer<typeof ANSWER>>): Outcome {
  if (agent === undefined) return { refused: { told: error } };
  const { name, description, tools = 'all', model = 'inherit', systemPrompt: prompt } = agent;
  return { loaded: { name, description, tools, model, prompt } };
}

const EXAMPLE = '@earendil-works/pi-coding-agent/examples/extensions/subagent/agents.ts';

const LIST = `import { discoverAgents } from './agents.ts';
const count = Number(process.argv[2]);
const answers = Array.from({ length: count }, (_, index) => {
  try {
    return { agents: discoverAgents(process.cwd() + '/' + index, 'project').agents };
  } catch (error) {
    return { error: String(error) };
  }
});
console.log(JSON.stringify(answers));
`;

const ANSWER = z.looseObject({
  agents: z
    .array(
      z.looseObject({
        name: z.string(),
        description: z.string(),
        tools: z.array(z.string()).optional(),
        model: z.string().optional(),
        systemPrompt: z.string(),
      }),
    )
    .optional(),
  error: z.string().optional(),
});
const ANSWERS = z.array(ANSWER);
