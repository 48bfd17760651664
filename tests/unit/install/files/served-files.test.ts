import { describe, expect, test } from 'vitest';
import { readAgent } from '../../../../src/agent/read-agent.ts';
import { bodyOf } from '../../../../src/agent/agent-file.ts';
import { digest } from '../../../../src/agent/header/source.ts';
import { claudeCode } from '../../../../src/install/tools/claude-code.ts';
import { prepare, prepareAll } from '../../../../src/install/files/prepare.ts';
import { servedFiles, type ServedFile } from '../../../../src/install/files/served-files.ts';
import type { InstallTarget } from '../../../../src/install/tools/target.ts';
import { agentOf } from '../../make/agent-file.ts';
import { bytesOf } from '../../make/bytes.ts';

const STRICT: InstallTarget = { ...claudeCode, id: 'strict', convert: () => ({ form: 'strict', losses: [] }) };
const OWN: InstallTarget = {
  ...claudeCode,
  id: 'own',
  servedAs: 'own.toml',
  fileName: (slug) => `${slug}.toml`,
  convert: ({ name }, body) => ({ form: { text: `${name}\n${body}` }, losses: ['It is shorter there.'] }),
};
const TARGETS = [claudeCode, STRICT, OWN];

const plain = bytesOf('---\nname: helper\ndescription: Helps.\n---\nHelp.\n');
const loose = bytesOf('---\nname: helper\ndescription: Helps. Context: much\n---\r\nHelp.\r\n');

describe('the file for a tool', () => {
  test('is the unchanged file if the tool reads the same format', () => {
    expect(prepare(claudeCode, agentOf(readAgent(loose, 'helper.md')), 'helper', loose)).toMatchObject({
      path: 'agents/helper.md',
      bytes: loose,
      kind: 'original',
    });
  });

  test('is the unchanged file if the tool reads strictly and the file is strict', () => {
    expect(prepare(STRICT, agentOf(readAgent(plain, 'helper.md')), 'helper', plain)).toMatchObject({
      path: 'agents/helper.md',
      bytes: plain,
    });
  });

  test('is the portable copy if the tool reads strictly and the file is not strict', () => {
    const { path, kind, bytes } = prepare(STRICT, agentOf(readAgent(loose, 'helper.md')), 'helper', loose);
    expect({ path, kind }).toEqual({ path: 'agents/helper/portable.md', kind: 'portable' });
    const { agent, bytes: read } = readAgent(bytes, 'portable.md');
    expect(agent?.route).toBe('strict');
    expect(agent && bodyOf(read, agent)).toBe('Help.\n');
  });

  test('is a converted file if the tool reads another format', () => {
    const prepared = prepare(OWN, agentOf(readAgent(plain, 'helper.md')), 'helper', plain);
    expect(new TextDecoder().decode(prepared.bytes)).toBe('helper\nHelp.\n');
    expect(prepared).toMatchObject({
      path: 'agents/helper/own.toml',
      kind: 'converted',
      losses: ['It is shorter there.'],
    });
  });
});

describe('the files served below the address of an agent', () => {
  test('contain no portable copy if strict readers do not need one', () => {
    expect(served(plain).map(({ name }) => name)).toEqual(['install.txt', 'own.toml']);
  });

  test('contain a portable copy if strict readers need one', () => {
    expect(served(loose).map(({ name }) => name)).toEqual(['install.txt', 'portable.md', 'own.toml']);
  });

  test('list the file of every tool with its digest for the scripts', () => {
    const own = new TextEncoder().encode('helper\nHelp.\n');
    expect(new TextDecoder().decode(served(plain)[0]?.bytes).split('\n')).toEqual([
      `claude-code\t${digest(plain)}\tagents/helper.md\thelper.md`,
      `strict\t${digest(plain)}\tagents/helper.md\thelper.md`,
      `own\t${digest(own)}\tagents/helper/own.toml\thelper.toml`,
      '',
    ]);
  });
});

function served(bytes: Uint8Array): ServedFile[] {
  const agent = agentOf(readAgent(bytes, 'helper.md'));
  return servedFiles(
    prepareAll(TARGETS, agent, 'helper', bytes),
    { agent, slug: 'helper', sha256: '', sameNamed: [], versions: [] },
    bytes,
  );
}
