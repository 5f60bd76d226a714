import type { Channel } from './channels/channel';
import type { HttpRoutes } from './channels/http';
import type { EntityDefinition } from './domain/training';
import type { Action } from './runtime/action';
import type { Service } from './runtime/service';

/** What a developer adds in TypeScript, beside the YAML: `project.ts` in the project's folder exports it as `project`. */
export interface Project {
  /** What flows may `call`. */
  readonly actions?: readonly Action[];
  /**
   * Whether the made-up shop answers what `actions` do not: true while you build, 'tests' once your systems answer (at `ACTIONS_URL`) and
   * only tests shall meet it. Left out, it answers where a project names no `actions` and there is no `ACTIONS_URL`.
   */
  readonly demoShop?: boolean | 'tests';
  /** Kinds of values, beside those of `intents/_entities.yaml`. */
  readonly entities?: readonly EntityDefinition[];
  /** Ways to reach customers, beside web chat and Bot Framework. */
  readonly channels?: readonly ProjectChannel[];
}

/** A channel with the routes that it listens on. */
export interface ProjectChannel extends Channel {
  /** Called once before the server listens. Hand every checked event to `service.receive`. */
  mount?(parts: { readonly http: HttpRoutes; readonly service: Service }): void;
}

/** Names the type and checks nothing: `export const project = defineProject({ … })`. */
export function defineProject(project: Project): Project {
  return project;
}

/** Names the type: a list of values with synonyms, or a pattern. */
export function defineEntity(entity: EntityDefinition): EntityDefinition {
  return entity;
}

/** Names the type: a way to reach customers. */
export function defineChannel(channel: ProjectChannel): ProjectChannel {
  return channel;
}
