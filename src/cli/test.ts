import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { readConfig } from '../config';
import { isLanguage, LANGUAGES, type Language } from '../domain/language';
import { KhidmatError } from '../errors';
import { diagnosticsToJson, formatDiagnostics } from '../flow/format-diagnostic';
import type { Content } from '../flow/program';
import { coverageOf, percentOf, totalOf, visitsOf } from '../testing/coverage';
import { coveragePicture } from '../testing/coverage-picture';
import { coverageTable } from '../testing/coverage-table';
import { junitOf } from '../testing/junit';
import { languagesToPlay, type Played, playTest, toldPlayed } from '../testing/play-test';
import type { Command, Terminal } from './command';
import { forgetProject } from './load-project';
import { readOptions } from './options';
import { findTests, readTestFiles, readTests } from './read-tests';
import { readStage } from './test-stage';
import { versionsOf } from './versions-of';

const usage = `Usage: khidmat test [folder] [options]

Plays the conversations of test/*.test.yaml (in folders below test/ too) against the real flows, in every language, on a clock of
their own; then the test/*.test.ts that use Node's own test runner. Shows each talk that is not as expected, with the first difference.

  --filter WORDS            only tests whose name or file has these words
  --lang id|ms|en           only this language
  --coverage                say what no test went through; with --pictures DIR a picture of each flow as well
  --pictures DIR            draw each flow into DIR, as SVG: tested in green, never tested in red
  --coverage-at-least N     status 1 when fewer than N per cent of the steps, and of the ways out of them, were tested
  --junit FILE              the results as JUnit's XML
  --json                    the results as JSON instead of words
  --watch                   again whenever a file is saved

Exit status: 0 all is as expected, 1 it is not, 2 wrong use.`;

const OPTIONS = {
  filter: { type: 'string' },
  lang: { type: 'string' },
  coverage: { type: 'boolean', default: false },
  pictures: { type: 'string' },
  'coverage-at-least': { type: 'string' },
  junit: { type: 'string' },
  json: { type: 'boolean', default: false },
  watch: { type: 'boolean', default: false },
} as const;

interface Wish {
  readonly folder: string;
  readonly filter: string | null;
  readonly language: Language | null;
  readonly isCoverageShown: boolean;
  readonly pictures: string | null;
  readonly atLeast: number | null;
  readonly junit: string | null;
  readonly isJson: boolean;
}

export const testCommand: Command = {
  name: 'test',
  summary: "Run the project's conversation tests",
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, OPTIONS);
    if (positionals.length > 1) throw wrong('only one folder can be tested');
    const at = (path: string | undefined) => (path === undefined ? null : resolve(terminal.cwd, path));
    const wish: Wish = {
      folder: at(positionals[0]) ?? readConfig(terminal.cwd, terminal.env).contentDir,
      filter: values.filter?.toLowerCase() ?? null,
      language: languageOf(values.lang),
      isCoverageShown: values.coverage,
      pictures: at(values.pictures),
      atLeast: shareOf(values['coverage-at-least']),
      junit: at(values.junit),
      isJson: values.json,
    };
    if (!values.watch) return testOnce(wish, terminal);
    // Somebody in the middle of an edit saves what does not compile: the next save may.
    const watched = () =>
      testOnce(wish, terminal).catch((error) => {
        if (!(error instanceof KhidmatError)) throw error;
        terminal.err(`${error.code}  ${error.message}`);
      });
    for await (const _version of versionsOf(wish.folder, terminal.signal)) {
      await watched();
      terminal.out(`Watching ${wish.folder}; Ctrl-C ends it.\n`);
      forgetProject(wish.folder);
    }
    return 0;
  },
};

function languageOf(given: string | undefined): Language | null {
  if (given === undefined) return null;
  if (isLanguage(given)) return given;
  throw wrong(`--lang is '${given}'; give one of ${LANGUAGES.join(', ')}`);
}

function shareOf(given: string | undefined): number | null {
  if (given === undefined) return null;
  const share = Number(given);
  if (/^\d{1,3}$/.test(given) && share <= 100) return share;
  throw wrong(`--coverage-at-least is '${given}'; give a whole number from 0 to 100`);
}

function wrong(what: string): KhidmatError {
  return new KhidmatError('USAGE', `${what}.\n\n${usage}`);
}

async function testOnce(wish: Wish, terminal: Terminal): Promise<number> {
  const { yaml, typescript } = findTests(wish.folder);
  if (yaml.length + typescript.length === 0) {
    const example = 'test/order-status.test.yaml';
    terminal.err(
      `There is no test in ${join(wish.folder, 'test')}; put a conversation into a file such as ${example}.`,
    );
    return 1;
  }
  const fitting = typescript.filter((path) => mayFit(wish, path));
  const status = yaml.length === 0 ? 0 : await playAll(wish, yaml, terminal, fitting.length > 0);
  const other = fitting.length === 0 ? 0 : await runWithNode(wish, fitting);
  return Math.max(status, other);
}

