/**
 * The twelve groups of capabilities, in the order of the fingerprint's petals, clockwise from the top. The words are the
 * vocabulary by which an agent's text is told to lie in a group.
 */
export const GROUPS: readonly Group[] = [
  group(
    'languages',
    'Languages',
    'typescript javascript python golang rust java kotlin swift ruby php scala elixir c++ c# .net django rails laravel spring flask fastapi framework typing generics',
  ),
  group(
    'front-end',
    'Front end',
    'react vue angular svelte css tailwind html ui ux component components frontend front-end layout accessibility responsive animation browser client design figma mobile ios android flutter',
  ),
  group(
    'back-end',
    'Back end',
    'api apis backend back-end server endpoint endpoints route handler handlers rest graphql grpc middleware webhook webhooks service services microservices request response http action actions controller session sessions',
  ),
  group(
    'data',
    'Data',
    'database databases sql postgresql postgres mysql mongodb redis prisma orm schema query queries index indexes migration migrations etl pipeline warehouse table tables rows transaction transactions join analytics',
  ),
  group(
    'ai',
    'AI',
    'ai ml llm model models prompt prompts embedding embeddings rag training inference neural pytorch tensorflow agents machine-learning nlp vector fine-tuning dataset',
  ),
  group(
    'infrastructure',
    'Infrastructure',
    'deploy deployment docker kubernetes k8s terraform aws azure gcp cloud ci cd infrastructure container containers serverless edge runtime vercel linux network nginx devops environment cdn',
  ),
  group(
    'testing',
    'Testing',
    'test tests testing unit integration e2e vitest jest pytest cypress playwright coverage mock mocks qa regression assertion quality lint review debug debugging bug bugs',
  ),
  group(
    'security',
    'Security',
    'security auth authentication authorization oauth jwt login csrf xss injection secret secrets encryption vulnerability vulnerabilities permission permissions validate validation sanitize compliance gdpr signature signatures zod rate-limit threat',
  ),
  group(
    'performance',
    'Performance',
    'performance cache caching slow latency optimize optimization profile profiling streaming scale scalability load memory throughput revalidate revalidation monitoring observability metrics tracing logs logging reliability retry retries timeout',
  ),
  group(
    'workflow',
    'Workflow',
    'workflow git commit branch pull merge plan planning task tasks job jobs queue background inngest schedule cron tooling automation build steps procedure orchestrate orchestration process handover hand',
  ),
  group(
    'product',
    'Product',
    'product user users business requirements market marketing customer customers stakeholder roadmap pricing sales strategy growth seo finance legal project story stories feature features priority',
  ),
  group(
    'writing',
    'Writing',
    'documentation docs document write writing readme guide tutorial explain explanation report summary content blog editor comment comments jsdoc changelog diagram diagrams style',
  ),
];

/**
 * How much of an agent lies in each group: 1 for the group it leans on most, 0 for none of it. What the agent is for
 * counts more than what it is told.
 * @param texts the agent's texts, each with the weight of a word in it
 */
export function groupShares(texts: readonly (readonly [text: string, weight: number])[]): number[] {
  const weights = GROUPS.map(() => 0);
  for (const [text, weight] of texts) {
    const seen = new Map<string, number>();
    for (const word of wordsOf(text)) {
      const index = GROUP_OF_WORD.get(word);
      if (index === undefined) continue;
      // A word that is said again and again says less each time.
      const times = (seen.get(word) ?? 0) + 1;
      seen.set(word, times);
      weights[index] = (weights[index] ?? 0) + weight / times;
    }
  }
  const most = Math.max(...weights);
  return weights.map((weight) => (most === 0 ? 0 : Math.round((weight / most) * 100) / 100));
}

/** The indexes of the groups that a text has words of, with how many. */
export function groupsIn(text: string): Map<number, number> {
  const counts = new Map<number, number>();
  for (const word of wordsOf(text)) {
    const index = GROUP_OF_WORD.get(word);
    if (index !== undefined) counts.set(index, (counts.get(index) ?? 0) + 1);
  }
  return counts;
}

const GROUP_OF_WORD: ReadonlyMap<string, number> = new Map(
  GROUPS.flatMap(({ words }, index) => words.map((word) => [word, index] as const)),
);

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z][a-z0-9+#.-]*[a-z0-9+#]|[a-z]/g) ?? [];
}

function group(id: string, label: string, words: string): Group {
  return { id, label, words: words.split(' ') };
}

/** A group of capabilities. */
export interface Group {
  /** Its key in addresses. */
  id: string;
  label: string;
  /** Lowercase words that place a text in the group; none is in two groups. */
  words: readonly string[];
}
