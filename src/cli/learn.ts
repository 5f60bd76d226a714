import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beginningOf } from '../domain/opening-hours';
import { KhidmatError } from '../errors';
import { fileOfIntent } from '../flow/add-examples';
import { type Group, OUT_OF_SCOPE, type Suggestions, suggest } from '../nlu/suggest';
import type { Verdict } from '../nlu/try-addition';
import type { UnderstandContext } from '../nlu/understand';
import { readMisreadTalks } from '../reports/misread-talks';
import type { Learning } from '../reports/page-learn';
import type { Wish } from '../reports/wish';
import { hashOf, readContentFiles } from '../runtime/content-files';
import type { Store } from '../store/store';
import { type Material, modelOf, readProject } from './project-model';
import { isRequest } from './read-messages';
import { changeFor, effectOf, type TryOut, tryOutOf } from './teach';
import { contextOf } from './understand';

/** What is done with one group: looked at, tried, or accepted. */
export interface LearnAsk {
  readonly group: string;
  readonly intent: string;
  readonly accept: boolean;
}

interface Studied {
  readonly key: string;
  readonly found: Suggestions;
  readonly material: Material;
  readonly tryOut: TryOut;
}

/** The learning loop behind its page: what `khidmat suggest` does, on what the period's customers wrote. One study is remembered. */
export class Learner {
  private studied: Studied | null = null;

  constructor(private readonly contentDir: string) {}

  async learn(store: Store, wish: Wish, timeZone: string, ask: LearnAsk | null): Promise<Learning> {
    const studied = await this.study(store, wish, timeZone);
    const { found, material } = studied;
    const intents = [...new Set(material.training.examples.map(({ intent }) => intent))].sort();
    const learning = {
      ...{ messages: found.messages, different: found.different, groups: found.groups, intents },
      ...{ tried: null, accepted: null, fault: null },
    };
    if (ask === null) return learning;
    const group = found.groups.find(({ id }) => id === ask.group);
    const isKnown = ask.intent === OUT_OF_SCOPE || intents.includes(ask.intent);
    if (group === undefined || !isKnown) return learning;
    try {
      return {
        ...learning,
        ...(ask.accept ? await this.accept(group, ask.intent, studied) : await tried(group, ask.intent, studied)),
      };
    } catch (error) {
      if (error instanceof KhidmatError) return { ...learning, fault: error.message };
      throw error;
    }
  }

  private async study(store: Store, wish: Wish, timeZone: string): Promise<Studied> {
    const files = await readContentFiles(this.contentDir);
    const talks = await readMisreadTalks(store, wish);
    const key = JSON.stringify([hashOf(files), wish.first, wish.last, talks]);
    if (this.studied?.key === key) return this.studied;
    const material = await readProject(this.contentDir, '.');
    const context: UnderstandContext = contextOf(undefined, undefined, material);
    const since = beginningOf(wish.first, timeZone);
    const texts = await readTexts(store, talks, since);
    const found = suggest(texts, await modelOf(material), context, material.training);
    this.studied = { key, found, material, tryOut: tryOutOf(found, material, context) };
    return this.studied;
  }

  private async accept(group: Group, intent: string, { material }: Studied): Promise<Partial<Learning>> {
    const file = await changeFor(intent, group.messages, material);
    await writeFile(join(this.contentDir, file.path), file.text);
    this.studied = null;
    return { accepted: file.path, groups: [] };
  }
}

async function tried(group: Group, intent: string, { material, tryOut }: Studied): Promise<Partial<Learning>> {
  const { added, messages, heldOut } = effectOf(group.messages, intent, tryOut);
  const file = fileOfIntent(await readContentFiles(material.folder!), intent);
  return {
    tried: {
      ...{ group: group.id, intent, file: file?.path ?? `intents/${intent}.yaml` },
      effect: {
        ...{ added, heldOut },
        messages: messages.map(({ text, from, to }) => ({ text, from: verdict(from), to: verdict(to) })),
      },
    },
  };
}

function verdict({ intent, decision }: Verdict): string {
  return decision === 'answer' ? (intent ?? decision) : decision;
}

async function readTexts(store: Store, talks: readonly string[], since: number): Promise<string[]> {
  const texts: string[] = [];
  for (const conversation of talks)
    for (const turn of await store.readTurns(conversation))
      if (turn.event.at >= since && isRequest(turn)) texts.push(turn.event.text);
  return texts;
}
