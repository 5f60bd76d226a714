import { KhidmatError } from '../errors';
import type { Command, Terminal } from './command';
import { fileFault } from './file-fault';
import { spareMemory } from './spare-memory';

/** Each command is loaded when it is called: `khidmat check` need not load a database. */
const COMMANDS: { readonly [name: string]: { readonly summary: string; readonly load: () => Promise<Command> } } = {
  serve: {
    summary: 'Run the bot, its web chat and the desk',
    load: async () => (await import('./serve.js')).serveCommand,
  },
  chat: {
    summary: 'Talk to the bot in the terminal',
    load: async () => (await import('./chat.js')).chatCommand,
  },
  story: {
    summary: 'Tell the whole story of one case',
    load: async () => (await import('./story.js')).storyCommand,
  },
  replay: {
    summary: 'Decide recorded turns again and compare to the byte',
    load: async () => (await import('./replay.js')).replayCommand,
  },
  'what-if': {
    summary: 'Run real conversations on changed content and show what would differ',
    load: async () => (await import('./what-if.js')).whatIfCommand,
  },
  verify: {
    summary: 'Hold what the store keeps against what was promised',
    load: async () => (await import('./verify.js')).verifyCommand,
  },
  audit: {
    summary: 'Show what staff did, and where the trail of it ends',
    load: async () => (await import('./audit.js')).auditCommand,
  },
  erase: {
    summary: 'Take what is personal of a customer out of the record',
    load: async () => (await import('./erase.js')).eraseCommand,
  },
  backup: {
    summary: 'Copy the database while the server runs',
    load: async () => (await import('./backup.js')).backupCommand,
  },
  move: {
    summary: 'Carry everything from SQLite to PostgreSQL, and prove it',
    load: async () => (await import('./move.js')).moveCommand,
  },
  publish: {
    summary: 'Put the content of a folder into force',
    load: async () => (await import('./publish.js')).publishCommand,
  },
  releases: {
    summary: 'List what was published and which release is in force',
    load: async () => (await import('./releases.js')).releasesCommand,
  },
  rollback: {
    summary: 'Put an earlier release back into force',
    load: async () => (await import('./rollback.js')).rollbackCommand,
  },
  draw: {
    summary: 'Draw a flow, and how many customers went where',
    load: async () => (await import('./draw.js')).drawCommand,
  },
  check: {
    summary: 'Show every mistake in flows and intents',
    load: async () => (await import('./check.js')).checkCommand,
  },
  explain: {
    summary: 'Show why a text is understood as it is',
    load: async () => (await import('./explain.js')).explainCommand,
  },
  understand: {
    summary: 'Read texts from standard input and show what they mean',
    load: async () => (await import('./understand.js')).understandCommand,
  },
  evaluate: {
    summary: 'Measure the understanding on files of labelled texts',
    load: async () => (await import('./evaluate.js')).evaluateCommand,
  },
  thresholds: {
    summary: 'Show what each choice of gates would cost, and propose some',
    load: async () => (await import('./thresholds.js')).thresholdsCommand,
  },
  suggest: {
    summary: 'Propose which real messages to teach, and show what that would change',
    load: async () => (await import('./suggest.js')).suggestCommand,
  },
  train: {
    summary: 'Learn the examples before the server needs them',
    load: async () => (await import('./train.js')).trainCommand,
  },
  pattern: {
    summary: 'Show the words of the rules, to write them anew',
    load: async () => (await import('./pattern.js')).patternCommand,
  },
  schema: {
    summary: 'Print the JSON Schema of flows and settings, for editors',
    load: async () => (await import('./schema.js')).schemaCommand,
  },
  init: {
    summary: 'Make a project of your own',
    load: async () => (await import('./init.js')).initCommand,
  },
  test: {
    summary: "Run the project's conversation tests",
    load: async () => (await import('./test.js')).testCommand,
  },
  report: {
    summary: 'Tell what a week was like: figures, causes, what to do next',
    load: async () => (await import('./report.js')).reportCommand,
  },
  simulate: {
    summary: 'Fill a data folder with a month of customers and agents',
    load: async () => (await import('./simulate.js')).simulateCommand,
  },
  record: {
    summary: 'Turn a real conversation into a test',
    load: async () => (await import('./record.js')).recordCommand,
  },
};

/** The entry of `bin/khidmat.cjs`. */
export function main(args: readonly string[]): void {
  if (args[0] === 'check') spareMemory();
  const terminal: Terminal = {
    out: (text) => void process.stdout.write(`${text}\n`),
    err: (text) => void process.stderr.write(`${text}\n`),
    stdin: process.stdin,
    cwd: process.cwd(),
    env: process.env,
  };
  // `khidmat explain … | head` closes our output early; that is no fault.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));
  void runCommand(args, terminal).then((status) => {
    process.exitCode = status;
  });
}

/** Runs one command line and returns its exit status. */
export async function runCommand(args: readonly string[], terminal: Terminal): Promise<number> {
  const [name = 'help', ...rest] = asksForHelp(args) ? [args[1]!, '--help'] : args;
  if (['help', '--help', '-h'].includes(name)) {
    terminal.out(help());
    return 0;
  }
  const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (entry === undefined) {
    terminal.err(`There is no command '${name}'.\n\n${help()}`);
    return 2;
  }
  try {
    const command = await entry.load();
    if (rest.includes('--help') || rest.includes('-h')) {
      terminal.out(command.usage);
      return 0;
    }
    return await command.run(rest, terminal);
  } catch (error) {
    const told = error instanceof KhidmatError ? error : fileFault(error);
    if (told === null) throw error;
    terminal.err(`${told.code}  ${told.message}`);
    return told.code === 'USAGE' ? 2 : 1;
  }
}

/** `khidmat help check` is `khidmat check --help`. */
function asksForHelp(args: readonly string[]): boolean {
  return args[0] === 'help' && args[1] !== undefined && !args[1].startsWith('-');
}

function help(): string {
  const width = Math.max(...Object.keys(COMMANDS).map((name) => name.length));
  const rows = Object.entries(COMMANDS).map(([name, { summary }]) => `  ${name.padEnd(width)}  ${summary}`);
  return ['Usage: khidmat <command> [options]', '', ...rows, '', 'khidmat <command> --help tells more.'].join('\n');
}
