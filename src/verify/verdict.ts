import { readAgent } from '../agent/read-agent.ts';
import { bodyOf, type Agent, type AgentFile } from '../agent/agent-file.ts';
import { DOCUMENTATION_CODES, FINDING_KINDS, type Finding, type FindingCode } from '../agent/findings/finding.ts';
import type { Loading } from '../agent/loading.ts';
import { portableForm } from '../agent/portable.ts';
import { decodeSource } from '../agent/header/source.ts';
import { shownFindings } from '../checks/checks.ts';
import type { ToolReading } from '../catalogue/tool-reading.ts';
import { toolReadings } from '../install/tools/readings.ts';
import { TARGETS } from '../install/tools/targets.ts';
import { wordingOf } from './known-files.ts';
import { minhash } from '../catalogue/likeness/minhash.ts';
import { abilityInWords, accessInWords, bytesInWords, counted, modelInWords, shortened } from '../catalogue/words.ts';

/**
 * Checks a visitor's file: what the build would find in it, how tools read it, what the agent may do, and a corrected file
 * where one can be made. The verdict holds plain values only, so that a worker can send it.
 * @param file the file's name in the findings
 */
export function fileVerdict(bytes: Uint8Array, file: string): FileVerdict {
  const read = readAgent(bytes, file);
  const { agent, findings, sha256 } = read;
  const source = decodeSource(bytes);
  const base = {
    sha256,
    findings: shownFindings(findings),
    found: findings.length,
    size: bytesInWords(bytes.length),
    isText: source.invalid === -1,
  };
  if (agent === undefined) {
    const isAgent = !findings.some(({ code }) => DOCUMENTATION_CODES.has(code));
    return {
      ...base,
      reading: isAgent ? 'error' : 'no-agent',
      name: isAgent ? statedName(source.text) : undefined,
      summary: '',
      wording: wordingOf(minhash(source.text.replace(/^---\n[^]*?\n---\n/, ''))),
      about: undefined,
      corrected: undefined,
    };
  }
  return {
    ...base,
    reading: agent.loading,
    name: agent.name,
    summary: agent.summary || agent.description,
    wording: wordingOf(minhash(bodyOf(bytes, agent))),
    about: aboutAgent(agent, bodyOf(bytes, agent)),
    corrected: correctedFile(read, agent),
  };
}

function aboutAgent(agent: Agent, body: string): AboutAgent {
  const { access, size } = agent;
  return {
    loading: agent.loading,
    tools: toolReadings(TARGETS, agent, body),
    dropped: agent.dropped.map(({ key, text, line }) => `line ${line}, ${key}: ${shortened(text, MAX_DROPPED)}`),
    everything: access.everything,
    access: accessInWords(access),
    abilities: access.abilities.map((granted) => ({ ...abilityInWords(granted, access), allowed: granted.allowed })),
    model: modelInWords(agent),
    size: `The description is always in context: about ${counted(size.description.tokens, 'token')}. The prompt is read when the agent is called: about ${counted(size.body.tokens, 'token')}.`,
  };
}

/** How much of a part that is not loaded is shown, in characters. */
const MAX_DROPPED = 200;

/** The portable form, if strict readers need it or it fixes any finding; undefined otherwise. */
function correctedFile({ bytes, file, findings }: AgentFile, agent: Agent): CorrectedFile | undefined {
  // Only the form of Claude Code has a portable form.
  if (agent.dialect !== 'claude-code') return undefined;
  const portable = portableForm(bytes, withWholeValues(agent));
  const after = new Set(readAgent(portable, file).findings.map(({ code }) => code));
  const codes = new Set(findings.map(({ code }) => code));
  const fixed = [...codes].filter((code) => !after.has(code));
  if (agent.loading === 'everywhere' && fixed.length === 0) return undefined;
  return { bytes: portable, fixed: fixed.map(titleOf), left: [...after].map(titleOf) };
}

/** An agent with the whole of each value that is cut, and without the fields that its lines were taken for. */
function withWholeValues(agent: Agent): Agent {
  const { dropped, fields, name, description } = agent;
  const wholeOf = (key: string) => dropped.find((part) => part.key === key)?.whole;
  const isPart = (line: number) =>
    dropped.some((part) => line >= part.line && line < part.line + part.text.split('\n').length);
  return {
    ...agent,
    name: wholeOf('name') ?? name,
    description: wholeOf('description') ?? description,
    fields: fields.flatMap((field) => {
      const whole = wholeOf(field.key);
      if (whole !== undefined) return [{ ...field, value: whole }];
      return isPart(field.line) ? [] : [field];
    }),
  };
}

function titleOf(code: FindingCode): string {
  return FINDING_KINDS[code].title;
}

/** The name in a header that does not parse, if one can be made out. */
function statedName(text: string): string | undefined {
  const written = /^name[ \t]*:(.*)/m.exec(text.slice(0, 4096))?.[1]?.trim() ?? '';
  const name = written.replace(/^(["'])(.+)\1$/, '$2');
  return name === '' ? undefined : name;
}

/** Everything about a file except its match in the catalogue. */
export interface FileVerdict {
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string;
  /** The first of the findings that the build would report. */
  findings: Finding[];
  /** How many findings there are in all. */
  found: number;
  /** Its size, in words. */
  size: string;
  /** Whether every byte is UTF-8. */
  isText: boolean;
  /**
   * Who loads it. `error`: no tool can. `no-agent`: it is documentation.
   */
  reading: Loading | 'error' | 'no-agent';
  /** The agent's name; undefined when the file does not say. */
  name: string | undefined;
  /** The agent's description without its examples; empty when the file defines no agent. */
  summary: string;
  /** The short form of its prompt's MinHash. */
  wording: number[];
  /** Undefined when the file defines no agent. */
  about: AboutAgent | undefined;
  /** Undefined when there is nothing to correct, or it cannot be corrected. */
  corrected: CorrectedFile | undefined;
}

/** What an agent may do and what it costs, in words. */
export interface AboutAgent {
  loading: Loading;
  /** What each tool does with the file. */
  tools: ToolReading[];
  /** The parts of values that are not loaded, a line each. */
  dropped: string[];
  /** Whether it inherits every tool. */
  everything: boolean;
  access: string;
  abilities: { label: string; detail: string; allowed: boolean }[];
  model: string;
  size: string;
}

/** A corrected file, which every reader loads. */
export interface CorrectedFile {
  bytes: Uint8Array;
  /** The titles of the findings that it fixes. */
  fixed: string[];
  /** The titles of those that remain. */
  left: string[];
}
