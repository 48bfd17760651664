import { afterEach, beforeEach } from 'vitest';
import { serveCatalogue, type CatalogueServer } from './catalogue-server.ts';
import { sandbox, type Sandbox } from './shells.ts';

/** Gives every test of a file a catalogue and a sandbox to install into. */
export function machineForEach(): Machine {
  let server: CatalogueServer;
  let box: Sandbox;

  beforeEach(async () => {
    server = await serveCatalogue();
    box = sandbox();
  });

  afterEach(() => server.close());

  return {
    get server() {
      return server;
    },
    get box() {
      return box;
    },
  };
}

/** What the current test has. */
export interface Machine {
  readonly server: CatalogueServer;
  readonly box: Sandbox;
}
