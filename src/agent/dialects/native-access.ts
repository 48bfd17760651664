import { accessOf, type Access, type Granted } from '../fields/access.ts';
import { abilityOf, isMcpTool, mcpServerOf, parseTools, type Ability } from '../fields/tools.ts';
import type { ToolGrant, ToolRule } from './dialect.ts';
import { toolFields } from './tool-lists.ts';

/** What an agent may do in the tool that it is written for, in that tool's names. */
export function nativeAccess(rule: ToolRule): Access {
  const { abilities } = accessOf(toolFields(rule));
  return {
    everything: rule.everything,
    tools: rule.given.map(({ written }) => written),
    disallowed: rule.denied.map(({ written }) => written),
    fromMemory: [],
    abilities: rule.everything
      ? abilities.map((granted) => inherited(granted, rule))
      : abilities.map(({ ability }) => given(ability, rule)),
  };
}

/** An ability that is inherited, with the tool's own names for what is denied. */
function inherited(granted: Granted, { denied }: ToolRule): Granted {
  if (granted.all) return granted;
  const names = denied.filter((grant) => has(grant, granted.ability)).map(({ written }) => written);
  return { ...granted, tools: [], without: [...new Set(names)] };
}

/** An ability that listed tools give, without what is denied. */
function given(ability: Ability, { given: grants, denied }: ToolRule): Granted {
  const isLeft = notDenied(denied);
  const left = grants.map(({ written, means }) => ({ written, means: means?.filter(isLeft) }));
  const tools = left.filter((grant) => has(grant, ability)).map((grant) => shown(grant, ability));
  return { ability, allowed: tools.length > 0, all: false, tools: [...new Set(tools)], without: [] };
}

/** Makes a function that tells whether a tool, by Claude Code's name, is not denied. */
function notDenied(denied: readonly ToolGrant[]): (name: string) => boolean {
  const names = new Set(denied.flatMap(({ means }) => means ?? []));
  return (name) => {
    const server = `mcp__${mcpServerOf(name)}`;
    return !names.has(name) && !(isMcpTool(name) && ['mcp__*', server, `${server}__*`].some((each) => names.has(each)));
  };
}

/** For MCP, the server. */
function shown({ written, means }: ToolGrant, ability: Ability): string {
  const server = ability === 'mcp' ? means?.find(isMcpTool) : undefined;
  return server === undefined || server === 'mcp__*' ? written : mcpServerOf(server);
}

function has({ means }: ToolGrant, ability: Ability): boolean {
  return means?.some((tool) => parseTools(tool).some(({ name }) => abilityOf(name) === ability)) ?? false;
}
