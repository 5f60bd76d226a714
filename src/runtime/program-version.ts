import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Which Khidmat this is. Every turn on record names the one that decided it. */
export const VERSION: string = JSON.parse(readFileSync(join(__dirname, '../../package.json'), 'utf8')).version;
