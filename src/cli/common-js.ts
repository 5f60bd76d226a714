import { createRequire } from 'node:module';
import { compileFunction } from 'node:vm';
import type {
  ExportAllDeclaration,
  ExportDefaultDeclaration,
  ExportNamedDeclaration,
  ImportDeclaration,
  Pattern,
  Program,
} from 'acorn';

/**
 * A module of JavaScript (`import` and `export`) as one that `require` loads, each line where it was. Null where only TypeScript's
 * own translation will do: `await` at its top, `import()`, `import.meta`, decorators, names in quotes.
 */
export function toCommonJs(code: string): string | null {
  const names = new Set<string>();
  const read = readModule(code);
  if (read === null) return null;
  const imports = read.body.filter((node) => node.type === 'ImportDeclaration');
  for (const { value, start } of read.names) if (!imports.some((node) => isWithin(start, node))) names.add(value);
  const edits: Edit[] = [];
  const head: string[] = [];
  for (const [index, node] of read.body.entries()) {
    const alias = `khidmat$${index}`;
    if (node.type === 'ImportDeclaration') edits.push({ ...node, text: required(node, alias, names) });
    else if (node.type === 'ExportNamedDeclaration') {
      const { text, shown } = named(node, alias);
      edits.push({ start: node.start, end: node.declaration?.start ?? node.end, text });
      head.push(...shown);
    } else if (node.type === 'ExportDefaultDeclaration') {
      const { name, text } = theDefault(node, alias);
      edits.push({ start: node.start, end: node.declaration.start, text });
      head.push(shown('default', name));
    } else if (node.type === 'ExportAllDeclaration') {
      edits.push({ ...node, text: all(node, alias) });
    }
  }
  const begun = `"use strict"; Object.defineProperty(exports, '__esModule', { value: true }); ${head.join(' ')} `;
  const made = begun + edited(code, edits);
  return isScript(made) ? made : null;
}

/** Where a module says that others are: `./actions/repairs`. */
export function namedIn(code: string): readonly string[] {
  return [...code.matchAll(/(?:\bfrom|\bimport)\s*['"](\.{1,2}\/[^'"\n]+)['"]/g)].map(([, name]) => name!);
}

interface Edit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

interface Read {
  readonly body: Program['body'];
  readonly names: readonly { readonly value: string; readonly start: number }[];
}

function readModule(code: string): Read | null {
  const names: { value: string; start: number }[] = [];
  let after = '';
  let isPlain = true;
  const onToken = ({ type, start, end }: import('acorn').Token) => {
    if (after === 'import' && (type.label === '(' || type.label === '.')) isPlain = false;
    if (type.label === 'name') names.push({ value: code.slice(start, end), start });
    after = type.label;
  };
  try {
    const { body } = parser().parse(code, { ecmaVersion: 'latest', sourceType: 'module', onToken });
    return isPlain && body.every(isNamedPlainly) ? { body, names } : null;
  } catch {
    return null;
  }
}

/** The parser that ts-node brings along. */
function parser(): typeof import('acorn') {
  return createRequire(require.resolve('ts-node'))('acorn') as typeof import('acorn');
}

function isNamedPlainly(node: Program['body'][number]): boolean {
  if (node.type === 'ImportDeclaration') {
    const isPlain = node.specifiers.every(
      (one) => one.type !== 'ImportSpecifier' || one.imported.type === 'Identifier',
    );
    return isPlain && node.attributes.length === 0;
  }
  if (node.type === 'ExportAllDeclaration') return !node.exported || node.exported.type === 'Identifier';
  if (node.type !== 'ExportNamedDeclaration') return true;
  return node.specifiers.every(({ local, exported }) => local.type === 'Identifier' && exported.type === 'Identifier');
}

/** What nobody uses was a type: TypeScript leaves it out too. */
function required({ specifiers, source }: ImportDeclaration, alias: string, used: ReadonlySet<string>): string {
  if (specifiers.length === 0) return `require(${source.raw});`;
  const wanted = specifiers.filter(({ local }) => used.has(local.name));
  if (wanted.length === 0) return '';
  const parts = wanted.map((one) => {
    if (one.type === 'ImportNamespaceSpecifier')
      return `${one.local.name} = ${alias}?.__esModule ? ${alias} : { ...${alias}, default: ${alias} }`;
    const name = one.type === 'ImportDefaultSpecifier' ? 'default' : nameOf(one.imported);
    if (name === 'default') return `${one.local.name} = ${alias}?.__esModule ? ${alias}.default : ${alias}`;
    return `${one.local.name} = ${alias}.${name}`;
  });
  return `const ${alias} = require(${source.raw}), ${parts.join(', ')};`;
}

function named({ declaration, specifiers, source }: ExportNamedDeclaration, alias: string) {
  if (declaration) {
    const names =
      declaration.type === 'VariableDeclaration'
        ? declaration.declarations.flatMap(({ id }) => boundIn(id))
        : [declaration.id.name];
    return { text: '', shown: names.map((name) => shown(name, name)) };
  }
  const of = (name: string) => (source ? `${alias}.${name}` : name);
  return {
    text: source ? `const ${alias} = require(${source.raw});` : '',
    shown: specifiers.map(({ local, exported }) => shown(nameOf(exported), of(nameOf(local)))),
  };
}

function theDefault({ declaration }: ExportDefaultDeclaration, alias: string): { name: string; text: string } {
  const isDeclared = declaration.type === 'FunctionDeclaration' || declaration.type === 'ClassDeclaration';
  if (isDeclared && declaration.id) return { name: declaration.id.name, text: '' };
  return { name: alias, text: `const ${alias} = ` };
}

function all({ exported, source }: ExportAllDeclaration, alias: string): string {
  const each = `for (const key of Object.keys(${alias})) if (key !== 'default' && !(key in exports)) Object.defineProperty(exports, key, { enumerable: true, get: () => ${alias}[key] });`;
  return `const ${alias} = require(${source.raw}); ${exported ? shown(nameOf(exported), alias) : each}`;
}

/** As it is when it is asked for. */
function shown(name: string, value: string): string {
  return `Object.defineProperty(exports, '${name}', { enumerable: true, get: () => ${value} });`;
}

function boundIn(pattern: Pattern): readonly string[] {
  switch (pattern.type) {
    case 'Identifier':
      return [pattern.name];
    case 'ObjectPattern':
      return pattern.properties.flatMap((one) => boundIn(one.type === 'Property' ? one.value : one.argument));
    case 'ArrayPattern':
      return pattern.elements.flatMap((one) => (one === null ? [] : boundIn(one)));
    case 'AssignmentPattern':
      return boundIn(pattern.left);
    case 'RestElement':
      return boundIn(pattern.argument);
    case 'MemberExpression':
      return [];
  }
}

function nameOf(name: import('acorn').Identifier | import('acorn').Literal): string {
  return name.type === 'Identifier' ? name.name : String(name.value);
}

function isWithin(at: number, { start, end }: { readonly start: number; readonly end: number }): boolean {
  return at >= start && at < end;
}

function edited(code: string, edits: readonly Edit[]): string {
  let made = '';
  let at = 0;
  for (const { start, end, text } of edits) {
    made += code.slice(at, start) + text + code.slice(start, end).replace(/[^\n]/g, '');
    at = end;
  }
  return made + code.slice(at);
}

function isScript(code: string): boolean {
  try {
    compileFunction(code, ['exports', 'require', 'module', '__filename', '__dirname']);
    return true;
  } catch {
    return false;
  }
}
