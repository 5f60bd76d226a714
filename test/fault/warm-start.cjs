/*
 * Loaded before the built program (`node --require`) by a test that starts it hundreds of times: reads its code, which takes two thirds of a
 * start and touches nothing, and waits there for a word on standard input. What follows is the whole start, as ever.
 */
'use strict';

const fs = require('node:fs');
const path = require('node:path');

const { isMainThread } = require('node:worker_threads');

// A thread of the program loads this once more, and has nobody to wait for.
if (isMainThread) {
  require('node:module').enableCompileCache?.();
  require(path.join(__dirname, '..', '..', 'dist', 'cli', 'serve.js'));
  wait();
}

function wait() {
  for (;;) {
    try {
      // Whoever waited for this process has gone.
      if (fs.readSync(0, Buffer.alloc(1)) === 0) process.exit(0);
      break;
    } catch (error) {
      if (error.code !== 'EAGAIN') throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 5);
    }
  }
}
