import { z } from 'zod';

/** Names that Claude Code reserves for marketplaces of Anthropic. */
const RESERVED = [
  'agent-skills',
  'anthropic-agent-skills',
  'anthropic-marketplace',
  'anthropic-plugin-directory',
  'anthropic-plugins',
  'claude-code-marketplace',
  'claude-code-plugins',
  'claude-community',
  'claude-for-financial-services',
  'claude-for-legal',
  'claude-plugin-directory',
  'claude-plugins-community',
  'claude-plugins-official',
  'claude-tag-plugins',
  'financial-services-plugins',
  'first-party-plugins',
  'healthcare',
  'knowledge-work-plugins',
  'life-sciences',
];

const kebab = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/)
  .max(64);

/**
 * The rules for a marketplace that is a single file at an address, as far as this catalogue uses them: every source is an
 * archive that is fetched over https and checked by its digest.
 * @see https://code.claude.com/docs/en/plugin-marketplaces
 */
export const marketplaceSchema = z
  .strictObject({
    name: kebab.refine((name) => !RESERVED.includes(name), 'reserved'),
    description: z.string().min(1),
    owner: z.strictObject({ name: z.string().min(1), url: z.url({ protocol: /^https$/ }) }),
    plugins: z
      .array(
        z.strictObject({
          name: kebab,
          displayName: z.string().min(1),
          source: z.strictObject({
            source: z.literal('archive'),
            url: z.url({ protocol: /^https$/ }),
            sha256: z.string().regex(/^[0-9a-f]{64}$/),
          }),
          description: z.string().min(1),
          homepage: z.url({ protocol: /^https$/ }),
          keywords: z.array(z.string()).optional(),
        }),
      )
      .min(1),
  })
  .refine(({ plugins }) => new Set(plugins.map(({ name }) => name)).size === plugins.length, 'two plugins of one name')
  // The installer would move a folder into itself.
  .refine(
    ({ name, plugins }) => plugins.every((plugin) => plugin.name !== name),
    'a plugin called like the marketplace',
  );
