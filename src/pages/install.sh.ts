import type { APIRoute } from 'astro';
import { identity } from 'virtual:settings';
import { shellScript } from '../install/commands/install-script.ts';
import { TARGETS } from '../install/tools/targets.ts';
import { absolute } from '../site.ts';

/** Installs agents of this catalogue: `curl -fsSL …/install.sh | sh -s -- NAME`. */
export const GET: APIRoute = () =>
  new Response(shellScript(absolute(''), TARGETS, identity.title), {
    headers: { 'Content-Type': 'text/x-shellscript; charset=utf-8' },
  });
