import { DIALECTS } from './dialects.ts';

/**
 * Whether a TOML or JSON file may be an agent. Folders have many such files that are not.
 * @param place where it is, with forward slashes
 */
export function mayBeAgent(text: string, place: string, format: 'toml' | 'json'): boolean {
  const inFolder = DIALECTS.some(({ formats, folder }) => formats.includes(format) && folder.test(`/${place}`));
  if (inFolder) return true;
  return format === 'toml'
    ? /^[ \t]*developer_instructions[ \t]*=/m.test(text)
    : KIRO_FIELDS.test(text) && /"prompt"\s*:/.test(text);
}

/** Fields of JSON that only Kiro has. */
const KIRO_FIELDS = /"(?:allowedTools|toolsSettings|toolAliases|includeMcpJson|useLegacyMcpJson|welcomeMessage)"\s*:/;
