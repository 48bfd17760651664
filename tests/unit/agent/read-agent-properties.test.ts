import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeSource } from '../../../src/agent/header/source.ts';
import { readAgent } from '../../../src/agent/read-agent.ts';
import { bytesOf, textOf } from '../make/bytes.ts';
import { anyBytes, anyFile, forAgents, forFiles, RUNS } from './random-files.ts';

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

  test('never throws for files in which something went wrong', () => {
    forFiles((file) => {
      expect(file.file).toBe('agent.md');
    });
  });

  test('gives an agent, an error, or a note that there is no header', () => {
    forFiles(({ agent, findings }) => {
      const excused = findings.some(({ severity, code }) => severity === 'error' || code === 'header-missing');
      expect(excused).toBe(agent === undefined);
    });
  });

  test('keeps the bytes that were given', () => {
    fc.assert(
      fc.property(anyFile, ({ bytes }) => {
        const copy = bytes.slice();
        expect(readAgent(bytes, 'agent.md').bytes).toEqual(copy);
      }),
      { numRuns: RUNS },
    );
  });

  test('gives the SHA-256 that node gives', () => {
    forFiles(({ bytes, sha256 }) => {
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    });
  });

  test('gives the same answer twice', () => {
    forFiles((file) => {
      expect(readAgent(file.bytes, 'agent.md')).toEqual(file);
    });
  });

  test('gives an answer that can be written as JSON', () => {
    forFiles(({ agent, findings }) => {
      expect(() => JSON.stringify({ agent, findings })).not.toThrow();
    });
  });
});

describe('places', () => {
  test('the line of every finding lies inside the file', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).lineStarts.length;
      expect(findings.filter(({ line }) => !(Number.isInteger(line) && line >= 1 && line <= lines))).toEqual([]);
    });
  });

  test('the column of every finding lies inside its line or just behind it', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).text.split('\n');
      const outside = findings.filter(
        ({ line, column }) =>
          !(Number.isInteger(column) && column >= 1 && column <= (lines[line - 1]?.length ?? 0) + 1),
      );
      expect(outside).toEqual([]);
    });
  });

  test('the place of every finding about arbitrary bytes lies inside the file', () => {
    fc.assert(
      fc.property(anyBytes, (bytes) => {
        const lines = decodeSource(bytes).text.split('\n');
        const { findings } = readAgent(bytes, 'agent.md');
        expect(findings.filter(({ line, column }) => column > (lines[line - 1]?.length ?? -1) + 1)).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  test('the excerpt of every finding is the line that it stands on', () => {
    forFiles(({ bytes, findings }) => {
      const lines = decodeSource(bytes).text.split('\n');
      expect(findings.filter(({ line, excerpt }) => excerpt !== undefined && excerpt !== lines[line - 1])).toEqual([]);
    });
  });

  test('the fields lie inside the file', () => {
    forAgents(({ fields, bodyLine }) => {
      const outside = fields.filter(({ line, valueLine }) => line < 2 || valueLine < line || valueLine >= bodyLine);
      expect(outside).toEqual([]);
    });
  });

  test('the examples lie inside the file', () => {
    forAgents(({ examples }, _, { bytes }) => {
      const lines = decodeSource(bytes).lineStarts.length;
      expect(examples.filter(({ line }) => line < 2 || line > lines)).toEqual([]);
    });
  });

  test('the body starts where the closing dashes end', () => {
    forAgents(({ bodyOffset }, _, { bytes }) => {
      expect(textOf(bytes.subarray(0, bodyOffset))).toMatch(/(?:^|\n)---[ \t]*\r?\n?$/);
    });
  });
});
