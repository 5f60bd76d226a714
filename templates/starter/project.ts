import { defineProject } from 'khidmat';

/** What this project adds in TypeScript. Flows, intents and settings are the YAML files beside it. */
export const project = defineProject({
  actions: [],
  // A made-up shop answers what `actions` do not. Before customers come: 'tests', and your own systems at ACTIONS_URL.
  demoShop: true,
});
