import matter from 'gray-matter';
import { expect, test } from 'vitest';
import type { Agent } from '../../../src/agent/agent-file.ts';
import { refusedHooks } from '../../../src/agent/fields/hooks.ts';
import { valuesOf } from '../../../src/agent/header/strict-yaml.ts';
import { trimValue } from '../../../src/agent/hidden/trim-blanks.ts';
import type { LocatedExample } from '../../../src/agent/examples/examples.ts';
import { portableForm } from '../../../src/agent/portable.ts';
import { textOf } from '../make/bytes.ts';
import { forAgents } from './random-files.ts';

test('the portable form is strict', () => {
  forAgents((_, again) => {
    expect(again.route).toBe('strict');
  });
});

test('every reader loads the portable form, unless its hooks keep Claude Code from it', () => {
  forAgents((agent, again) => {
    expect(again.loading === 'everywhere' || refusedHooks(valuesOf(agent.fields)) !== undefined).toBe(true);
  });
});

test('the portable form has the same name', () => {
  forAgents((agent, again) => {
    expect(again.name).toBe(agent.name);
  });
});

test('the portable form has the same description', () => {
  forAgents((agent, again) => {
    expect(again.description).toBe(agent.description);
  });
});

test('the portable form has the same fields in the same order', () => {
  forAgents((agent, again) => {
    expect(again.fields.map(({ key }) => key)).toEqual(agent.fields.map(({ key }) => key));
  });
});

test('the portable form has the same values', () => {
  forAgents((agent, again) => {
    expect(otherValues(again)).toEqual(otherValues(agent));
  });
});

test('the portable form has the same examples', () => {
  forAgents((agent, again) => {
    const kept = agent.examples.filter(({ loaded: isLoaded }) => isLoaded);
    expect(again.examples.map(withoutLine)).toEqual(kept.map(withoutLine));
  });
});

test('the portable form has the same body, byte for byte', () => {
  forAgents((agent, again, { bytes }, portable) => {
    expect(portable.subarray(again.bodyOffset)).toEqual(bytes.subarray(agent.bodyOffset));
  });
});

test('gray-matter reads the same name from the portable form', () => {
  forAgents((agent, _, __, portable) => {
    expect(loaded(portable)).toHaveProperty('name', agent.name);
  });
});

test('gray-matter reads the same description from the portable form', () => {
  forAgents((agent, _, __, portable) => {
    expect(loaded(portable)).toHaveProperty('description', agent.description);
  });
});

test('the portable form of the portable form is the same', () => {
  forAgents((_, again, __, portable) => {
    expect(textOf(portableForm(portable, again))).toBe(textOf(portable));
  });
});

/** The values of all fields except name and description, which other tests compare. */
function otherValues({ fields }: Agent): unknown[] {
  return fields.filter(({ key }) => key !== 'name' && key !== 'description').map(({ value }) => value);
}

function withoutLine({ origin, turns, text, loaded }: LocatedExample): Omit<LocatedExample, 'line'> {
  return { origin, turns, text, loaded };
}

/** What gray-matter reads from a header. Strings are trimmed. */
function loaded(bytes: Uint8Array): Record<string, unknown> {
  const { data } = matter(textOf(bytes), {});
  return Object.fromEntries(
    Object.entries(data).map(([key, value]: [string, unknown]) => [
      key,
      typeof value === 'string' ? trimValue(value) : value,
    ]),
  );
}
