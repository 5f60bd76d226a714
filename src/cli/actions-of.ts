import { join } from 'node:path';
import type { Config } from '../config';
import type { JsonObject } from '../domain/json';
import { compileContent } from '../flow/compile-content';
import type { SourceFile } from '../flow/diagnostic';
import type { Project } from '../project';
import type { Action } from '../runtime/action';
import { shopActions } from '../shop/actions';
import { demoShop } from '../shop/demo-shop';
import { httpActions, isRemoteName } from '../shop/http-actions';
import { roughly } from '../shop/rough-schema';
import { openPostgresShop } from '../store/postgres/shop';
import type { ShopStore } from '../store/shop';
import { openDatabase } from '../store/sqlite/database';
import { openSqliteShop } from '../store/sqlite/shop';
import type { WriteThread } from '../store/sqlite/write-thread';

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

/**
 * What flows may call: the project's own actions; beside them the company's service at `ACTIONS_URL`, or else, where the project
 * has it, the demo shop.
 */
export async function actionsOf(parts: {
  config: Config;
  project: Project;
  files: readonly SourceFile[];
  /** Where the demo shop writes, too. */
  thread?: WriteThread;
}): Promise<{
  readonly actions: readonly Action[];
  /** Every other name, where a service outside answers; null where there are no others. */
  readonly other: ((name: string) => Action | undefined) | null;
  readonly isDemo: boolean;
  readonly close: () => unknown;
}> {
  const { config, project, files } = parts;
  const own = project.actions ?? [];
  const service = config.actions;
  if (service !== null) {
    const names = calledIn(files, project).filter((name) => !own.some((action) => action.name === name));
    const remote = { ...service, like: roughShapes() };
    const other = (name: string) => (isRemoteName(name) ? httpActions({ ...remote, names: [name] })[0] : undefined);
    return { actions: [...own, ...httpActions({ ...remote, names })], other, isDemo: false, close: () => {} };
  }
  if (!hasDemoShop(project, 'service')) return { actions: own, other: null, isDemo: false, close: () => {} };
  if (config.databaseUrl !== null) {
    const { shop, close } = await openPostgresShop(config.databaseUrl, demoShop);
    return { actions: withDemoShop(own, shop), other: null, isDemo: true, close };
  }
  const file = join(config.dataDir, 'khidmat.db');
  const database = openDatabase(file);
  const writing = await parts.thread?.open(file);
  const close = async () => {
    await writing?.close();
    database.close();
  };
  const actions = withDemoShop(own, openSqliteShop(database, demoShop, writing));
  return { actions, other: null, isDemo: true, close };
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
  const database = openDatabase(':memory:');
  const actions = withDemoShop(own, openSqliteShop(database, demoShop));
  database.close();
  return actions;
}

/** What the starter's flows need of an answer, whichever service gives it. */
function roughShapes(): readonly Action[] {
  return shapesWithDemoShop([]).map(({ name, result, run }) => ({
    name,
    run,
    ...(result && { result: roughly(result) }),
  }));
}

/** The names that the flows call, whoever answers them. */
function calledIn(files: readonly SourceFile[], { entities = [] }: Project): readonly string[] {
  const { content } = compileContent(files, { actions: null, entities, hash: '' });
  const programs = Object.values(content?.flows ?? {});
  const calls = programs.flatMap((program) =>
    Object.values(program.steps).flatMap((step) => (step.verb === 'call' ? [step.action] : [])),
  );
  return [...new Set(calls)];
}
