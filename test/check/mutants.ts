import { parse, stringify } from 'yaml';
import type { SourceFile } from '../../src/flow/diagnostic';

/** One flow's file with one mistake made in it. */
export interface Mutant {
  readonly file: SourceFile;
  readonly what: string;
}

type Value = null | string | number | boolean | Value[] | { [key: string]: Value };
type Dict = { [key: string]: Value };

const VERBS = ['say', 'ask', 'choose', 'call', 'set', 'run', 'repeat', 'handoff', 'promise', 'resolve'];

/** Every way of making one of these mistakes in a flow; each of them breaks it. */
export function mutantsOf({ path, text }: SourceFile): readonly Mutant[] {
  const flow = parse(text) as Dict;
  const mutants: Mutant[] = [];
  const isStarted = Array.isArray(flow['triggers']) && flow['case'] !== false;
  const add = (what: string, change: () => () => void): void => {
    const undo = change();
    mutants.push({ what, file: { path, text: stringify(flow, { lineWidth: 0 }) } });
    undo();
  };
  visit(flow['steps'] as Value, 'steps');
  return mutants;

  function visit(node: Value, where: string): void {
    if (Array.isArray(node)) {
      if (node.some(isStep)) visitSteps(node as Dict[], where);
      for (const [index, item] of node.entries()) visit(item, `${where}/${index}`);
    } else if (node !== null && typeof node === 'object') {
      visitMap(node, where);
      for (const [key, value] of Object.entries(node)) visit(value, `${where}/${key}`);
    } else if (typeof node === 'string') {
      return;
    }
  }

  function visitSteps(steps: Dict[], where: string): void {
    const last = steps.at(-1);
    if (isStarted && where === 'steps' && last && ('resolve' in last || 'handoff' in last)) {
      add('the last outcome is gone', () => {
        steps.pop();
        return () => steps.push(last);
      });
    }
    for (const [index, step] of steps.entries()) {
      const filled = filledBy(step);
      const after = JSON.stringify(steps.slice(index + 1));
      const elsewhere = countOf(JSON.stringify(flow), filled) - countOf(JSON.stringify(step), filled);
      const isRead = filled !== null && reads(after, filled) && !isFilledIn(flow, filled, step);
      if (isRead && elsewhere > 0) {
        add(`the step that fills '${filled}' is gone (${where}/${index})`, () => {
          steps.splice(index, 1);
          return () => steps.splice(index, 0, step);
        });
      }
      const next = steps[index + 1];
      if (
        isRead &&
        next &&
        filled &&
        reads(JSON.stringify(next), filled) &&
        !('ask' in next && next['ask'] === filled)
      ) {
        add(`the step that fills '${filled}' comes after one that reads it (${where}/${index})`, () => {
          steps.splice(index, 2, next, step);
          return () => steps.splice(index, 2, step, next);
        });
      }
    }
  }

  function visitMap(map: Dict, where: string): void {
    const set = (key: string, value: Value, what: string): void =>
      add(`${what} (${where}/${key})`, () => {
        const before = map[key] as Value;
        map[key] = value;
        return () => {
          map[key] = before;
        };
      });
    const drop = (key: string, what: string): void =>
      add(`${what} (${where}/${key})`, () => {
        const before = map[key] as Value;
        delete map[key];
        return () => {
          map[key] = before;
        };
      });
    if (typeof map['id'] === 'string' && typeof map['ms'] === 'string' && typeof map['en'] === 'string') {
      drop('ms', 'a language is gone');
      const [variable] = /{{\s*\w+/.exec(map['en']) ?? [];
      if (variable) set('en', map['en'].replace(variable, `${variable}x`), 'a variable is misspelt');
    }
    for (const key of ['run', 'flow', 'call', 'team']) {
      if (typeof map[key] === 'string') set(key, `${map[key]}x`, 'a reference leads nowhere');
    }
    if ('repeat' in map && typeof map['repeat'] === 'object') {
      const loop = map['repeat'] as Dict;
      add(`a loop without a bound (${where})`, () => {
        const before = loop['at-most'] as Value;
        delete loop['at-most'];
        return () => {
          loop['at-most'] = before;
        };
      });
    }
    const choices = map['choices'];
    if (Array.isArray(choices) && typeof map['ask'] === 'string') {
      const [first] = choices as Dict[];
      const value = first?.['value'];
      const isAsked = typeof value === 'string' && JSON.stringify(flow).includes(`${map['ask']} == \\"${value}\\"`);
      if (first && isAsked) {
        add(`a choice has another value (${where})`, () => {
          first['value'] = `${value}x`;
          return () => {
            first['value'] = value;
          };
        });
      }
    }
    const branches = map['choose'];
    if (Array.isArray(branches)) {
      const last = branches.at(-1) as Dict | undefined;
      if (last && 'else' in last) {
        add(`an else is gone (${where})`, () => {
          branches.pop();
          return () => branches.push(last);
        });
      }
    }
    if (typeof map['if'] === 'string' && / == /.test(map['if']))
      set('if', map['if'].replace('==', '='), 'a condition sets');
  }
}

function isStep(value: Value): boolean {
  return value !== null && typeof value === 'object' && VERBS.some((verb) => verb in value);
}

function filledBy(step: Dict): string | null {
  const name = step['ask'] ?? step['save'] ?? (step['set'] ? Object.keys(step['set'] as Dict)[0] : null);
  return typeof name === 'string' ? name : null;
}

function reads(text: string, name: string): boolean {
  return new RegExp(`({{|{%|"if":"|"until":"|"valid":"|and |or )[^}"]*(?<![\\w.\\-'])${name}\\b(?![\\-'"])`).test(text);
}

function countOf(text: string, name: string | null): number {
  return name === null ? 0 : text.split(new RegExp(`(?<![\\w.])${name}\\b`)).length - 1;
}

/** Whether another step of the flow fills the variable too. */
function isFilledIn(flow: Dict, name: string, except: Dict): boolean {
  let found = false;
  const look = (node: Value): void => {
    if (node === except || node === null || typeof node !== 'object') return;
    if (!Array.isArray(node)) {
      const set = node['set'];
      const sets = set !== null && typeof set === 'object' && Object.keys(set as Dict).includes(name);
      found ||= node['ask'] === name || node['save'] === name || sets;
    }
    for (const child of Object.values(node)) look(child as Value);
  };
  look(flow);
  return found;
}
