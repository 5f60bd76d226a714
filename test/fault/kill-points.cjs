/*
 * Loaded before the built program (`node --require`): KILL_AT names a point of the road at which the process kills itself,
 * and the KILL_NTH time that it comes by. The program itself knows nothing of this: its modules are wrapped from outside,
 * in the thread that writes, too. What was reached is written to stderr before the kill, so that a test can count it.
 *
 * `<what> before` nothing has been asked of the store; `during` it has been asked and may or may not have done it; `after` it
 * has answered and nobody was told. CLOCK_FROM lets the clock run fast from that moment on.
 */
'use strict';

const fs = require('node:fs');
const { ServerResponse } = require('node:http');
const path = require('node:path');

const POINT = process.env.KILL_AT ?? '';
let left = Number(process.env.KILL_NTH ?? 1);
const dist = (file) => path.join(__dirname, '..', '..', 'dist', file);

function passes(point) {
  if (point !== POINT || --left > 0) return;
  fs.writeSync(2, `killed at: ${point}\n`);
  process.kill(process.pid, 'SIGKILL');
  // The signal is on its way: nothing may happen any more.
  for (;;);
}
globalThis.passes = passes;

// A wait of a minute, the shortest that an author may write, is over in three seconds; so are leases of those who were killed.
const from = Number(process.env.CLOCK_FROM ?? 0);
if (from > 0) {
  const real = Date.now;
  Date.now = () => Math.round(from + (real() - from) * 20);
  const keeper = { start() {}, async stop() {} };
  require(dist('runtime/shared-clock.js')).shareClock = async () => ({ now: Date.now, keeper });
}

if (POINT !== '') {
  const { openStore } = require(dist('cli/open-store.js'));
  require(dist('cli/open-store.js')).openStore = async (...given) => wrapped(await openStore(...given));
  wrapTransaction(require(dist('store/sqlite/group-commit.js')).GroupCommit);
  wrapAnswers();
}

function wrapped(store) {
  const around =
    (name, work) =>
    async (...given) => {
      const what = typeof name === 'string' ? name : name(...given);
      passes(`${what} before`);
      const working = work(...given);
      // Writes of one moment are gathered, and the gathered ones have gone out by then.
      if (POINT === `${what} during`) setImmediate(() => passes(`${what} during`));
      const result = await working;
      if (!Array.isArray(result) || result.length > 0) passes(`${what} after`);
      return result;
    };
  const { releases, audit } = store;
  return {
    ...store,
    readConversation: around('read', store.readConversation.bind(store)),
    reserveNumbers: around('numbers', store.reserveNumbers.bind(store)),
    commitTurn: around(nameOf, store.commitTurn.bind(store)),
    claimOutbox: around(({ kind }) => `claim ${kind}`, store.claimOutbox.bind(store)),
    claimTimers: around('claim timer', store.claimTimers.bind(store)),
    settleOutbox: around(({ payload }) => `settle ${payload.kind}`, store.settleOutbox.bind(store)),
    audit: Object.assign(Object.create(audit), { seal: around('seal', audit.seal.bind(audit)) }),
    releases: Object.assign(Object.create(releases), {
      saveRelease: around('release', releases.saveRelease.bind(releases)),
      appendPublication: around('publication', releases.appendPublication.bind(releases)),
    }),
  };
}

function nameOf({ event, effects }) {
  const isHandoff = effects.some(
    ({ kind, fact, to }) => kind === 'fact' && fact === 'owner-changed' && to.kind === 'queue',
  );
  return isHandoff && event.kind === 'message' ? 'handoff' : event.kind;
}

/** Of SQLite: all is written and nothing committed; committed, and nobody was told. */
function wrapTransaction({ prototype }) {
  const { inOneTransaction } = prototype;
  prototype.inOneTransaction = function (...given) {
    if (!this.isWatched) {
      this.isWatched = true;
      const { commit } = this;
      this.commit = {
        run() {
          passes('transaction before');
          commit.run();
          passes('transaction after');
        },
      };
    }
    return inOneTransaction.apply(this, given);
  };
}

/** The answer to whoever brought an event. */
function wrapAnswers() {
  const { end } = ServerResponse.prototype;
  ServerResponse.prototype.end = function (...given) {
    if (this.req?.method !== 'POST') return end.apply(this, given);
    passes('answer before');
    this.once('finish', () => passes('answer after'));
    return end.apply(this, given);
  };
}
