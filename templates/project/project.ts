import { defineProject } from 'khidmat';
import { findRepair } from './actions/repairs';

/** What this project adds in TypeScript. Flows, intents and settings are the YAML files beside it. */
export const project = defineProject({
  actions: [findRepair],
});
