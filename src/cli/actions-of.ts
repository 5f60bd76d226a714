import { join } from 'node:path';
import type { Config } from '../config';
import { compileContent } from '../flow/compile-content';
import type { SourceFile } from '../flow/diagnostic';
import type { Project } from '../project';
import type { Action } from '../runtime/action';
import { demoShop } from '../shop/demo-shop';
import { httpActions, isRemoteName } from '../shop/http-actions';
import { roughly } from '../shop/rough-schema';
import { openPostgresShop } from '../store/postgres/shop';
import { openDatabase } from '../store/sqlite/database';
import { openSqliteShop } from '../store/sqlite/shop';
import type { WriteThread } from '../store/sqlite/write-thread';
import { hasDemoShop, shapesWithDemoShop, withDemoShop } from './action-shapes';

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
