import { defineProject } from 'khidmat';
import { actions } from './actions';

/** Fernhill Outfitters: the systems behind its flows, as small mocks. */
export const project = defineProject({ actions });
