import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Config, readConfig } from '../config';
import { isLanguage, LANGUAGES, type Language } from '../domain/language';
import { KhidmatError } from '../errors';
import { didYouMean } from '../flow/did-you-mean';
import { placeNow } from '../flow/moves';
import type { Content, Program } from '../flow/program';
import { isPattern, isReserved } from '../flow/standing-patterns';
import { Traffic } from '../insight/traffic';
import { readContentFiles } from '../runtime/content-files';
import type { Command } from './command';
import { flowPicture } from './flow-picture';
import { openStore } from './open-store';
import { readOptions } from './options';
import { readCompiled } from './read-compiled';
import { recordedSince, sinceOf } from './recorded';

const usage = `Usage: khidmat draw <flow> [--out file.svg] [--since 30d] [--language en]
       khidmat draw --all --out folder [--since 30d] [--language en]

Draws a flow as an SVG: its steps in the author's words, branches side by side, ways of trouble dashed, steps marked that lack
a language. With --since also how many customers went through each step and way, and where they left. Works while the
server runs.

  --out file.svg  where to write it; to the terminal unless told
  --since 30d     count what happened since (m, h, d, w)
  --language en   of the words in it; the bot's first unless told`;

export const drawCommand: Command = {
  name: 'draw',
  summary: 'Draw a flow, and how many customers went where',
  usage,
  async run(args, terminal) {
    const { positionals, values } = readOptions(args, usage, {
      all: { type: 'boolean', default: false },
      out: { type: 'string' },
      since: { type: 'string' },
      language: { type: 'string' },
    });
    const [name, more] = positionals;
    if (more !== undefined || (name === undefined) !== values.all || (values.all && values.out === undefined)) {
      terminal.err(usage);
      return 2;
    }
    const config = readConfig(terminal.cwd, terminal.env);
    const { contentDir } = config;
    const files = await readContentFiles(contentDir);
    const content = await readCompiled(contentDir);
    const language = languageOf(values.language);
    const traffic = values.since === undefined ? null : await trafficSince(config, content, values.since);
    const options = {
      ...(language !== null && { language }),
      ...(traffic !== null && { traffic: { counted: traffic, time: `the last ${values.since}` } }),
    };
    const draw = (program: Program) => flowPicture(content, program, options);
    if (name !== undefined) {
      const picture = draw(programOf(content, name));
      if (values.out === undefined) terminal.out(picture);
      else writeFileSync(resolve(terminal.cwd, values.out), picture);
      return 0;
    }
    const folder = resolve(terminal.cwd, values.out!);
    mkdirSync(folder, { recursive: true });
    // The shipped patterns only where the author has put an own one in their place.
    const programs = Object.values(content.flows).filter(
      ({ flow }) => !flow.startsWith('_') || files.some(({ path }) => path.replace(/\.ya?ml$/, '') === `flows/${flow}`),
    );
    for (const program of programs) writeFileSync(join(folder, `${program.flow}.svg`), draw(program));
    terminal.out(`${programs.length} flows drawn in ${folder}`);
    return 0;
  },
};

function programOf({ flows }: Content, name: string): Program {
  const program = Object.hasOwn(flows, name) ? flows[name] : undefined;
  if (program !== undefined) return program;
  const own = Object.keys(flows).filter((one) => !isReserved(one));
  const patterns = Object.keys(flows).filter((one) => isPattern(one));
  const others =
    own.length > 0 ? `; there are ${own.join(', ')}, and the standing patterns (\`khidmat pattern\` lists them)` : '';
  const mend = didYouMean(name, [...own, ...patterns]) || others;
  throw new KhidmatError('FLOW_UNKNOWN', `There is no flow '${name}'${mend}.`.replace(/\?\.$/, '?'));
}

function languageOf(given: string | undefined): Language | null {
  if (given === undefined) return null;
  if (isLanguage(given)) return given;
  throw new KhidmatError('USAGE', `--language is '${given}'; give one of ${LANGUAGES.join(', ')}.`);
}

async function trafficSince(config: Config, content: Content, given: string): Promise<Traffic> {
  const since = sinceOf(given, Date.now());
  const store = await openStore(config, { readOnly: true });
  try {
    // What flows and steps were called before counts for what they are called now.
    const traffic = new Traffic(({ flow, step }) => placeNow(flow, step, content));
    for await (const { record } of recordedSince(store, since)) traffic.add(record, since);
    return traffic;
  } finally {
    await store.close();
  }
}
