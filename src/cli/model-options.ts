import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ModelStoreOptions } from '../runtime/model-store';

const ROOT = join(__dirname, '..', '..');

/** Where the build put the model of its own content, and the version that all models are kept under. */
export const SHIPPED_MODELS = join(ROOT, 'dist', 'models');

export function modelOptions(): ModelStoreOptions {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
  return { shipped: SHIPPED_MODELS, version };
}
