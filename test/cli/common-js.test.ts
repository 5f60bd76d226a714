import { stripTypeScriptTypes } from 'node:module';
import { create } from 'ts-node';
import { namedIn, toCommonJs } from '../../src/cli/common-js';

const typescript = create({
  transpileOnly: true,
  skipProject: true,
  compilerOptions: { module: 'commonjs', target: 'es2022', esModuleInterop: true },
});

/** A function by what it gives, a class by what its objects have. */
function plainly(value: unknown): unknown {
  if (typeof value !== 'function') return value;
  return String(value).startsWith('class') ? Object.keys(Reflect.construct(value, [])) : String(value());
}

/** Modules that others import; some made by TypeScript, some as they always were. */
const AROUND: Readonly<Record<string, unknown>> = {
  './made': { __esModule: true, default: 'the default', one: 1, two: () => 2 },
  old: Object.assign(() => 'called', { part: 'a part' }),
};

function load(code: string) {
  const asked: string[] = [];
  const module = { exports: {} as Record<string, unknown> };
  const require = (name: string) => {
    asked.push(name);
    if (!(name in AROUND)) throw new Error(`there is no ${name}`);
    return AROUND[name];
  };
  new Function('exports', 'require', 'module', '__filename', '__dirname', code)(
    module.exports,
    require,
    module,
    'f',
    'd',
  );
  const shown = Object.fromEntries(Object.keys(module.exports).map((key) => [key, module.exports[key]]));
  return {
    asked,
    shown: JSON.parse(JSON.stringify(shown, (_, value) => plainly(value))),
  };
}

test.each([
  ["import { one, two as second } from './made';\nexport const project: object = { one, second: second() };"],
  ["import whole, { one } from './made';\nexport const [a, { b, ...rest }] = [whole, { b: one, c: 3 }] as const;"],
  [
    "import * as made from './made';\nimport * as old from 'old';\nexport const x = [made.default, made.one, old.part, typeof old.default];",
  ],
  ["import old from 'old';\nexport default { value: old(), part: old.part };"],
  [
    "import { Type } from './only-types';\nimport type { More } from './more-types';\nexport const x = (a: Type & More): string => String(a);\nexport const y = x('z' as never);",
  ],
  ["import './made';\nexport function f(): number { return g(); }\nfunction g() { return 3; }"],
  ["export { one as eins, default as all } from './made';\nexport * from './made';\nexport * as made from './made';"],
  ['let count = 0;\nexport { count };\nexport const next = () => (count += 1);\nnext();'],
  ['export default function named(): string { return "n"; }\nexport class Thing { readonly a = 1; }'],
  ['export default class {}'],
  ['const text = `\nexport const not = 1;\nimport { no } from "nowhere";\n`;\nexport const told = text;'],
  ['export type Shape = { a: number };\nexport interface Other { b: string }\nexport const a: Shape = { a: 1 };'],
])('does what TypeScript does: %j', (text) => {
  const own = toCommonJs(stripTypeScriptTypes(text));
  expect(own).not.toBeNull();
  const file = `${__dirname}/x${Math.abs(text.length)}.ts`;
  expect(load(own!)).toEqual(load(typescript.compile(text, file)));
});

test('keeps each line where it was', () => {
  const text = "import {\n  one,\n  two,\n} from './made';\n\nexport const x = one;\nthrow new Error(String(two()));";
  expect(toCommonJs(text)!.split('\n')).toHaveLength(text.split('\n').length);
  expect(toCommonJs(text)!.split('\n')[6]).toBe('throw new Error(String(two()));');
});

test.each([
  'export const x = await Promise.resolve(1);',
  "export const x = () => import('./made');",
  'export const x = import.meta.url;',
  '@sealed class A {}',
  'export const x = ;',
  "import data from './data.json' with { type: 'json' };\nexport const x = data;",
])('leaves to TypeScript what only TypeScript can do: %s', (text) => {
  expect(toCommonJs(text)).toBeNull();
});

test('finds the files that a file names', () => {
  const text =
    "import { a } from './a';\nimport type { B } from '../b';\nexport * from './c/d';\nimport './e';\nimport f from 'f';";
  expect(namedIn(text)).toEqual(['./a', '../b', './c/d', './e']);
});