/** `hasOthers`: tests in TypeScript fit, too. */
async function playAll(wish: Wish, paths: readonly string[], terminal: Terminal, hasOthers: boolean): Promise<number> {
  const { folder } = wish;
  const stage = await readStage(folder, terminal.env);
  const { content } = stage;
  const { scripts, diagnostics } = readTests(await readTestFiles(folder, paths), stage.known);
  if (wish.isJson && diagnostics.length > 0) {
    terminal.out(diagnosticsToJson(diagnostics));
    return 1;
  }
  const broken = new Set(diagnostics.map(({ file }) => file));
  if (broken.size > 0) terminal.out(formatDiagnostics(diagnostics));
  if (broken.size === paths.length) return 1;
  const began = performance.now();
  const played: Played[] = [];
  for (const { file, tests } of scripts) {
    if (broken.has(file)) continue;
    for (const test of tests) {
      if (wish.filter !== null && !`${file} ${test.name}`.toLowerCase().includes(wish.filter)) continue;
      for (const language of languagesToPlay(test, content))
        if (wish.language === null || wish.language === language) played.push(await playTest(test, language, stage));
    }
  }
  if (broken.size === 0 && played.length === 0 && hasOthers && !wish.isJson) return 0;
  const status = report(wish, content, played, performance.now() - began, terminal);
  if (broken.size === 0) return status;
  terminal.out(`Not played: ${[...broken].join(', ')}. Mend what is said of them above.`);
  return 1;
}

function report(wish: Wish, content: Content, played: readonly Played[], ms: number, terminal: Terminal): number {
  const visits = visitsOf(played);
  const coverage = coverageOf(content, visits);
  const percent = percentOf(totalOf(coverage));
  if (wish.junit !== null) writeFileSync(wish.junit, junitOf(played));
  if (wish.pictures !== null) {
    mkdirSync(wish.pictures, { recursive: true });
    for (const flow of coverage)
      writeFileSync(join(wish.pictures, `${flow.program.flow}.svg`), coveragePicture(content, flow, visits));
  }
  const failed = played.filter(({ difference }) => difference !== null);
  const isThin = wish.atLeast !== null && percent < wish.atLeast;
  if (wish.isJson) {
    terminal.out(JSON.stringify({ tests: played.map(asJson), failed: failed.length, coverage: percent }, null, 2));
  } else {
    for (const one of failed) terminal.out(toldFailure(one));
    if (wish.isCoverageShown || isThin) for (const line of coverageTable(coverage)) terminal.out(line);
    if (isThin) terminal.out(`TEST_COVERAGE  ${percent} % is less than the ${wish.atLeast} % that are asked for.`);
    if (played.length === 0) terminal.out('No test fits.');
    terminal.out(counts(played, failed.length, ms, percent));
  }
  return failed.length > 0 || isThin || played.length === 0 ? 1 : 0;
}

function toldFailure(one: Played): string {
  const { test, language } = one;
  const [head, ...lines] = [`✗ ${test.name} (${language})  ${test.place.file}:${test.place.line}`, ...toldPlayed(one)];
  return [head, ...lines.map((line) => `    ${line.replaceAll('\n', '\n    ')}`), ''].join('\n');
}

function asJson(one: Played) {
  const { test, language, difference, ms } = one;
  const { file, line } = test.place;
  const told = difference === null ? {} : { difference, transcript: toldPlayed(one) };
  return { file, line, test: test.name, language, ok: difference === null, ms: Math.round(ms * 10) / 10, ...told };
}

function counts(played: readonly Played[], failed: number, ms: number, percent: number): string {
  const rate = played.length === 0 ? '' : `, ${Math.round(played.length / (ms / 1000))} a second`;
  const tests = `${played.length - failed} of ${played.length} talks as expected`;
  return `${tests} in ${(ms / 1000).toFixed(2)} s${rate}; ${percent} % of the flows tested`;
}

/** Node's runner names each file that it is given, even where none of its tests has the words. */
function mayFit({ folder, filter }: Wish, path: string): boolean {
  if (filter === null || path.toLowerCase().includes(filter)) return true;
  return readFileSync(join(folder, path), 'utf8').toLowerCase().includes(filter);
}

/** TypeScript needs no build. */
async function runWithNode({ folder, filter, isJson }: Wish, paths: readonly string[]): Promise<number> {
  const loader = require.resolve('ts-node/register/transpile-only');
  const isWhole = filter === null || paths.every((path) => path.toLowerCase().includes(filter));
  const names = isWhole ? [] : [`--test-name-pattern=/${filter.replace(/[^\p{L}\p{N} -]/gu, '.')}/i`];
  const args = ['--require', loader, '--test', ...names, ...paths.map((path) => join(folder, path))];
  const child = spawn(process.execPath, args, {
    cwd: folder,
    stdio: ['inherit', isJson ? 2 : 'inherit', 'inherit'],
    env: {
      ...process.env,
      TS_NODE_SKIP_PROJECT: 'true',
      TS_NODE_COMPILER_OPTIONS: '{"module":"commonjs","target":"es2022","esModuleInterop":true}',
    },
  });
  const [code] = await once(child, 'exit');
  return code === 0 ? 0 : 1;
}
