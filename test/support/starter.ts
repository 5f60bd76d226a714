import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import BetterSqlite from 'better-sqlite3';
import { compileContent } from '../../src/flow/compile-content';
import type { Content } from '../../src/flow/program';
import type { Model } from '../../src/nlu/model';
import { trainModel } from '../../src/nlu/train';
import { type Action, ActionError } from '../../src/runtime/action';
import { Talk } from '../../src/runtime/talk';
import { shopActions } from '../../src/shop/actions';
import { demoShop } from '../../src/shop/demo-shop';
import type { ShopStore } from '../../src/store/shop';
import { openSqliteShop } from '../../src/store/sqlite/shop';

const root = join(__dirname, '../..');

/** The content files of the starter, as `khidmat serve` reads them. */
export function starterFiles(): readonly { path: string; text: string }[] {
  return ['flows', 'intents'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => ({
      path: `${folder}/${name}`,
      text: readFileSync(join(root, folder, name), 'utf8'),
    })),
  );
}

/** The starter compiled; throws with every mistake of its files. */
export function starterContent(): Content {
  const actions = shopActions(demoShopStore()).map(({ name }) => name);
  const { content, diagnostics } = compileContent(starterFiles(), { actions, hash: 'starter' });
  if (content === null) throw new Error(diagnostics.map((one) => `${one.file}:${one.line} ${one.message}`).join('\n'));
  return content;
}

let learnt: { readonly content: Content; readonly model: Model } | undefined;

/** The starter compiled and its model trained, once for a test file. */
export function starter(): { readonly content: Content; readonly model: Model } {
  if (learnt) return learnt;
  const content = starterContent();
  learnt = { content, model: trainModel(content.training) };
  return learnt;
}

export function demoShopStore(): ShopStore {
  return openSqliteShop(new BetterSqlite(':memory:'), demoShop);
}

/** A new customer with a new shop on Monday 2026-11-23 at ten; the actions in `broken` fail. */
export function talkToStarter(options: { readonly broken?: readonly string[]; readonly at?: number } = {}): Talk {
  const actions = shopActions(demoShopStore()).map((action) =>
    options.broken?.includes(action.name) ? { ...action, run: fail } : action,
  );
  return new Talk({ ...starter(), actions, ...(options.at === undefined ? {} : { at: options.at }) });
}

const fail: Action['run'] = async () => {
  throw new ActionError('SHOP_DOWN', 'the shop does not answer', { retry: false });
};
