import type { APIRoute } from 'astro';
import { identity } from 'virtual:settings';
import { powershellScript } from '../install/commands/install-script.ts';
import { TARGETS } from '../install/tools/targets.ts';
import { absolute } from '../site.ts';

/** Installs agents of this catalogue: `& ([scriptblock]::Create((irm …/install.ps1))) NAME`. */
export const GET: APIRoute = () =>
  new Response(powershellScript(absolute(''), TARGETS, identity.title), {
    headers: { 'Content-Type': 'text/plain; charset=utf-8' },
  });
