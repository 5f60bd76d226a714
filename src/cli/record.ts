import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { readConfig } from '../config';
import { turnsOfCase } from '../desk/card-history';
import { KhidmatError } from '../errors';
import type { RecordedTurn, Store } from '../store/store';
import { toldPlayed } from '../testing/play-test';
import { type RecordedTest, recordTest } from '../testing/record-attempts';
import type { Command } from './command';
import { loadProject } from './load-project';
import { openStore } from './open-store';
import { readOptions } from './options';
import { marksOfRecord, recordedNamed, releasesOf } from './recorded';
import { readStage } from './test-stage';

const usage = `Usage: khidmat record <case number | conversation> [--out FILE] [--print]

Turns a real conversation into a test: what the customer wrote, what the actions answered, what the bot did. Names, phones, addresses,
order numbers and all that is marked as personal become others, the same everywhere. The test is played at once and written only when
it holds on the flows as they are. Works while the server runs.

  --out FILE   where to write it; test/<case number>.test.yaml unless given
  --print      show it instead of writing it`;

export const recordCommand: Command = {
  name: 'record',
  summary: 'Turn a real conversation into a test',
  usage,
  async run(args, terminal) {
    const options = { out: { type: 'string' }, print: { type: 'boolean', default: false } } as const;
    const { positionals, values } = readOptions(args, usage, options);
    const [name] = positionals;
    if (name === undefined || positionals.length > 1) {
      terminal.err(usage);
      return 2;
    }
    const config = readConfig(terminal.cwd, terminal.env);
    const store = await openStore(config, { readOnly: true });
    try {
      const { conversation, record, stretches } = await stretchesOf(store, name);
      const stage = await readStage(config.contentDir, terminal.env, config.dataDir);
      const channel = conversation.slice(0, conversation.indexOf(':'));
      const marks = await marksOfRecord(record, releasesOf(store, loadProject(config.contentDir)), [stage.content]);
      const recorded = await recordTest(stretches, { name: `Recorded from ${name}`, channel, stage, marks });
      if (recorded.played.difference !== null) {
        terminal.err(toldPlayed(recorded.played).join('\n'));
        throw new KhidmatError('RECORD_DIFFERS', `${whyItDiffers(name, recorded)}; nothing was written.`);
      }
      if (values.print) {
        terminal.out(recorded.text.trimEnd());
        return 0;
      }
      const file = resolve(terminal.cwd, values.out ?? join(config.contentDir, 'test', `${slug(name)}.test.yaml`));
      if (existsSync(file))
        throw new KhidmatError('RECORD_EXISTS', `${file} is there already; give another with --out.`);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, recorded.text);
      terminal.out(
        `Wrote ${relative(terminal.cwd, file)}: ${recorded.played.test.lines.length} lines, and it holds. Read it once: is anybody still in it?`,
      );
      return 0;
    } finally {
      await store.close();
    }
  },
};

function whyItDiffers(name: string, { isLostByDisguise }: RecordedTest): string {
  return isLostByDisguise
    ? `${name} runs like this on the flows as they are now, but no longer with other words in the place of what is personal: the line above is understood otherwise with them. Write that test by hand`
    : `${name} would not run like this on the flows as they are now`;
}

/** The turns of the case alone, and with everything that was before it, should they not stand by themselves. */
export async function stretchesOf(store: Store, name: string) {
  const { conversation, record } = await recordedNamed(store, name);
  const row = await store.readCase(name.toUpperCase());
  if (row === null) return { conversation, record, stretches: [record] };
  const own = turnsOfCase(record, row.case.number) as readonly RecordedTurn[];
  const last = own.at(-1)?.turn ?? 0;
  const before = record.filter(({ turn }) => turn <= last);
  return { conversation, record, stretches: own.length === before.length ? [own] : [own, before] };
}

function slug(name: string): string {
  return name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
