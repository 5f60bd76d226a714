import type { Config } from '../config';
import type { JsonObject } from '../domain/json';
import type { Project } from '../project';
import type { Action } from '../runtime/action';
import { shopActions } from '../shop/actions';
import type { ShopStore } from '../store/shop';

/** Whether the demo shop answers beside the project's own actions: for customers, or in tests. */
export function hasDemoShop(
  { actions, demoShop = actions === undefined }: Project,
  where: 'service' | 'tests',
): boolean {
  return demoShop === true || (demoShop === 'tests' && where === 'tests');
}

/** The project's own actions, and those of the demo shop that it has no own ones for. */
export function withDemoShop(own: readonly Action[], shop: ShopStore): readonly Action[] {
  const names = new Set(own.map(({ name }) => name));
  return [...own, ...shopActions(shop).filter(({ name }) => !names.has(name))];
}

/** The names that flows may call, for checks; null where a service outside answers and its names are not known. */
export function actionNamesOf(
  config: Pick<Config, 'actions'>,
  project: Project,
  where: 'service' | 'tests' = 'service',
): readonly string[] | null {
  return config.actions === null ? shapesOf(project, where).map(({ name }) => name) : null;
}

/** What the actions that are known want to be given, for checks. */
export function actionInputsOf(
  config: Pick<Config, 'actions'>,
  project: Project,
  where: 'service' | 'tests' = 'service',
): ReadonlyMap<string, JsonObject> {
  const shapes = config.actions === null ? shapesOf(project, where) : (project.actions ?? []);
  return new Map(shapes.flatMap(({ name, input }) => (input === undefined ? [] : [[name, input] as const])));
}

function shapesOf(project: Project, where: 'service' | 'tests'): readonly Action[] {
  const own = project.actions ?? [];
  return hasDemoShop(project, where) ? shapesWithDemoShop(own) : own;
}

/** The same for names and shapes alone; none of the shop's may be run. */
export function shapesWithDemoShop(own: readonly Action[]): readonly Action[] {
  return withDemoShop(own, NO_BOOKS);
}

/** No database is opened for a name. */
const NO_BOOKS = {} as ShopStore;
