import { existsSync } from 'node:fs';
import { join } from 'node:path';

const { buildWeb } = require('../../bin/build-web.cjs') as { buildWeb: () => Promise<unknown> };

/** Where the browser's bundles stand. `npm test` has built them; a single test run by hand may find none, and builds them. */
export async function webFolder(): Promise<string> {
  const folder = join(__dirname, '..', '..', 'dist', 'web');
  if (!existsSync(join(folder, 'manifest.json'))) await buildWeb();
  return folder;
}
