import { bodyOf, type Agent } from '../../agent/agent-file.ts';
import { dialectLabel } from '../../agent/dialects/dialects.ts';
import { decodeSource, digest } from '../../agent/header/source.ts';
import { portableForm } from '../../agent/portable.ts';
import { minhash } from '../../catalogue/likeness/minhash.ts';
import type { Derive } from '../../collection/read-file.ts';
import { toolFiles } from '../../install/files/prepare.ts';
import { toolReadings } from '../../install/tools/readings.ts';
import { TARGETS } from '../../install/tools/targets.ts';
import { renderAgentPrompt, type PromptStore } from '../../prompt/agent-prompt.ts';
import { agentTerms, longestForms, packTerms } from '../../search/index/index-terms.ts';
import type { Capability } from '../../vocabulary/capability.ts';
import { coverageReader } from '../../vocabulary/coverage.ts';
import { evidenceReader, withShownLines } from '../../vocabulary/evidence.ts';
import { languageOf } from '../../vocabulary/language.ts';
import { readPassages } from '../../vocabulary/passages.ts';
import { packProof } from '../../vocabulary/proof.ts';
import { langOf } from '../../vocabulary/text-language.ts';

/**
 * Makes the function that derives everything that later stages need from an agent's file. The file is split into terms once,
 * for coverage and search, and its Markdown is parsed once, for the page and the record.
 * @param prompts where to keep the HTML of prompts for the pages; undefined when no pages follow
 */
export function agentDeriver(vocabulary: readonly Capability[], prompts?: PromptStore): Derive {
  const coverageOf = coverageReader(vocabulary);
  const evidenceOf = evidenceReader(vocabulary);
  return ({ agent, bytes, sha256 }) => {
    const body = bodyOf(bytes, agent);
    const passages = readPassages(agent, body);
    const language = languageOf(`${agent.summary}\n${body}`);
    const coverage = coverageOf(agent, passages, language);
    const candidates = evidenceOf(agent, linesFor(agent, bytes, body), coverage, language);
    const evidence = candidates.flatMap((lines) => lines.slice(0, 1));
    const linked = [...new Set(candidates.flat().map(({ line }) => line))];
    const claims = withShownLines(coverage.claims, evidence);
    const { headings, ...html } = renderAgentPrompt(agent, bytes, linked);
    prompts?.keep({ sha256, linked }, html);
    const files = toolFiles(TARGETS, agent, bytes);
    const kinds = new Map(files.map(({ tool, kind }) => [tool, kind]));
    return {
      ...coverage,
      claims,
      proofs: coverage.proofs.map(packProof),
      evidence,
      spares: candidates.map((lines) => lines.slice(1)),
      linked,
      terms: packTerms(agentTerms(passages, toolWords(agent)), longestForms(passages)),
      promptLang: langOf(body),
      summaryLang: langOf(agent.summary),
      minhash: minhash(body),
      promptDigest: digest(new TextEncoder().encode((body.match(/\S+/g) ?? []).join(' '))).slice(0, 16),
      headings,
      tools: toolReadings(TARGETS, agent, body, ({ id }) => kinds.get(id) ?? 'original'),
      files,
      portable: ['everywhere', 'own-tool'].includes(agent.loading) ? undefined : digest(portableForm(bytes, agent)),
    };
  };
}

/** The words of the tool that an agent is written for, which find it; none for Claude Code, for which most are. */
function toolWords({ dialect }: Agent): string {
  return dialect === 'claude-code' ? '' : dialectLabel(dialect);
}

/** The lines of an agent's file; those of the prompt as they are read, if it is one value of the file. */
function linesFor({ format, bodyLine }: Agent, bytes: Uint8Array, prompt: string): string[] {
  const lines = decodeSource(bytes).text.split('\n');
  return format === 'markdown' ? lines : [...lines.slice(0, bodyLine - 1), ...prompt.split('\n')];
}
