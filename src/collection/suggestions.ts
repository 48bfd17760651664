import type { Finding } from '../agent/findings/finding.ts';
import type { CatalogueFile } from '../catalogue/entry.ts';

/**
 * Withholds every correction of a name that another agent has, or that another file is offered too: who followed it would
 * have two agents of one name. What an earlier scan withheld is offered again if it is free now.
 */
export function withholdSuggestions(files: readonly CatalogueFile[]): CatalogueFile[] {
  const names = new Set(files.flatMap((file) => (file.status === 'agent' ? [file.agent.name] : [])));
  const offers = new Map<string, number>();
  for (const { findings } of files) {
    for (const name of new Set(findings.flatMap((each) => nameIn(each) ?? []))) {
      offers.set(name, (offers.get(name) ?? 0) + 1);
    }
  }
  return files.map((file) => {
    if (file.findings.every((each) => nameIn(each) === undefined)) return file;
    return {
      ...file,
      findings: file.findings.map((each) => {
        const name = nameIn(each);
        if (name === undefined) return each;
        const { corrected, withheld, ...rest } = each;
        const line = corrected ?? withheld;
        const isFree = !names.has(name) && offers.get(name) === 1;
        if (line === undefined) return each;
        return isFree ? { ...rest, corrected: line } : { ...rest, withheld: line };
      }),
    };
  });
}

/** The name that a finding suggests, or would suggest. */
function nameIn({ code, corrected, withheld }: Finding): string | undefined {
  return code.startsWith('name-') ? /^name: "?(.*?)"?$/.exec(corrected ?? withheld ?? '')?.[1] : undefined;
}
