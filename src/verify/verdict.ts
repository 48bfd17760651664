import { readAgent } from '../agent/read-agent.ts';
import { bodyOf, type Agent, type AgentFile } from '../agent/agent-file.ts';
import { FINDING_KINDS, type Finding, type FindingCode } from '../agent/findings/finding.ts';
import { portableForm } from '../agent/portable.ts';
import { decodeSource } from '../agent/header/source.ts';
import { shownFindings } from '../checks/checks.ts';
import { wordingOf } from './known-files.ts';
import { minhash } from '../catalogue/minhash.ts';
import { abilityInWords, accessInWords, bytesInWords, counted, modelInWords } from '../catalogue/words.ts';

/**
 * What there is to tell about a file that someone brings: what the build would find in it, how it reads, what it may do,
 * and the corrected file where one can be made. Nothing but plain values, so that a worker can send it.
 * @param file what the file is called in the findings
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
    const isAgent = !findings.some(({ code }) => code === 'header-missing');
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
    reading: agent.route === 'strict' ? 'strict' : 'tolerant',
    name: agent.name,
    summary: agent.summary || agent.description,
    wording: wordingOf(minhash(bodyOf(bytes, agent))),
    about: aboutAgent(agent),
    corrected: correctedFile(read, agent),
  };
}

function aboutAgent(agent: Agent): AboutAgent {
  const { access, size } = agent;
  return {
    everything: access.everything,
    access: accessInWords(access),
    abilities: access.abilities.map((granted) => ({ ...abilityInWords(granted, access), allowed: granted.allowed })),
    model: modelInWords(agent),
    size: `The description is always in context: about ${counted(size.description.tokens, 'token')}. The prompt is read when the agent is called: about ${counted(size.body.tokens, 'token')}.`,
  };
}

/** The portable form, when strict readers need it or when fewer things are found in it; undefined otherwise. */
function correctedFile({ bytes, file, findings }: AgentFile, agent: Agent): CorrectedFile | undefined {
  const portable = portableForm(bytes, agent);
  const after = new Set(readAgent(portable, file).findings.map(({ code }) => code));
  const codes = new Set(findings.map(({ code }) => code));
  const mended = [...codes].filter((code) => !after.has(code));
  if (agent.route === 'strict' && mended.length === 0) return undefined;
  return { bytes: portable, mended: mended.map(titleOf), left: [...after].map(titleOf) };
}

function titleOf(code: FindingCode): string {
  return FINDING_KINDS[code].title;
}

/** The name that a file states, as far as it can be told from a header that nobody can read. */
function statedName(text: string): string | undefined {
  const written = /^name[ \t]*:(.*)/m.exec(text.slice(0, 4096))?.[1]?.trim() ?? '';
  const name = written.replace(/^(["'])(.+)\1$/, '$2');
  return name === '' ? undefined : name;
}

/** Everything about a file but its place in the catalogue. */
export interface FileVerdict {
  /** SHA-256 of the bytes, in hexadecimal. */
  sha256: string;
  /** What the build finds in such a file, the first of it. */
  findings: Finding[];
  /** How much it finds. */
  found: number;
  /** Its size, in words. */
  size: string;
  /** Whether every byte is UTF-8. */
  isText: boolean;
  /**
   * `strict`: every reader loads it. `tolerant`: Claude Code loads it, strict YAML readers skip it. `error`: nobody can.
   * `no-agent`: it has no header.
   */
  reading: 'strict' | 'tolerant' | 'error' | 'no-agent';
  /** The agent's name; undefined when the file does not say. */
  name: string | undefined;
  /** The agent's description without its examples; empty when the file is none. */
  summary: string;
  /** The wording of its prompt in very short. */
  wording: number[];
  /** Undefined when the file defines no agent. */
  about: AboutAgent | undefined;
  /** Undefined when there is nothing to correct, or nothing that can be. */
  corrected: CorrectedFile | undefined;
}

/** What an agent may do and what it takes, in words. */
export interface AboutAgent {
  /** Whether it inherits every tool. */
  everything: boolean;
  access: string;
  abilities: { label: string; detail: string; allowed: boolean }[];
  model: string;
  size: string;
}

/** The file as every reader loads it. */
export interface CorrectedFile {
  bytes: Uint8Array;
  /** The titles of the findings that are gone in it. */
  mended: string[];
  /** The titles of those that are still there. */
  left: string[];
}
