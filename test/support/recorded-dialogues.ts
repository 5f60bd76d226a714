import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { modelOptions } from '../../src/cli/model-options';
import type { Language } from '../../src/domain/language';
import { createLog } from '../../src/log';
import { ContentHolder } from '../../src/runtime/content-holder';
import { createService } from '../../src/runtime/create-service';
import { ModelStore } from '../../src/runtime/model-store';
import { shopActions } from '../../src/shop/actions';
import { openSqliteStore } from '../../src/store/sqlite/open-sqlite-store';
import type { Store } from '../../src/store/store';
import { inLanguage, type ScriptTest } from '../../src/testing/script';
import { starterScripts } from './stage';
import { demoShopStore, starterContent, starterFiles } from './starter';

export const MONDAY = Date.UTC(2026, 10, 16, 3, 0);
const TWO_HOURS = 7_200_000;

const ANI = { id: 'ani', name: 'Ani' };

export interface RecordedDialogues {
  readonly folder: string;
  readonly conversations: number;
  destroy(): void;
}

/** The dialogues of the starter's tests, had with the real service on a real store; agents take what is handed over, and in the end all fall silent. */
export async function recordDialogues(options: {
  readonly languages: readonly Language[];
  readonly copies?: number;
}): Promise<RecordedDialogues> {
  const folder = mkdtempSync(join(tmpdir(), 'khidmat-recorded-'));
  const log = createLog({ level: 'silent' });
  const actions = shopActions(demoShopStore());
  const clock = { now: MONDAY };
  const store = await openSqliteStore({ folder });
  const holder = new ContentHolder({
    store,
    log,
    now: () => clock.now,
    models: new ModelStore(join(folder, 'models'), log, modelOptions()),
    actions: actions.map(({ name }) => name),
    entities: [],
  });
  const { live, diagnostics } = await holder.load(starterFiles());
  if (!live) throw new Error(JSON.stringify(diagnostics));
  const channels = [{ name: 'webchat', deliver: null }];
  const service = createService({ store, content: holder, channels, actions, log, now: () => clock.now });
  service.start();
  const { scripts } = starterScripts({ content: starterContent(), actions: null });
  const tests = scripts.flatMap((script) => script.tests);
  let conversations = 0;
  try {
    for (let copy = 0; copy < (options.copies ?? 1); copy += 1) {
      for (const language of options.languages) {
        const dialogues = tests.filter(({ languages }) => languages?.includes(language) ?? true);
        for (const [index, dialogue] of dialogues.entries()) {
          conversations += 1;
          clock.now += 60_000;
          // Every fifth customer comes back with another matter.
          const next = dialogues[(index + 7) % dialogues.length]!;
          await talk({ store, service, clock }, `webchat:${language}-${copy}-${index}`, language, [
            dialogue,
            ...(index % 5 === 0 ? [next] : []),
          ]);
        }
      }
    }
    clock.now += TWO_HOURS;
    const ids = await store.readConversationIds('', 1_000_000);
    const timersOf = async (id: string) => Object.values((await store.readConversation(id))!.state.timers);
    await until(async () => (await Promise.all(ids.map(timersOf))).flat().every((due) => due > clock.now));
  } finally {
    await service.stop(5_000);
    await store.close();
  }
  return { folder, conversations, destroy: () => rmSync(folder, { recursive: true, force: true }) };
}

interface Parts {
  readonly store: Store;
  readonly service: ReturnType<typeof createService>;
  readonly clock: { now: number };
}

async function talk(
  { store, service, clock }: Parts,
  conversation: string,
  language: Language,
  dialogues: readonly ScriptTest[],
): Promise<void> {
  let nth = 0;
  const id = () => {
    nth += 1;
    clock.now += 4_000;
    return `e${nth}`;
  };
  const rests = () =>
    until(async () => (await store.readConversation(conversation))?.state.phase.kind !== 'calling').then(
      () => undefined,
    );
  const receive = (body: Parameters<typeof service.receive>[0]['body']) =>
    service.receive({ conversation, channel: 'webchat', id: id(), body }).then(rests);
  await receive({ kind: 'opened', locale: language });
  for (const { lines } of dialogues) {
    for (const { happens } of lines) {
      const said = happens?.kind === 'says' ? happens.words : happens?.kind === 'presses' ? happens.title : null;
      if (said === null) continue;
      const words = inLanguage(said, language) ?? '';
      const shown = (await store.readMessages(conversation, 0, 1_000)).flatMap(({ buttons = [] }) => buttons);
      const isIt = ({ title, choice }: (typeof shown)[number]) => title === words || choice.value === words;
      const button = happens?.kind === 'presses' ? shown.findLast(isIt) : undefined;
      const text = button?.title ?? words;
      await receive({ kind: 'message', text, ...(button && { choice: button.choice }) });
    }
    const it = (await store.readConversation(conversation))!.state.case;
    if (it?.owner.kind !== 'queue') continue;
    await service.act(conversation, id(), { kind: 'desk-take', agent: ANI });
    await service.act(conversation, id(), { kind: 'desk-message', agent: ANI, text: 'Ya, Kak.' });
    await service.act(conversation, id(), { kind: 'desk-resolve', agent: ANI });
  }
}

async function until(holds: () => Promise<boolean>): Promise<void> {
  const limit = Date.now() + 30_000;
  while (!(await holds())) {
    if (Date.now() > limit) throw new Error('it did not happen within 30 s');
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
}
