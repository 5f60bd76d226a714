import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTests, readTests } from '../../src/cli/read-tests';
import { testActionsOf } from '../../src/cli/test-actions';
import { ActionSchemas } from '../../src/runtime/action-schema';
import type { KnownToTests } from '../../src/testing/check-script';
import type { Stage } from '../../src/testing/record-attempts';
import { starter } from './starter';

const root = join(__dirname, '../..');

/** The starter on stage: its content, its model, a new demo shop for every test. */
export function starterStage(): Stage {
  const { content, model } = starter();
  const actions = testActionsOf({ config: { actions: null }, project: {} });
  return { content, model, actions, schemas: new ActionSchemas(), known: { content, actions: null } };
}

/** The starter's own conversation tests. */
export function starterScripts(known: KnownToTests) {
  const files = findTests(root).yaml.map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }));
  return readTests(files, known);
}
