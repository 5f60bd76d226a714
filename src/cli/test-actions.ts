import type { Config } from '../config';
import type { Project } from '../project';
import type { Action } from '../runtime/action';
import { dayOf } from '../shop/day';
import { demoShop } from '../shop/demo-shop';
import { openInMemory } from '../store/sqlite/database';
import { openSqliteShop } from '../store/sqlite/shop';
import { hasDemoShop, withDemoShop } from './action-shapes';

export interface TestActions {
  readonly actions: readonly Action[];
  readonly close: () => void;
}

/**
 * What tests may call for real: the project's own actions, and where it has it a demo shop, new for each test. A company's service at
 * `ACTIONS_URL` is never called from a test: the test says what it answers, or the demo shop stands in for it.
 */
export function testActionsOf({ config, project }: { config: Pick<Config, 'actions'>; project: Project }) {
  const own = project.actions ?? [];
  const isElsewhere = config.actions !== null && project.demoShop === undefined;
  if (isElsewhere || !hasDemoShop(project, 'tests')) return (): TestActions => ({ actions: own, close: () => {} });
  const filled = new Map<string, Uint8Array>();
  return (at: number): TestActions => {
    const day = dayOf(at);
    const image = filled.get(day) ?? filledShop(at);
    filled.set(day, image);
    const database = openInMemory(image);
    return { actions: withDemoShop(own, openSqliteShop(database, demoShop)), close: () => database.close() };
  };
}

/** Filling a shop takes 14 ms, copying one less than 1. */
function filledShop(at: number): Uint8Array {
  const database = openInMemory();
  void openSqliteShop(database, demoShop).keepCurrent(dayOf(at));
  const image = database.serialize();
  database.close();
  return image;
}
