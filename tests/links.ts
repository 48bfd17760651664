import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { LinkChecker, LinkState } from 'linkinator';
import { SITE_NAMES, siteAddress, siteFolder, siteSettings, SITES, type SiteName } from './sites.ts';

// Follows all links of each test site from its home page, anchors included, and prints the broken ones.
let broken = 0;
for (const name of SITE_NAMES) broken += await checkSite(name);
process.exitCode = broken === 0 ? 0 : 1;

async function checkSite(name: SiteName): Promise<number> {
  const args = ['src/build/preview.ts', '--port', String(SITES[name].port), '--outDir', siteFolder(name)];
  const server = spawn(process.execPath, args, {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...siteSettings(name) },
  });
  await once(server.stdout, 'data');
  const home = siteAddress(name);
  const { links } = await new LinkChecker().check({
    path: home,
    recurse: true,
    checkFragments: true,
    concurrency: 20,
    // Links out of agent files are not ours, and no test contacts another host.
    linksToSkip: (link) => Promise.resolve(!link.startsWith(home)),
  });
  server.kill();
  const bad = links.filter(({ state }) => state === LinkState.BROKEN);
  for (const { url, parent, status } of bad) console.error(`${parent ?? home}: ${url} (${status ?? 'no response'})`);
  const checked = links.filter(({ state }) => state === LinkState.OK).length;
  console.log(`${name}: ${checked} links checked, ${bad.length} broken`);
  if (checked < 20) console.error(`${name}: only ${checked} links were found, which cannot be all`);
  return bad.length + (checked < 20 ? 1 : 0);
}
