/** The path, below the base path, of an agent's badge. */
export function badgePath(slug: string): string {
  return `badge/${slug}.svg`;
}
