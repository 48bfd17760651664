// Refuses a Node that is too old to install the project with. `npm ci` runs this, so any old Node must be able to read it.
// npm says which Node it runs on; `node` itself is by now the one that the package `node` brought.
var oldest = parseInt(require('../package.json').engines.node.replace(/\D+/, ''), 10);
var running = / node\/v(\S+)/.exec(' ' + process.env.npm_config_user_agent);
var version = running === null ? process.versions.node : running[1];

if (parseInt(version, 10) < oldest) {
  console.error('Node ' + version + ' is too old: run "npm ci" again with Node ' + oldest + ' or newer.');
  process.exit(1);
}
