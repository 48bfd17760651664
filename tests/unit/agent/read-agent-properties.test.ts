import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bodyOf } from '../../../src/agent/agent-file.ts';
import { decodeSource } from '../../../src/agent/header/source.ts';
import { DOCUMENTATION_CODES } from '../../../src/agent/findings/finding.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { bytesOf, textOf } from '../make/bytes.ts';
import { anyBytes, anyFile, anyJson, anyToml, forAgents, forFiles, PLACES, RUNS } from './random-files.ts';

describe('reading any bytes', () => {
  test('never throws for arbitrary bytes', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        readAgent(bytes, 'agent.md');
      }),
      { numRuns: RUNS },
    );
  });

  test('never throws for arbitrary text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        readAgent(bytesOf(text), 'agent.md');
      }),
      { numRuns: RUNS },
    );
  });

  test('never throws for damaged files', () => {
    forFiles((file) => {
      expect(file.file).toBe('agent.md');
    });
  });

  test.each(PLACES)('never throws for a file at %s, and finds nothing outside of it', (place) => {
    fc.assert(
      fc.property(
        fc.oneof(
          anyBytes,
          anyFile.map(({ bytes }) => bytes),
          anyToml,
          anyJson,
        ),
        (bytes) => {
          const { agent, findings } = readAgent(bytes, 'agent.md', place);
          const lines = decodeSource(bytes).text.split('\n');
          const outside = findings.filter(
            ({ line, column, excerpt }) =>
              column < 1 ||
              column > (lines[line - 1]?.length ?? -1) + 1 ||
              (excerpt !== undefined && excerpt !== lines[line - 1]),
          );
          expect(outside).toEqual([]);
          if (agent !== undefined) expect(decodeSource(bytes).text.endsWith(bodyOf(bytes, agent))).toBe(true);
        },
      ),
      { numRuns: RUNS },
    );
  });

  test.each(['/p/.codex/agents/a.toml', '/p/.kiro/agents/a.json'])(
    'never throws for a file called %s, and reads its prompt',
    (file) => {
      fc.assert(
        fc.property(fc.oneof(anyBytes, file.endsWith('toml') ? anyToml : anyJson), (bytes) => {
          const { agent, findings } = readAgent(bytes, file);
          const lines = decodeSource(bytes).text.split('\n');
          expect(findings.filter(({ line, column }) => column > (lines[line - 1]?.length ?? -1) + 1)).toEqual([]);
          if (agent !== undefined) bodyOf(bytes, agent);
        }),
        { numRuns: RUNS },
      );
    },
  );

  test('returns an agent, an error, or a note that there is no header', () => {
    forFiles(({ agent, findings }) => {
      const excused = findings.some(
        ({ severity, code }) => severity === 'error' || code === 'name-missing' || DOCUMENTATION_CODES.has(code),
      );
      expect(excused).toBe(agent === undefined);
    });
  });

  test('keeps the bytes it was given', () => {
    fc.assert(
      fc.property(anyFile, ({ bytes }) => {
        const copy = bytes.slice();
        expect(readAgent(bytes, 'agent.md').bytes).toEqual(copy);
      }),
      { numRuns: RUNS },
    );
  });

  test('computes the same SHA-256 as Node', () => {
    forFiles(({ bytes, sha256 }) => {
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    });
  });

  test('returns the same result twice', () => {
    forFiles((file) => {
      expect(readAgent(file.bytes, 'agent.md')).toEqual(file);
    });
  });

  test('returns a result that can be written as JSON', () => {
    forFiles(({ agent, findings }) => {
      expect(() => JSON.stringify({ agent, findings })).not.toThrow();
    });
  });
});

describe('positions', () => {
  test('the line of every finding is in the file', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).lineStarts.length;
      expect(findings.filter(({ line }) => !(Number.isInteger(line) && line >= 1 && line <= lines))).toEqual([]);
    });
  });

  test('the column of every finding is in its line or just after it', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).text.split('\n');
      const outside = findings.filter(
        ({ line, column }) =>
          !(Number.isInteger(column) && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1),
      );
      expect(outside).toEqual([]);
    });
  });

  test('the position of every finding about arbitrary bytes is in the file', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const lines = decodeSource(bytes).text.split('\n');
        const { findings } = readAgent(bytes, 'agent.md');
        expect(findings.filter(({ line, column }) => column > (lines[line - 1]?.length ?? -1) + 1)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('the excerpt of every finding is its line', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).text.split('\n');
      expect(findings.filter(({ line, excerpt }) => excerpt !== undefined && excerpt !== lines[line - 1])).toEqual([]);
    });
  });

  test('the lines of the fields are in the header', () => {
    forAgents(({ fields, bodyLine }) => {
      const outside = fields.filter(({ line, valueLine }) => line < 2 || valueLine < line || valueLine > bodyLine);
      expect(outside).toEqual([]);
    });
  });

  test('the lines of the examples are in the file', () => {
    forAgents(({ examples }, _, { bytes }) => {
      const lines = decodeSource(bytes).lineStarts.length;
      expect(examples.filter(({ line }) => line < 2 || line > lines)).toEqual([]);
    });
  });

  test('the body starts where the closing dashes end', () => {
    forAgents(({ bodyOffset }, _, { bytes }) => {
      expect(textOf(bytes.subarray(0, bodyOffset))).toMatch(/---[ \t]*\r?\n?$/);
    });
  });
});
